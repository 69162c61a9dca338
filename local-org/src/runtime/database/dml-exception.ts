import type { DmlOperation } from '../../syntax/ast.ts';
import type { DmlRowResult } from '../transaction.ts';
import { apexException, type ApexException, type DmlExceptionRow } from '../values/exception.ts';

const WORDS: Readonly<Record<DmlOperation | 'convertLead', string>> = {
  insert: 'Insert',
  update: 'Update',
  upsert: 'Upsert',
  delete: 'Delete',
  undelete: 'Undelete',
  merge: 'Merge',
  convertLead: 'ConvertLead'
};

/** How the message of a user-mode refusal begins; it stands alone, without row and status. */
const INACCESSIBLE = 'Operation failed due to fields being inaccessible';

/** What user-mode DML says when the user may not write a field. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_enforce_usermode.htm */
export function inaccessibleFieldsMessage(objectName: string): string {
  return `${INACCESSIBLE} on Sobject ${objectName}, check errors on Exception or Result!`;
}

/** The rows of a result that were refused, as a DmlException keeps them. */
export function failedRows(results: readonly DmlRowResult[]): DmlExceptionRow[] {
  const rows: DmlExceptionRow[] = [];
  results.forEach((result, index) => {
    if (result.errors.length > 0) rows.push({ index, id: result.id, errors: result.errors });
  });
  return rows;
}

/**
 * The `System.DmlException` of a statement with refused rows; null when every row was saved.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_exception.htm
 */
export function dmlException(
  operation: DmlOperation | 'convertLead',
  results: readonly DmlRowResult[]
): ApexException | null {
  const rows = failedRows(results);
  const first = rows[0];
  const error = first?.errors[0];
  if (first === undefined || error === undefined) return null;
  const exception = apexException('System.DmlException', messageOf(operation, first, error));
  exception.dmlRows = rows;
  return exception;
}

function messageOf(
  operation: DmlOperation | 'convertLead',
  row: DmlExceptionRow,
  error: DmlExceptionRow['errors'][number]
): string {
  if (error.message.startsWith(INACCESSIBLE)) return error.message;
  const withId = row.id === null ? '' : ` with id ${row.id}`;
  const what = `${WORDS[operation]} failed. First exception on row ${row.index}${withId}`;
  return `${what}; first error: ${error.statusCode}, ${error.message}: [${error.fields.join(', ')}]`;
}
