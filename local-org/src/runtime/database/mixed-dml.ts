import type { LimitCounters } from '../limits.ts';
import type { RunningUser, Transaction } from '../transaction.ts';
import { isFine, refuse, type RowWork } from './row-work.ts';

/** Objects of the set-up that cannot share a transaction with data, besides User. */
const SETUP_OBJECTS: ReadonlySet<string> = new Set([
  'FieldPermissions',
  'Group',
  'GroupMember',
  'ObjectPermissions',
  'PermissionSet',
  'PermissionSetAssignment',
  'QueueSobject',
  'UserRole'
]);

/** Fields of User whose change makes a user part of the set-up. */
const SETUP_USER_FIELDS = ['userroleid', 'isactive', 'username', 'profileid'];

const SLOT = Symbol('mixed DML');

/** The first object of each kind that a user saved; a new one begins with `Test.startTest` and `Test.stopTest`. */
interface Scope {
  setup: string | null;
  data: string | null;
}

/**
 * Refuses rows of the set-up after data, and data after the set-up. Each `System.runAs` block begins anew, whoever its user is.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_dml_non_mix_sobjects.htm;
 * the message's wording as in public reports.
 */
export function checkMixedDml(tx: Transaction, works: readonly RowWork[]): void {
  const scope = scopeOf(tx);
  for (const work of works.filter(isFine)) {
    const kind = kindOf(work);
    if (kind === null) continue;
    const other = kind === 'setup' ? scope.data : scope.setup;
    if (other === null) {
      scope[kind] ??= work.object.name;
      continue;
    }
    const message =
      'DML operation on setup object is not permitted after you have updated a non-setup object (or vice versa): ' +
      `${work.object.name}, original object: ${other}`;
    refuse(work, 'MIXED_DML_OPERATION', message);
  }
}

/** null: a user whose role and activity stay alone goes with both. */
function kindOf(work: RowWork): 'setup' | 'data' | null {
  if (work.object.name !== 'User') return SETUP_OBJECTS.has(work.object.name) ? 'setup' : 'data';
  if (work.operation === 'insert') return work.source.peek('userroleid') === null ? null : 'setup';
  return changesSetup(work) ? 'setup' : null;
}

function changesSetup(work: RowWork): boolean {
  return SETUP_USER_FIELDS.some((key) => {
    const column = work.object.fields.get(key)?.name ?? '';
    return (
      work.source.setKeys().includes(key) &&
      work.source.peek(key) !== (work.before?.[column] ?? null)
    );
  });
}

/** `tx.user` is another object in each block, even where it is the same user. */
function scopeOf(tx: Transaction): Scope {
  const all = tx.slot(SLOT, () => new WeakMap<LimitCounters, WeakMap<RunningUser, Scope>>());
  const byUser = all.get(tx.limits) ?? new WeakMap<RunningUser, Scope>();
  all.set(tx.limits, byUser);
  const scope = byUser.get(tx.user) ?? { setup: null, data: null };
  byUser.set(tx.user, scope);
  return scope;
}
