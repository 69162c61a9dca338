import type { Store } from '../../store/store.ts';
import type { Transaction } from '../transaction.ts';
import { settleAddresses } from './addresses.ts';
import { isAccountOfPersons, settlePersonAccount } from './person-accounts.ts';
import type { RowWork } from './row-work.ts';

/** What the platform itself fills on standard objects when a row is saved. */
export function applyStandardRules(tx: Transaction, store: Store, work: RowWork): void {
  if (work.object.name === 'Case') applyCaseRules(tx, store, work);
  settleAddresses(work);
  if (isAccountOfPersons(store, work)) settlePersonAccount(work);
}

/**
 * A case takes its contact's account and remembers when it was closed.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_case.htm
 */
function applyCaseRules(tx: Transaction, store: Store, work: RowWork): void {
  const contact = work.contents['ContactId'] ?? null;
  const isNewContact = contact !== (work.before?.['ContactId'] ?? null);
  if (
    typeof contact === 'string' &&
    isNewContact &&
    (work.contents['AccountId'] ?? null) === null
  ) {
    work.contents['AccountId'] = store.findById('Contact', contact)?.['AccountId'] ?? null;
  }
  const closed = work.contents['Status'] === 'Closed';
  const wasClosed = work.before?.['Status'] === 'Closed';
  if (closed && !wasClosed) work.contents['ClosedDate'] = Math.floor(tx.now() / 1000) * 1000;
  if (!closed) work.contents['ClosedDate'] = null;
}
