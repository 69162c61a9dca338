import type { Row } from '../../local-org/test/package/package-server.ts';
import { Broken } from './courier.ts';
import { stageOf, targetOf, type Ledger } from './ledger.ts';
import { textOf } from './normalised.ts';
import { REFUSED_COUNTRY, type Spoken } from './spoken.ts';
import type { TestedOrg } from './tested-org.ts';
import { isKeptVerbatim } from './texts.ts';

/** Rows of an org that only grow; what a case has added is compared with what it owed. */
export interface Census {
  readonly Lead: number;
  readonly Case: number;
  readonly BirdMessage__c: number;
  /** What waits to be processed. */
  readonly waiting: number;
}

export function takeCensus(org: TestedOrg): Census {
  return {
    Lead: org.count('Lead'),
    Case: org.count('Case'),
    BirdMessage__c: org.count('BirdMessage__c'),
    waiting: org.waiting
  };
}

/** Compares what the org holds with what the accepted letters of a case oblige it to. @throws Broken */
export function audit(org: TestedOrg, ledger: Ledger, before: Census): void {
  const after = takeCensus(org);
  if (after.waiting > before.waiting) throw new Broken('a delivery waits for ever', null);
  const rows = messageRows(org, ledger);
  for (const [id, spoken] of ledger.messages) checkMessage(rows.get(id), spoken, ledger);
  const made = after.BirdMessage__c - before.BirdMessage__c;
  const least = ledger.messages.size;
  if (made < least || made > least + ledger.perhaps.length) {
    throw new Broken(`${made} messages for ${least} ids`, null);
  }
  for (const object of ['Lead', 'Case'] as const) {
    const [least, most] = ledger.bounds[object];
    const count = after[object] - before[object];
    if (count > most || count < least) {
      throw new Broken(`${count} new rows of ${object}, not ${least} to ${most}`, null);
    }
  }
  checkEvents(org, ledger);
}

function messageRows(org: TestedOrg, ledger: Ledger): ReadonlyMap<string, Row> {
  if (ledger.messages.size === 0) return new Map();
  const rows = org.rows(
    `SELECT ExternalId__c, Body__c, Status__c, Conversation__r.Lead__c, Conversation__r.Case__c, Conversation__r.ThreadKey__c FROM BirdMessage__c WHERE ExternalId__c IN (${quotedList(ledger.messages.keys())})`
  );
  return new Map(rows.map((row) => [String(row['ExternalId__c']), row]));
}

function checkMessage(row: Row | undefined, spoken: Spoken, ledger: Ledger): void {
  const { id, form, channel, direction, customer } = spoken;
  const name = `message ${id} (form ${form}, ${channel}, ${direction})`;
  if (row === undefined) throw new Broken(`lost: ${name}`, null);
  const text = textOf(spoken);
  const isPlain = text === null || isKeptVerbatim(text);
  // Salesforce keeps no white space around a text.
  if (isPlain && text !== null && String(row['Body__c']).trim() !== text.trim()) {
    throw new Broken(
      `text of ${name}: ${JSON.stringify(row['Body__c'])} for ${JSON.stringify(text)}`,
      null
    );
  }
  const stage = stageOf(row['Status__c']);
  if (stage !== ledger.stage(id)) {
    throw new Broken(
      `status of ${name}: ${String(row['Status__c'])}, not stage ${ledger.stage(id)}`,
      null
    );
  }
  const isRefused = customer.phone.startsWith(REFUSED_COUNTRY);
  const conversation = row['Conversation__r'] as Row;
  const link = conversation[targetOf(spoken) === 'Case' ? 'Case__c' : 'Lead__c'];
  if (direction === 'inbound' && link === null && !isRefused) {
    throw new Broken(`no ${targetOf(spoken)} of ${name}`, null);
  }
}

/** What waits or was refused is kept, once. */
function checkEvents(org: TestedOrg, ledger: Ledger): void {
  const statuses = ledger.waiting.map((id) => `status|${id}`);
  const keys = [...statuses, ...ledger.malformed];
  if (keys.length === 0) return;
  const found = org
    .rows(`SELECT EventKey__c FROM BirdInboundEvent__c WHERE EventKey__c IN (${quotedList(keys)})`)
    .map((row) => String(row['EventKey__c']));
  const missing = keys.filter((key) => !found.includes(key));
  if (missing.length > 0) throw new Broken(`no event ${missing[0]}`, null);
  if (found.length > keys.length) throw new Broken('an event twice', null);
}

function quotedList(texts: Iterable<string>): string {
  return [...texts].map((text) => `'${text}'`).join(', ');
}
