import { fieldOf } from './field-types.ts';
import type { FieldSchema } from './schema.ts';

/** A field that only the platform writes and everybody who reads the row may read. */
const READ_ONLY = { createable: false, updateable: false, permissionField: null } as const;

/** `Id`, the same in every object. */
export function idField(label = 'Record ID'): FieldSchema {
  return fieldOf('Id', label, 'Id', READ_ONLY);
}

/**
 * The fields every stored row has: `IsDeleted`, who created and changed it when.
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/system_fields.htm
 */
export function auditFields(): readonly FieldSchema[] {
  return [
    fieldOf('CreatedDate', 'Created Date', 'DateTime', { ...READ_ONLY, indexed: true }),
    userField('CreatedBy', 'Created By'),
    fieldOf('LastModifiedDate', 'Last Modified Date', 'DateTime', { ...READ_ONLY, indexed: true }),
    userField('LastModifiedBy', 'Last Modified By'),
    fieldOf('SystemModstamp', 'System Modstamp', 'DateTime', { ...READ_ONLY, indexed: true })
  ];
}

/** `IsDeleted`; setup objects such as User have none. */
export function deletedField(): FieldSchema {
  return fieldOf('IsDeleted', 'Deleted', 'Checkbox', READ_ONLY);
}

/** `OwnerId`; custom objects and Lead, Case may belong to a queue too. */
export function ownerField(owners: readonly string[]): FieldSchema {
  return fieldOf('OwnerId', 'Owner ID', 'Lookup', {
    referenceTo: owners,
    relationshipName: 'Owner',
    permissionField: null
  });
}

/** Last viewed and last referenced, kept per user by the pages. */
export function viewFields(): readonly FieldSchema[] {
  return [
    fieldOf('LastViewedDate', 'Last Viewed Date', 'DateTime', READ_ONLY),
    fieldOf('LastReferencedDate', 'Last Referenced Date', 'DateTime', READ_ONLY)
  ];
}

function userField(relationshipName: string, label: string): FieldSchema {
  return fieldOf(`${relationshipName}Id`, `${label} ID`, 'Lookup', {
    ...READ_ONLY,
    referenceTo: ['User'],
    relationshipName
  });
}
