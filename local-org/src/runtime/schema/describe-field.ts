import { localName } from '../../metadata/features/namespace.ts';
import type { FieldSchema, PicklistValue } from '../../metadata/schema.ts';
import { UnsupportedError } from '../../diagnostics/errors.ts';
import {
  comparesWithoutCase,
  isFormulaField,
  isReferenceField,
  isSortableField
} from '../../store/columns.ts';
import { libraryType } from '../../syntax/types.ts';
import type { LibraryType } from '../library.ts';
import type { Transaction } from '../transaction.ts';
import { ApexList } from '../values/list.ts';
import { describeMembers } from './describe-object.ts';
import { displayType } from './display-type.ts';
import { sobjectTypeToken, type SObjectFieldToken } from './tokens.ts';

/** A `Schema.DescribeFieldResult`; rights are those of the running user when they are asked for. */
export class FieldDescribe {
  readonly typeName = 'Schema.DescribeFieldResult';
  readonly token: SObjectFieldToken;

  constructor(token: SObjectFieldToken) {
    this.token = token;
  }

  get field(): FieldSchema {
    return this.token.field;
  }

  toText(): string {
    return `Schema.DescribeFieldResult[getLabel=${this.field.label};getName=${this.field.name};]`;
  }
}

/** A `Schema.PicklistEntry`. */
export class PicklistEntryValue {
  readonly typeName = 'Schema.PicklistEntry';
  readonly entry: PicklistValue;

  constructor(entry: PicklistValue) {
    this.entry = entry;
  }

  toText(): string {
    const { label, value, isActive, isDefault } = this.entry;
    return `Schema.PicklistEntry[getLabel=${label};getValue=${value};isActive=${isActive};isDefaultValue=${isDefault};]`;
  }
}

type Question = (tx: Transaction, self: FieldDescribe) => unknown;

/** @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_fields_describe.htm */
const GETTERS: Readonly<Record<string, Question>> = {
  Name: (_tx, self) => self.field.name,
  LocalName: (tx, self) => localName(tx.schema.namespace, self.field.name),
  Label: (_tx, self) => self.field.label,
  Length: (_tx, self) => self.field.length ?? 0,
  Precision: (_tx, self) =>
    self.field.apexType === 'System.Integer' ? 0 : (self.field.precision ?? 0),
  Scale: (_tx, self) => self.field.scale ?? 0,
  Digits: (_tx, self) =>
    self.field.apexType === 'System.Integer' ? (self.field.precision ?? 0) : 0,
  Type: (_tx, self) => displayType(self.field),
  SObjectType: (_tx, self) => sobjectTypeToken(self.token.schema, self.token.object.name),
  SobjectField: (_tx, self) => self.token,
  RelationshipName: (_tx, self) => self.field.relationshipName,
  ReferenceTo: (_tx, self) => referenceTo(self),
  PicklistValues: (_tx, self) => picklistValues(self.field),
  CalculatedFormula: (_tx, self) => (isFormulaField(self.field) ? self.field.formula : null)
};

/** @remarks The platform answers a field of another type with an error whose text is not documented. */
function picklistValues({ name, picklist }: FieldSchema): ApexList {
  if (picklist === null) {
    throw new UnsupportedError(`getPicklistValues of ${name}, which is no picklist,`);
  }
  return ApexList.of(
    libraryType('Schema.PicklistEntry'),
    picklist.map((entry) => new PicklistEntryValue(entry))
  );
}

function referenceTo({ token }: FieldDescribe): ApexList {
  const known = token.field.referenceTo.filter((name) => token.schema.object(name) !== undefined);
  return ApexList.of(
    libraryType('Schema.SObjectType'),
    known.map((name) => sobjectTypeToken(token.schema, name))
  );
}

function permits(tx: Transaction, self: FieldDescribe, right: 'read' | 'edit'): boolean {
  const object = self.token.object.name;
  const may = tx.user.permissions;
  return right === 'read'
    ? may.canReadField(object, self.field.name)
    : may.canEditField(object, self.field.name);
}

/** A platform field is calculated, numbered or filled by the platform, and never nillable when it always has a value. */
const NEVER_EMPTY: ReadonlySet<string> = new Set([
  'Id',
  'CreatedDate',
  'CreatedById',
  'LastModifiedDate',
  'LastModifiedById',
  'SystemModstamp',
  'OwnerId',
  'IsDeleted'
]);

const FLAGS: Readonly<Record<string, Question>> = {
  Accessible: (tx, self) =>
    tx.user.permissions.canRead(self.token.object.name) && permits(tx, self, 'read'),
  Createable: (tx, self) =>
    self.field.createable &&
    tx.user.permissions.canCreate(self.token.object.name) &&
    permits(tx, self, 'edit'),
  Updateable: (tx, self) =>
    self.field.updateable &&
    tx.user.permissions.canEdit(self.token.object.name) &&
    permits(tx, self, 'edit'),
  Custom: (_tx, self) => self.field.custom,
  Nillable: (_tx, self) =>
    !self.field.required && self.field.type !== 'Checkbox' && !NEVER_EMPTY.has(self.field.name),
  DefaultedOnCreate: (_tx, self) =>
    self.field.defaultValue !== null ||
    self.field.type === 'Checkbox' ||
    self.field.type === 'AutoNumber' ||
    NEVER_EMPTY.has(self.field.name),
  Unique: (_tx, self) => self.field.unique,
  ExternalId: (_tx, self) => self.field.externalId,
  IdLookup: (_tx, self) => self.field.externalId || self.field.name === 'Id',
  CaseSensitive: (_tx, self) =>
    self.field.caseSensitive || (!comparesWithoutCase(self.field) && isReferenceField(self.field)),
  Filterable: (_tx, self) => self.field.filterable,
  Sortable: (_tx, self) => isSortableField(self.field),
  NamePointing: (_tx, self) => self.field.referenceTo.length > 1,
  AutoNumber: (_tx, self) => self.field.type === 'AutoNumber',
  Calculated: (_tx, self) => isFormulaField(self.field),
  NameField: (_tx, self) => self.token.object.nameField === self.field.name,
  Permissionable: (_tx, self) => self.field.permissionField !== null,
  RestrictedPicklist: (_tx, self) => self.field.restricted,
  CascadeDelete: (_tx, self) =>
    self.field.type === 'MasterDetail' || self.field.deleteConstraint === 'Cascade',
  RestrictedDelete: (_tx, self) => self.field.deleteConstraint === 'Restrict',
  Encrypted: (_tx, self) => self.field.type === 'EncryptedText'
};

/** Types that describe fields. */
export const FIELD_DESCRIBE_TYPES: readonly LibraryType[] = [
  { name: 'Schema.DescribeFieldResult', ...describeMembers(GETTERS, FLAGS) },
  {
    name: 'Schema.SObjectField',
    methods: { 'getDescribe/0': (_tx, self: SObjectFieldToken) => new FieldDescribe(self) }
  },
  {
    name: 'Schema.PicklistEntry',
    ...describeMembers<PicklistEntryValue>(
      { Label: (_tx, self) => self.entry.label, Value: (_tx, self) => self.entry.value },
      {
        Active: (_tx, self) => self.entry.isActive,
        DefaultValue: (_tx, self) => self.entry.isDefault
      }
    )
  }
];
