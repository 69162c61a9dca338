import { localName } from '../../metadata/features/namespace.ts';
import { libraryType, mapOf, STRING } from '../../syntax/types.ts';
import type { LibraryField, LibraryType } from '../library.ts';
import type { Transaction } from '../transaction.ts';
import { nullPointer } from '../values/exception.ts';
import { ApexList } from '../values/list.ts';
import type { ApexMap } from '../values/map.ts';
import { SObjectValue } from '../values/sobject.ts';
import { CaseBlindMap } from './case-blind-map.ts';
import { allOfType, instanceOfType } from './custom-metadata.ts';
import {
  fieldToken,
  sobjectTypeToken,
  type SObjectFieldToken,
  type SObjectTypeToken
} from './tokens.ts';

/** A `Schema.DescribeSObjectResult`; rights are those of the running user when they are asked for. */
export class ObjectDescribe {
  readonly typeName = 'Schema.DescribeSObjectResult';
  readonly token: SObjectTypeToken;

  constructor(token: SObjectTypeToken) {
    this.token = token;
  }

  toText(): string {
    return `Schema.DescribeSObjectResult[getKeyPrefix=${this.token.object.keyPrefix};getLabel=${this.token.object.label};getName=${this.token.object.name};]`;
  }
}

/** What `describe.fields` answers. */
export class ObjectFields {
  readonly typeName = 'Schema.SObjectTypeFields';
  readonly token: SObjectTypeToken;

  constructor(token: SObjectTypeToken) {
    this.token = token;
  }
}

/** A `Schema.ChildRelationship`. */
export class ChildRelationshipValue {
  readonly typeName = 'Schema.ChildRelationship';
  readonly name: string;
  readonly child: SObjectTypeToken;
  readonly field: SObjectFieldToken;

  constructor(name: string, child: SObjectTypeToken, field: SObjectFieldToken) {
    this.name = name;
    this.child = child;
    this.field = field;
  }
}

function fieldMap(tx: Transaction, { token }: ObjectFields): ApexMap {
  const map = new CaseBlindMap(mapOf(STRING, libraryType('Schema.SObjectField')));
  for (const field of token.object.fields.values()) {
    map.put(tx, field.name, fieldToken(token.schema, token.object.name, field.name));
  }
  return map;
}

function childRelationships({ token }: ObjectDescribe): ApexList {
  const values = token.schema
    .childRelationships(token.object.name)
    .map(({ name, childObject, field }) => {
      const child = sobjectTypeToken(token.schema, childObject);
      return new ChildRelationshipValue(
        name,
        child,
        fieldToken(token.schema, childObject, field.name)
      );
    });
  return ApexList.of(libraryType('Schema.ChildRelationship'), values);
}

type Question = (tx: Transaction, self: ObjectDescribe) => unknown;

/** Each answer is a method `getX` or `isX` and a property `X`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_sobject_describe.htm */
const GETTERS: Readonly<Record<string, Question>> = {
  Name: (_tx, self) => self.token.object.name,
  LocalName: (tx, self) => localName(tx.schema.namespace, self.token.object.name),
  Label: (_tx, self) => self.token.object.label,
  LabelPlural: (_tx, self) => self.token.object.pluralLabel,
  KeyPrefix: (_tx, self) => self.token.object.keyPrefix,
  SObjectType: (_tx, self) => self.token,
  Fields: (_tx, self) => new ObjectFields(self.token),
  ChildRelationships: (_tx, self) => childRelationships(self)
};

const FLAGS: Readonly<Record<string, Question>> = {
  Accessible: (tx, self) => tx.user.permissions.canRead(self.token.object.name),
  Queryable: (tx, self) => tx.user.permissions.canRead(self.token.object.name),
  Createable: (tx, self) => tx.user.permissions.canCreate(self.token.object.name),
  Updateable: (tx, self) => tx.user.permissions.canEdit(self.token.object.name),
  Deletable: (tx, self) => tx.user.permissions.canDelete(self.token.object.name),
  Undeletable: (tx, self) => tx.user.permissions.canDelete(self.token.object.name),
  Custom: (_tx, self) => self.token.object.kind !== 'standard',
  CustomSetting: (_tx, self) => self.token.object.kind === 'customSetting'
};

/** Turns questions into the methods and properties of a describe type. */
export function describeMembers<T>(
  getters: Readonly<Record<string, (tx: Transaction, self: T) => unknown>>,
  flags: Readonly<Record<string, (tx: Transaction, self: T) => unknown>>
): Required<Pick<LibraryType, 'methods' | 'fields'>> {
  const methods: Record<string, (tx: Transaction, self: never) => unknown> = {};
  const fields: Record<string, LibraryField> = {};
  for (const [prefix, questions] of [
    ['get', getters],
    ['is', flags]
  ] as const) {
    for (const [name, answer] of Object.entries(questions)) {
      methods[prefix + name] = answer;
      fields[name] = { get: answer };
    }
  }
  return { methods, fields };
}

const DESCRIBE_TYPE: LibraryType = {
  name: 'Schema.DescribeSObjectResult',
  ...describeMembers(GETTERS, FLAGS)
};

const FIELDS_TYPE: LibraryType = {
  name: 'Schema.SObjectTypeFields',
  methods: { getMap: (tx, self: ObjectFields) => fieldMap(tx, self) }
};

const CHILD_RELATIONSHIP_TYPE: LibraryType = {
  name: 'Schema.ChildRelationship',
  ...describeMembers<ChildRelationshipValue>(
    {
      RelationshipName: (_tx, self) => self.name,
      ChildSObject: (_tx, self) => self.child,
      Field: (_tx, self) => self.field
    },
    {
      CascadeDelete: (_tx, self) =>
        self.field.field.type === 'MasterDetail' || self.field.field.deleteConstraint === 'Cascade',
      RestrictedDelete: (_tx, self) => self.field.field.deleteConstraint === 'Restrict'
    }
  )
};

/** Rows made by `newSObject(id, true)` would carry default values, which no code of ours asks for. */
function newRow(tx: Transaction, self: SObjectTypeToken, id: string | null): SObjectValue {
  const row = SObjectValue.create(tx.schema, self.object.name);
  if (id !== null) row.id = id;
  return row;
}

/** `Schema.SObjectType`, with the static methods of custom metadata types that the compiler calls on the object's token. */
const SOBJECT_TYPE_TYPE: LibraryType = {
  name: 'Schema.SObjectType',
  methods: {
    getDescribe: (_tx, self: SObjectTypeToken) => new ObjectDescribe(self),
    'newSObject/0': (tx, self: SObjectTypeToken) => newRow(tx, self, null),
    'newSObject/1': (tx, self: SObjectTypeToken, id: string | null) => newRow(tx, self, id),
    getAll: (tx, self: SObjectTypeToken) => allOfType(tx, self.object.name),
    getInstance: (tx, self: SObjectTypeToken, name: string | null) => {
      if (name === null) throw nullPointer();
      return instanceOfType(tx, self.object.name, name);
    }
  }
};

/** Types that describe objects. */
export const OBJECT_DESCRIBE_TYPES: readonly LibraryType[] = [
  DESCRIBE_TYPE,
  FIELDS_TYPE,
  CHILD_RELATIONSHIP_TYPE,
  SOBJECT_TYPE_TYPE
];
