import { beyondGuests } from '../../metadata/guest-rights.ts';
import type { Store } from '../../store/store.ts';
import type { Transaction } from '../transaction.ts';
import { refuse, type RowWork } from './row-work.ts';

/**
 * Refuses to give a guest user a permission set with more than a guest may have.
 * @remarks https://help.salesforce.com/s/articleView?id=sf.networks_secure_guest_user_sharing.htm; worded as assignments are publicly
 * reported to be refused for licences
 */
export function checkGuestAssignment(tx: Transaction, store: Store, work: RowWork): void {
  if (work.object.name !== 'PermissionSetAssignment' || work.operation !== 'insert') return;
  const assignee = work.source.peek('assigneeid');
  const setId = work.source.peek('permissionsetid');
  if (typeof assignee !== 'string' || typeof setId !== 'string') return;
  const user = store.findById('User', assignee);
  if (user?.['UserType'] !== 'Guest') return;
  const name = String(store.findById('PermissionSet', setId)?.['Name']);
  const set = tx.schema.permissionSets.get(name);
  const right = set === undefined ? null : beyondGuests(set, tx.schema);
  if (right === null) return;
  const message = `Can't assign permission set ${name} to user ${String(user['Name'])}. The user license doesn't allow the permission: ${right}`;
  refuse(work, 'FIELD_INTEGRITY_EXCEPTION', message, ['PermissionSetId']);
}
