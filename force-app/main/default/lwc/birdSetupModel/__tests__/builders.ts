import type { EventPage, EventRow, SetupItem, SetupView } from 'c/birdSetupModel';

/** A line of the checklist that says that channel routes work. */
export function item(changes: Partial<SetupItem> = {}): SetupItem {
  return { code: 'ROUTES', state: 'ok', sentence: 'Routes work.', ...changes };
}

/** What the set-up page shows beside the checklist. */
export function setupView(changes: Partial<SetupView> = {}): SetupView {
  return {
    version: '0.1.0',
    addresses: [
      { code: 'MESSAGES', address: 'https://x.my.salesforce.com/messages' },
      { code: 'WEBHOOK', source: 'Bird', address: 'https://hooks.example.com/bird' }
    ],
    routes: [
      { name: 'WhatsApp', sentence: 'A message makes a Lead.', faults: [], link: '/lightning/r' }
    ],
    mappings: [
      {
        name: 'Lead_Nope',
        sentence: 'Lead.Nope__c gets text.',
        faults: ['It does not exist. Correct the API name.'],
        link: '/lightning/m'
      }
    ],
    sources: [{ source: 'Bird', hasCurrentKey: true, hasPreviousKey: false }],
    ...changes
  };
}

/** An inbound event that was given up. */
export function eventRow(id: string, changes: Partial<EventRow> = {}): EventRow {
  return {
    id,
    name: `BE-0000000${id}`,
    status: 'Failed',
    source: 'messages',
    code: 'INTERNAL_ERROR',
    message: 'It broke.',
    identity: '+6281234567890',
    attempts: 12,
    createdMs: Date.UTC(2026, 0, 31, 9, 30),
    nextAttemptMs: null,
    hasPayload: true,
    recordId: null,
    ...changes
  };
}

/** A page of two events. */
export function eventPage(changes: Partial<EventPage> = {}): EventPage {
  return {
    rows: [eventRow('1'), eventRow('2', { status: 'Ignored', hasPayload: false, identity: null })],
    hasMore: false,
    counts: [
      { status: 'Failed', source: 'messages', code: 'INTERNAL_ERROR', total: 3 },
      { status: 'Failed', source: 'Bird', code: 'MALFORMED_DELIVERY', total: 1 },
      { status: 'Ignored', source: 'Bird', code: null, total: 5 }
    ],
    ...changes
  };
}
