import type { Store } from '../../store/store.ts';
import type { Transaction } from '../transaction.ts';
import { refuse, type RowWork } from './row-work.ts';

/**
 * Refuses owners that cannot own: a group that is no queue for this object, and guest users of sites.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_queuesobject.htm;
 * guests: https://help.salesforce.com/s/articleView?id=sf.networks_secure_guest_user_sharing.htm; both messages as in public reports.
 */
export function checkOwner(tx: Transaction, store: Store, work: RowWork): void {
  if (work.operation !== 'insert' && work.operation !== 'update') return;
  const owner = work.source.peek('ownerid');
  if (typeof owner !== 'string' || owner === (work.before?.['OwnerId'] ?? null)) return;
  if (!work.object.fields.has('ownerid')) return;
  if (owner.startsWith('00G') && !isQueueFor(store, owner, work.object.name)) {
    const message = 'Queue not associated with this SObject type';
    refuse(work, 'FIELD_INTEGRITY_EXCEPTION', message, ['OwnerId']);
  }
  if (owner !== tx.user.id && isGuest(store, owner))
    refuse(work, 'FIELD_INTEGRITY_EXCEPTION', 'Guest users cannot be record owners.', ['OwnerId']);
}

function isQueueFor(store: Store, groupId: string, object: string): boolean {
  const sql =
    'SELECT "Id" FROM "QueueSobject" WHERE "QueueId" = ? AND "SobjectType" = ? AND "IsDeleted" = 0';
  return store.get(sql, [groupId, object]) !== undefined;
}

function isGuest(store: Store, userId: string): boolean {
  return userId.startsWith('005') && store.findById('User', userId)?.['UserType'] === 'Guest';
}
