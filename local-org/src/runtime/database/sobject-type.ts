import { mapOf, OBJECT, STRING } from '../../syntax/types.ts';
import type { LibraryType } from '../library.ts';
import type { Transaction } from '../transaction.ts';
import { SObjectFieldToken, sobjectTypeToken } from '../schema/tokens.ts';
import { ApexException, apexException, nullArgument } from '../values/exception.ts';
import { ApexMap } from '../values/map.ts';
import type { SObjectValue } from '../values/sobject.ts';
import { DmlOptions } from './dml-options.ts';
import { errorList } from './results.ts';

type FieldName = string | SObjectFieldToken | null;

function nameOf(field: FieldName): string | null {
  return field instanceof SObjectFieldToken ? field.field.name : field;
}

/** The relationship name that a lookup's token stands for. */
function relationshipOf(field: FieldName): string | null {
  return field instanceof SObjectFieldToken ? field.field.relationshipName : field;
}

/** `addError(message)`, `addError(field, message)`, each with or without the escape flag, or with an exception. */
function addError(self: SObjectValue, first: unknown, second: unknown): void {
  if (first instanceof SObjectFieldToken) return self.addError(textOf(second), first.field.name);
  if (typeof second === 'string') return self.addError(second, String(first));
  self.addError(textOf(first));
}

function textOf(message: unknown): string {
  if (message instanceof ApexException) return message.text;
  if (typeof message !== 'string') throw nullArgument();
  return message;
}

function clone(self: SObjectValue, flags: readonly (boolean | null)[]): SObjectValue {
  const [preserveId, isDeepClone, preserveReadonlyTimestamps, preserveAutonumber] = flags.map(
    (flag) => flag === true
  );
  return self.clone({
    preserveId: preserveId ?? false,
    isDeepClone: isDeepClone ?? false,
    preserveReadonlyTimestamps: preserveReadonlyTimestamps ?? false,
    preserveAutonumber: preserveAutonumber ?? false
  });
}

/** @remarks Child lists stand first, as an org answers; a field that a query found empty is left out. */
function populated(tx: Transaction, self: SObjectValue): ApexMap {
  const map = new ApexMap(mapOf(STRING, OBJECT));
  for (const { name, rows } of self.childLists()) map.put(tx, name, rows);
  for (const { name, value } of self.fields()) map.put(tx, name, value);
  for (const { name, row } of self.parents()) map.put(tx, name, row);
  return map;
}

/**
 * `System.SObject`: what every row can do.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_sobject.htm
 */
export const SOBJECT_TYPE: LibraryType = {
  name: 'System.SObject',
  methods: {
    get: (_tx, self: SObjectValue, field: FieldName) => self.get(nameOf(field)),
    put: (_tx, self: SObjectValue, field: FieldName, value: unknown) =>
      self.put(nameOf(field), value),
    isSet: (_tx, self: SObjectValue, field: FieldName) => self.isSet(nameOf(field)),
    getSObject: (_tx, self: SObjectValue, field: FieldName) =>
      self.getSObject(relationshipOf(field)),
    putSObject: (_tx, self: SObjectValue, field: FieldName, row: SObjectValue | null) =>
      self.putSObject(relationshipOf(field), row),
    'getSObjects(System.String)': (_tx, self: SObjectValue, field: FieldName) =>
      self.getSObjects(relationshipOf(field)),
    getSObjectType: (tx, self: SObjectValue) => sobjectTypeToken(tx.schema, self.objectName),
    getPopulatedFieldsAsMap: (tx, self: SObjectValue) => populated(tx, self),
    clone: (_tx, self: SObjectValue, ...flags: (boolean | null)[]) => clone(self, flags),
    isClone: (_tx, self: SObjectValue) => self.isClone,
    getCloneSourceId: (_tx, self: SObjectValue) => self.cloneSourceId,
    addError: (_tx, self: SObjectValue, first: unknown, second?: unknown) =>
      addError(self, first, second ?? null),
    hasErrors: (_tx, self: SObjectValue) => self.errors.length > 0,
    getErrors: (_tx, self: SObjectValue) => errorList(self.errors),
    setOptions: (_tx, self: SObjectValue, options: DmlOptions | null) => {
      if (options === null) throw nullArgument();
      self.dmlOptions = options;
    },
    getOptions: (_tx, self: SObjectValue) => self.dmlOptions,
    clear: (_tx, self: SObjectValue) => {
      if (self.isReadOnly) throw apexException('System.FinalException', 'Record is read-only');
      self.clear();
    }
  }
};
