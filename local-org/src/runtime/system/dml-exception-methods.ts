import { UnsupportedError } from '../../diagnostics/errors.ts';
import { libraryType, listOf, STRING } from '../../syntax/types.ts';
import type { DmlError, Transaction } from '../transaction.ts';
import { enumValue } from '../values/enum-value.ts';
import { apexException, type ApexException, type DmlExceptionRow } from '../values/exception.ts';
import { ApexList } from '../values/list.ts';
import { notNull } from './arguments.ts';
import { STATUS_CODES } from './status-codes.ts';

type Index = number | null;

function rowAt(self: ApexException, index: Index): DmlExceptionRow {
  const at = notNull(index);
  const row = self.dmlRows?.[at];
  if (row === undefined) {
    throw apexException('System.ListException', `List index out of bounds: ${at}`);
  }
  return row;
}

function errorAt(self: ApexException, index: Index): DmlError | null {
  return rowAt(self, index).errors[0] ?? null;
}

function statusCode(name: string): unknown {
  const ordinal = (STATUS_CODES as readonly string[]).indexOf(name);
  if (ordinal < 0) throw new UnsupportedError(`The status code ${name}`);
  return enumValue(libraryType('System.StatusCode'), name, ordinal);
}

function fieldNames(self: ApexException, index: Index): ApexList {
  return new ApexList(listOf(STRING), [...(errorAt(self, index)?.fields ?? [])]);
}

/**
 * What a `System.DmlException` tells of its refused rows; the index counts the refused rows, not those of the statement.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_exception_methods.htm
 */
export const DML_EXCEPTION_METHODS = {
  getNumDml: (_tx: Transaction, self: ApexException) => self.dmlRows?.length ?? 0,
  getDmlIndex: (_tx: Transaction, self: ApexException, index: Index) => rowAt(self, index).index,
  getDmlId: (_tx: Transaction, self: ApexException, index: Index) => rowAt(self, index).id,
  getDmlMessage: (_tx: Transaction, self: ApexException, index: Index) =>
    errorAt(self, index)?.message ?? null,
  getDmlFieldNames: (_tx: Transaction, self: ApexException, index: Index) =>
    fieldNames(self, index),
  getDmlStatusCode: (_tx: Transaction, self: ApexException, index: Index) =>
    errorAt(self, index)?.statusCode ?? null,
  getDmlType: (_tx: Transaction, self: ApexException, index: Index) => {
    const error = errorAt(self, index);
    return error === null ? null : statusCode(error.statusCode);
  }
} as const;
