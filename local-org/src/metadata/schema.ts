import type { SetupSchema } from './setup-schema.ts';

/**
 * What the deployed metadata and the standard objects say: the single source of truth for checker, SOQL, store, server and pages.
 * Plain readonly data; look-ups by name ignore letter case through {@link Schema}.
 */
export type FieldType =
  | 'Id'
  | 'Text'
  | 'LongTextArea'
  | 'TextArea'
  | 'Picklist'
  | 'MultiselectPicklist'
  | 'Checkbox'
  | 'Number'
  | 'Currency'
  | 'Percent'
  | 'Date'
  | 'DateTime'
  | 'Time'
  | 'Email'
  | 'Phone'
  | 'Url'
  | 'AutoNumber'
  | 'Lookup'
  | 'MasterDetail'
  | 'EncryptedText'
  /** Compound and other read-only standard fields that the package never writes (`Name` of a person, `Address`). */
  | 'Compound'
  | 'Base64';

export interface FieldSchema {
  /** API name, canonical letter case. */
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  readonly custom: boolean;
  /** Maximum length in characters for text types, else null. */
  readonly length: number | null;
  /** Digits before plus after the point, and after the point, for numbers. */
  readonly precision: number | null;
  readonly scale: number | null;
  /** Must have a value on save (`required`, master-detail, or a standard rule such as Lead.LastName). */
  readonly required: boolean;
  readonly unique: boolean;
  readonly caseSensitive: boolean;
  readonly externalId: boolean;
  /** Salesforce keeps an index for it: Id, Name, lookups, unique, external ids, audit dates. */
  readonly indexed: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  /** Usable in WHERE: false for long text areas. */
  readonly filterable: boolean;
  /** Objects a lookup points at; empty for other types. */
  readonly referenceTo: readonly string[];
  /** Name of the parent relationship in SOQL and Apex: `Lead__r`, `Owner`; null for other types. */
  readonly relationshipName: string | null;
  /** Name of the child relationship on the parent: `BirdMessages__r` (already with `__r`), `Cases`; null when there is none. */
  readonly childRelationshipName: string | null;
  readonly deleteConstraint: 'SetNull' | 'Restrict' | 'Cascade' | null;
  /** Allowed values of a picklist in order; null for other types. */
  readonly picklist: readonly PicklistValue[] | null;
  /** A restricted picklist refuses other values. */
  readonly restricted: boolean;
  /** Formula text of a formula field or of a default value, as in the metadata; null when there is none. */
  readonly formula: string | null;
  readonly defaultValue: string | null;
  /** `{0000000}` of an auto-number. */
  readonly displayFormat: string | null;
  /** Apex type by qualified name: `System.String`, `System.Id`, `System.Decimal` … */
  readonly apexType: string;
  /**
   * Name of the field whose field permission governs this one: itself, or `MailingAddress` for `MailingCity`. null where Salesforce keeps
   * no field permission (Id, names, audit fields, required and master-detail fields): who may read the object may read the field.
   */
  readonly permissionField: string | null;
  /** Object whose permissions govern the field, where it is not its own: those of a person's field on an account are the contact's. */
  readonly permissionObject?: string;
  /** How an encrypted text is shown to users without View Encrypted Data; null for other types. */
  readonly mask: FieldMask | null;
}

/** @remarks Words of the metadata types `EncryptedFieldMaskChar` and `EncryptedFieldMaskType`. */
export interface FieldMask {
  readonly char: 'asterisk' | 'X';
  readonly type: 'all' | 'creditCard' | 'ssn' | 'lastFour' | 'sin' | 'nino';
}

export interface PicklistValue {
  readonly value: string;
  readonly label: string;
  readonly isDefault: boolean;
  readonly isActive: boolean;
}

export interface ValidationRuleSchema {
  readonly name: string;
  readonly active: boolean;
  readonly formula: string;
  readonly message: string;
  /** Field the error is shown at, or null for the top of the page. */
  readonly field: string | null;
}

export interface ObjectSchema {
  readonly name: string;
  readonly label: string;
  readonly pluralLabel: string;
  readonly kind: 'standard' | 'custom' | 'customMetadata' | 'platformEvent' | 'customSetting';
  /** First three characters of ids. */
  readonly keyPrefix: string;
  /** Fields by lower-cased API name. */
  readonly fields: ReadonlyMap<string, FieldSchema>;
  readonly nameField: string | null;
  readonly sharingModel: 'Private' | 'Read' | 'ReadWrite' | 'ControlledByParent';
  readonly validationRules: readonly ValidationRuleSchema[];
  /** `PublishAfterCommit` or `PublishImmediately` for platform events. */
  readonly publishBehavior: 'PublishAfterCommit' | 'PublishImmediately' | null;
  /** Custom objects and the standard objects the local org keeps rows of. */
  readonly stored: boolean;
  /** FlexiPage that the org shows for a record where the app has none of its own. */
  readonly viewPage?: string;
}

/** A child relationship seen from the parent. */
export interface ChildRelationship {
  readonly name: string;
  readonly childObject: string;
  readonly field: FieldSchema;
}

