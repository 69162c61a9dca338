import { UnsupportedError } from '../../diagnostics/errors.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../schema.ts';
import { ALWAYS_READABLE, READ_ONLY, SYSTEM, checkbox, lookup, typed } from '../standard/facts.ts';
import type { Objects } from './feature.ts';

/** Fields of a contact that the account of the person has under the same name. */
const SAME_NAME: ReadonlySet<string> = new Set([
  ...['LastName', 'FirstName', 'Salutation', 'Phone', 'Fax', 'Description', 'OwnerId']
]);
/** A person belongs to no other account and reports to nobody. */
const NOT_OF_PERSONS: ReadonlySet<string> = new Set(['AccountId', 'ReportsToId']);

/**
 * What an org with person accounts has more: an account may be a person and then has the person's fields, a contact says whether it is the
 * person of such an account, and a Lead needs no company.
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_guidelines_personaccounts.htm,
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_account.htm
 */
export function withPersonAccounts(object: ObjectSchema, objects: Objects): readonly FieldSchema[] {
  switch (object.name) {
    case 'Lead':
      return [{ ...object.fields.get('company')!, required: false }];
    case 'Contact':
      return [isPersonAccount()];
    case 'RecordType':
      return [checkbox('IsPersonType', 'Is Person Type', SYSTEM)];
    case 'Account':
      return accountFields(objects.get('Contact')!);
    default:
      return [];
  }
}

function isPersonAccount(): FieldSchema {
  return checkbox('IsPersonAccount', 'Is Person Account', SYSTEM);
}

function accountFields(contact: ObjectSchema): readonly FieldSchema[] {
  const ofPerson = [...contact.fields.values()].flatMap((field) => {
    const name = nameOnAccount(field);
    if (name === null || (SAME_NAME.has(field.name) && !isPartOfName(field))) return [];
    return [onAccount(field, name)];
  });
  return [
    ...ofPerson,
    isPersonAccount(),
    lookup('RecordTypeId', 'Record Type ID', ['RecordType'], null, ALWAYS_READABLE),
    lookup('PersonContactId', 'Contact ID', ['Contact'], null, SYSTEM),
    typed('PersonMailingAddress', 'Mailing Address', 'Compound', READ_ONLY),
    typed('PersonOtherAddress', 'Other Address', 'Compound', READ_ONLY)
  ];
}

function isPartOfName(field: FieldSchema): boolean {
  return ['LastName', 'FirstName', 'Salutation'].includes(field.name);
}

/**
 * Name on the account of a person of a field of the contact, or null where it has none.
 * @throws UnsupportedError for custom fields that are not plain values
 */
export function nameOnAccount(field: FieldSchema): string | null {
  if (field.custom && (field.referenceTo.length > 0 || !field.createable)) {
    throw new UnsupportedError(`A ${field.type} field of a contact in an org with person accounts`);
  }
  if (SAME_NAME.has(field.name)) return field.name;
  if (!field.createable || NOT_OF_PERSONS.has(field.name)) return null;
  return field.custom ? `${field.name.slice(0, -'__c'.length)}__pc` : `Person${field.name}`;
}

/** Rights of a person's field are those of the contact's. */
function onAccount(field: FieldSchema, name: string): FieldSchema {
  const governed = field.custom ? field.name : field.permissionField;
  return {
    ...field,
    name,
    required: false,
    unique: false,
    externalId: false,
    permissionObject: 'Contact',
    permissionField: field.permissionField === null ? null : governed
  };
}

/** Whether accounts may be persons. */
export function hasPersonAccounts(schema: Schema): boolean {
  return schema.field('Account', 'IsPersonAccount') !== undefined;
}
