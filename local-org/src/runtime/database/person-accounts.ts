import { UnsupportedError } from '../../diagnostics/errors.ts';
import { hasPersonAccounts, nameOnAccount } from '../../metadata/features/person-accounts.ts';
import type { ObjectSchema, Schema } from '../../metadata/schema.ts';
import type { ColumnValue } from '../../store/columns.ts';
import type { Store } from '../../store/store.ts';
import type { Transaction } from '../transaction.ts';
import { SObjectValue } from '../values/sobject.ts';
import { stamp } from './defaults.ts';
import { refuse, rowWork, type RowWork } from './row-work.ts';

/** Whether the row is an account in an org where accounts may be persons. */
export function isAccountOfPersons(store: Store, work: RowWork): boolean {
  return work.object.name === 'Account' && hasPersonAccounts(store.schema);
}

/** Name of a contact's field, and of the same on the account of the person. */
function pairs(schema: Schema): readonly (readonly [contact: string, account: string])[] {
  return [...schema.object('Contact')!.fields.values()].flatMap((field) => {
    const name = nameOnAccount(field);
    return name === null ? [] : [[field.name, name] as const];
  });
}

/**
 * Says before the triggers whether an account is a person: by its record type, or by a last name in place of a name.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_guidelines_personaccounts.htm; without a record type:
 * https://wdcigroup.net/insert-person-account-through-api/
 * @throws UnsupportedError for turning one kind of account into the other
 */
export function markPersonAccount(store: Store, work: RowWork): void {
  const { contents } = work;
  const type = contents['RecordTypeId'] ?? null;
  const byType =
    typeof type === 'string' ? store.findById('RecordType', type)?.['IsPersonType'] === 1 : false;
  if (work.before !== null) {
    const was = work.before['IsPersonAccount'] === 1;
    if (was !== byType)
      throw new UnsupportedError('Turning a business account into a person account, or back');
    if (was && work.source.isWritten('name')) refuseFields(work, ['Name']);
    return;
  }
  const byName = type === null && hasText(contents['LastName']) && !hasText(contents['Name']);
  contents['IsPersonAccount'] = byType || byName ? 1 : 0;
  if (byName) contents['RecordTypeId'] = personType(store);
  if (byType && hasText(contents['Name'])) {
    const message =
      'Unable to create/update fields: Name. Please check the security settings of this field and verify that it is read/write for ' +
      'your profile or permission set.';
    refuse(work, 'INVALID_FIELD_FOR_INSERT_UPDATE', message, ['Name']);
  }
}

function personType(store: Store): string {
  return String(store.get('SELECT "Id" FROM "RecordType" WHERE "IsPersonType" = 1')!['Id']);
}

function hasText(value: ColumnValue | undefined): boolean {
  return typeof value === 'string' && value !== '';
}

/** Wording as in public reports: https://help.salesforce.com/s/articleView?id=000386207 */
function refuseFields(work: RowWork, names: readonly string[]): void {
  const message = `Account: bad field names on insert/update call: ${names.join(', ')}`;
  refuse(work, 'INVALID_FIELD_FOR_INSERT_UPDATE', message, names);
}

/** After the before triggers: a person is called by first and last name, a business has no fields of a person. */
export function settlePersonAccount(work: RowWork): void {
  const { contents, object } = work;
  if (contents['IsPersonAccount'] === 1) {
    const parts = [contents['FirstName'], contents['LastName']].filter(hasText);
    contents['Name'] = parts.length === 0 ? null : parts.join(' ');
    if (!hasText(contents['LastName'])) {
      refuse(work, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [LastName]', [
        'LastName'
      ]);
    }
    return;
  }
  const wrong = [...object.fields.values()].filter(
    (field) => isOfPersons(field.name) && hasText(contents[field.name])
  );
  if (wrong.length > 0)
    refuseFields(
      work,
      wrong.map(({ name }) => name)
    );
}

function isOfPersons(name: string): boolean {
  return (
    ['LastName', 'FirstName', 'Salutation'].includes(name) ||
    name.startsWith('Person') ||
    name.endsWith('__pc')
  );
}

/** Writes the contact of a person whose account was written. It fires no triggers. */
export function writePersonContact(tx: Transaction, store: Store, work: RowWork): void {
  if (!isAccountOfPersons(store, work) || work.contents['IsPersonAccount'] !== 1) return;
  const contact = store.schema.object('Contact')!;
  const values: Record<string, ColumnValue> = {};
  for (const [name, onAccount] of pairs(store.schema))
    values[name] = work.contents[onAccount] ?? null;
  const isNew = work.operation === 'insert';
  stamp(tx, contact, values, isNew);
  if (!isNew) {
    store.update('Contact', String(work.before!['PersonContactId']), values);
    return;
  }
  const id = store.nextId('Contact');
  const links = { Id: id, AccountId: work.id, IsPersonAccount: 1, IsDeleted: 0 };
  store.insert('Contact', { ...values, ...links });
  store.update('Account', work.id!, { PersonContactId: id });
}

/** Whether the row is a stored contact of a person account. */
export function isPersonContact(work: RowWork): boolean {
  return work.object.name === 'Contact' && work.before?.['IsPersonAccount'] === 1;
}

/**
 * The change of a person's account that a change of the contact stands for: the account's triggers fire, not the contact's.
 *
 * @remarks An update of such a contact is refused in the words of an account:
 * https://github.com/sfb2csolutionarchitects/b2c-crm-sync/issues/14
 */
export function asAccountWork(store: Store, work: RowWork): RowWork {
  const { schema } = store;
  const account: ObjectSchema = schema.object('Account')!;
  const id = String(work.before!['AccountId']);
  const source = SObjectValue.create(schema, account.name);
  source.id = id;
  const names = new Map(pairs(schema).map(([from, to]) => [from.toLowerCase(), to.toLowerCase()]));
  const wrong: string[] = [];
  for (const key of work.source.setKeys().filter((each) => work.source.isWritten(each))) {
    const target = names.get(key);
    if (target !== undefined) source.write(target, work.source.read(key));
    else if (key !== 'id') wrong.push(work.object.fields.get(key)?.name ?? key);
  }
  const change = rowWork(work.index, source, 'update');
  change.before = store.findById(account.name, id) ?? null;
  if (wrong.length > 0) refuseFields(change, wrong);
  return change;
}

/** @throws UnsupportedError for what is not modelled: other contacts of a person, and deleting the contact alone */
export function refusePersonContacts(store: Store, works: readonly RowWork[]): void {
  if (!hasPersonAccounts(store.schema)) return;
  for (const work of works) {
    if (work.object.name !== 'Contact') continue;
    if (work.operation === 'delete' && isPersonContact(work))
      throw new UnsupportedError('Deleting the contact of a person account');
    const accountId = work.contents['AccountId'] ?? null;
    const isMoved = accountId !== (work.before?.['AccountId'] ?? null);
    if (
      typeof accountId === 'string' &&
      isMoved &&
      store.findById('Account', accountId)?.['IsPersonAccount'] === 1
    )
      throw new UnsupportedError('A further contact of a person account');
  }
}