export interface CustomMetadataRecord {
  readonly typeName: string;
  readonly developerName: string;
  readonly label: string;
  readonly protected: boolean;
  /** Values by field API name, already of the field's JavaScript type: string, number, boolean or null. */
  readonly values: ReadonlyMap<string, string | number | boolean | null>;
}

export interface PermissionSetSchema {
  readonly name: string;
  readonly label: string;
  readonly objectPermissions: ReadonlyMap<string, ObjectPermission>;
  /** By lower-cased `Object.Field`. */
  readonly fieldPermissions: ReadonlyMap<string, FieldPermission>;
  /** Lower-cased Apex class names. */
  readonly classAccesses: ReadonlySet<string>;
  readonly userPermissions: ReadonlySet<string>;
  readonly applicationVisibilities: ReadonlySet<string>;
  readonly tabSettings: ReadonlyMap<string, string>;
  readonly customMetadataTypeAccesses: ReadonlySet<string>;
  /** Lower-cased names. */
  readonly customPermissions: ReadonlySet<string>;
}

export interface ObjectPermission {
  readonly create: boolean;
  readonly read: boolean;
  readonly edit: boolean;
  readonly delete: boolean;
  readonly viewAll: boolean;
  readonly modifyAll: boolean;
}

export interface FieldPermission {
  readonly readable: boolean;
  readonly editable: boolean;
}

export interface FlexiPageSchema {
  readonly name: string;
  readonly label: string;
  readonly objectName: string | null;
  readonly template: string;
  readonly regions: readonly FlexiPageRegion[];
}

export interface FlexiPageRegion {
  readonly name: string;
  readonly type: 'Region' | 'Facet';
  readonly components: readonly FlexiPageComponent[];
}

export interface FlexiPageComponent {
  readonly name: string;
  readonly identifier: string;
  readonly properties: ReadonlyMap<string, string>;
}

export interface AppSchema {
  readonly name: string;
  readonly label: string;
  readonly tabs: readonly string[];
  readonly actionOverrides: readonly {
    readonly objectName: string;
    readonly flexiPage: string;
    readonly formFactor: string;
  }[];
}

/** A list of records of one object. */
export interface ListViewSchema {
  readonly objectName: string;
  readonly name: string;
  readonly label: string;
  /** Field paths in the order of the columns: `Name`, `Channel__c`, `CreatedDate`, `Owner.Alias`. */
  readonly columns: readonly string[];
  readonly filters: readonly ListFilter[];
  /** `1 AND (2 OR 3)`; null: every filter must hold. */
  readonly filterLogic: string | null;
  /** `Mine`: records the user owns; `Queue`: of the queue named. */
  readonly scope: 'Everything' | 'Mine' | 'Queue';
  readonly queue: string | null;
}

export interface ListFilter {
  /** A field path, as in the columns. */
  readonly field: string;
  /** Word of the metadata type `FilterOperation`: `equals`, `notEqual`, `greaterThan` … */
  readonly operation: string;
  /** As written; several values stand between commas; checkboxes are `1` and `0`. */
  readonly value: string;
}

/** The fields that stand in the highlights of a record and in hover cards, the first as its title. */
export interface CompactLayoutSchema {
  readonly objectName: string;
  readonly name: string;
  readonly label: string;
  readonly fields: readonly string[];
  /** Whether the object's metadata assigns it. */
  readonly isPrimary: boolean;
}

/** A tab of an application. */
export interface TabSchema {
  /** API name: that of the object for its own tab. */
  readonly name: string;
  readonly label: string;
  readonly objectName: string | null;
  readonly flexiPage: string | null;
  readonly motif: string;
}

/** Everything the deployed metadata defines. Built by `readSchema(folders)`; never changed afterwards. */
export interface Schema {
  /** Namespace of the org: prefix of every custom name; null where it has none. */
  readonly namespace: string | null;
  readonly objects: ReadonlyMap<string, ObjectSchema>;
  /** Any letter case; undefined when the object is unknown. */
  object(name: string): ObjectSchema | undefined;
  field(objectName: string, fieldName: string): FieldSchema | undefined;
  /** The lookup field behind a parent relationship name such as `Lead__r`. */
  parentRelationship(objectName: string, relationshipName: string): FieldSchema | undefined;
  childRelationships(objectName: string): readonly ChildRelationship[];
  childRelationship(objectName: string, relationshipName: string): ChildRelationship | undefined;
  readonly customMetadata: readonly CustomMetadataRecord[];
  /** Label text by lower-cased name. */
  readonly labels: ReadonlyMap<string, { readonly name: string; readonly value: string }>;
  /** By language (`in`): label texts by lower-cased name. */
  readonly labelTranslations: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** By language: labels of tabs by lower-cased name. */
  readonly tabTranslations: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly permissionSets: ReadonlyMap<string, PermissionSetSchema>;
  readonly flexiPages: ReadonlyMap<string, FlexiPageSchema>;
  readonly apps: ReadonlyMap<string, AppSchema>;
  readonly listViews: readonly ListViewSchema[];
  readonly compactLayouts: readonly CompactLayoutSchema[];
  readonly tabs: ReadonlyMap<string, TabSchema>;
  /** Static resources, queues, sites and the like. */
  readonly setup: SetupSchema;
}
