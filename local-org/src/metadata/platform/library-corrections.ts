import type {
  LibraryConstructor,
  LibraryMethod,
  LibraryTypeTable
} from '../../check/platform-tables.ts';
import {
  ID,
  INTEGER,
  OBJECT,
  SOBJECT,
  STRING,
  BOOLEAN,
  VOID,
  libraryType,
  listOf,
  sameType,
  type ApexType
} from '../../syntax/types.ts';

/**
 * Where the jars are kinder or poorer than the platform, put right by hand.
 *
 * The jars say Object where the platform names a type, let static-only classes be constructed, and have neither `Object` nor `Enum`.
 */

/** `owner.method` and number of the parameter (from 0) declared as Object, to the type the platform asks for. */
const NARROWED: Readonly<Record<string, readonly (readonly [number, ApexType])[]>> = {
  'System.System.enqueueJob': [[0, libraryType('System.Queueable')]],
  'System.System.schedule': [[2, libraryType('System.Schedulable')]],
  'System.SObject.setOptions': [[0, libraryType('Database.DMLOptions')]],
  'System.Decimal.divide': [[2, libraryType('System.RoundingMode')]],
  'System.Http.send': [[0, libraryType('System.HttpRequest')]],
  'Schema.SObjectType.getDescribe': [[0, libraryType('Schema.SObjectDescribeOptions')]],
  'System.Schema.describeSObjects': [[1, libraryType('Schema.SObjectDescribeOptions')]]
};

/** Parameters written as `List<Object>` that take a list of rows or a list of ids. */
const ROWS_OR_IDS: ReadonlySet<string> = new Set([
  'System.Database.delete',
  'System.Database.undelete',
  'System.Database.emptyRecycleBin',
  'System.Database.merge'
]);

const LIST_OF_OBJECTS = listOf(OBJECT);

/** Values and results that only the platform makes. */
const NOT_CONSTRUCTIBLE: ReadonlySet<string> = new Set([
  'System.Id',
  'System.Decimal',
  'System.Double',
  'System.Long',
  'System.Boolean',
  'System.Date',
  'System.Datetime',
  'System.Time',
  'System.Pattern',
  'System.Matcher',
  'System.Type',
  'System.TimeZone',
  'System.AccessLevel',
  'System.SObject',
  'System.Trigger',
  'System.SObjectAccessDecision'
]);

const OBJECT_METHODS: ReadonlySet<string> = new Set(['equals', 'hashCode', 'toString']);

/** The methods that one method of the jar stands for on the platform. */
export function correctedMethods(owner: string, method: LibraryMethod): readonly LibraryMethod[] {
  const key = `${owner}.${method.name}`;
  if (key === 'System.System.debug' && method.parameters.length === 2) {
    return [{ ...method, parameters: [libraryType('System.LoggingLevel'), OBJECT] }];
  }
  const narrowed = NARROWED[key];
  if (narrowed !== undefined)
    return [{ ...method, parameters: narrow(method.parameters, narrowed) }];
  if (ROWS_OR_IDS.has(key)) return rowsAndIds(method);
  return [method];
}

/** Methods that the jars lack. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Messaging_CustomNotification.htm */
export function addedMethods(owner: string): readonly LibraryMethod[] {
  if (owner !== 'Messaging.CustomNotification') return [];
  return [instanceMethod('setSenderId', [STRING], VOID)];
}

/** No constructors for types that only offer statics or that only the platform makes. */
export function correctedConstructors(
  table: Omit<LibraryTypeTable, 'constructors'>,
  constructors: readonly LibraryConstructor[]
): readonly LibraryConstructor[] {
  if (NOT_CONSTRUCTIBLE.has(table.name) || table.kind !== 'class' || table.isAbstract) return [];
  const members = table.methods.filter((method) => !OBJECT_METHODS.has(method.name));
  const onlyStatics =
    members.length + table.fields.length > 0 &&
    members.every((method) => method.isStatic) &&
    table.fields.every((field) => field.isStatic);
  return onlyStatics && table.superclass === null ? [] : constructors;
}

/** `System.Object` and `System.Enum`, which the jars leave to Java. */
export function syntheticTables(): readonly LibraryTypeTable[] {
  return [
    { ...classTable('System.Object'), methods: OBJECT_MEMBERS },
    {
      ...classTable('System.Enum'),
      isAbstract: true,
      typeParameters: ['T'],
      methods: [
        ...OBJECT_MEMBERS,
        instanceMethod('name', [], STRING),
        instanceMethod('ordinal', [], INTEGER),
        { ...instanceMethod('values', [], listOf(TYPE_VARIABLE)), isStatic: true },
        { ...instanceMethod('valueOf', [STRING], TYPE_VARIABLE), isStatic: true }
      ]
    }
  ];
}

const TYPE_VARIABLE: ApexType = { kind: 'variable', name: 'T', args: [] };

const OBJECT_MEMBERS: readonly LibraryMethod[] = [
  instanceMethod('equals', [OBJECT], BOOLEAN),
  instanceMethod('hashCode', [], INTEGER),
  instanceMethod('toString', [], STRING)
];

function instanceMethod(
  name: string,
  parameters: readonly ApexType[],
  returnType: ApexType
): LibraryMethod {
  return { name, isStatic: false, isAbstract: false, parameters, returnType };
}

function classTable(name: string): LibraryTypeTable {
  return {
    name,
    kind: 'class',
    isAbstract: false,
    typeParameters: [],
    superclass: null,
    interfaces: [],
    constructors: [],
    methods: [],
    fields: [],
    enumConstants: []
  };
}

function narrow(
  parameters: readonly ApexType[],
  narrowed: readonly (readonly [number, ApexType])[]
): readonly ApexType[] {
  const types = new Map(narrowed);
  return parameters.map((type, index) =>
    sameType(type, OBJECT) ? (types.get(index) ?? type) : type
  );
}

function rowsAndIds(method: LibraryMethod): readonly LibraryMethod[] {
  const index = method.parameters.findIndex((type) => sameType(type, LIST_OF_OBJECTS));
  if (index === -1) return [method];
  return [SOBJECT, ID].map((element) => ({
    ...method,
    parameters: method.parameters.with(index, listOf(element))
  }));
}
