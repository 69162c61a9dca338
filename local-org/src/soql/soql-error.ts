import type { Position } from '../diagnostics/errors.ts';

/** Error codes of the REST query resource. */
export type SoqlErrorCode =
  | 'INVALID_FIELD'
  | 'INVALID_TYPE'
  | 'MALFORMED_QUERY'
  | 'INVALID_QUERY_FILTER_OPERATOR'
  | 'EXCEEDED_ID_LIMIT'
  | 'UNABLE_TO_LOCK_ROW';

/**
 * A query that Salesforce refuses, in the platform's words: a compile error for inline SOQL, `System.QueryException` for dynamic SOQL,
 * a 400 answer of the REST query resource.
 */
export class SoqlError extends Error {
  readonly errorCode: SoqlErrorCode;
  readonly position: Position;

  constructor(errorCode: SoqlErrorCode, message: string, position: Position) {
    super(message);
    this.name = 'SoqlError';
    this.errorCode = errorCode;
    this.position = position;
  }
}

const SEE_DESCRIBE = 'Please reference your WSDL or the describe call for the appropriate names.';

/** Also what user mode answers for a field without read permission. */
export function noSuchColumn(field: string, object: string, position: Position): SoqlError {
  return new SoqlError(
    'INVALID_FIELD',
    `No such column '${field}' on entity '${object}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. ${SEE_DESCRIBE}`,
    position
  );
}

/** Also what user mode answers for an object without read permission. */
export function noSuchObject(object: string, position: Position): SoqlError {
  return new SoqlError(
    'INVALID_TYPE',
    `sObject type '${object}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. ${SEE_DESCRIBE}`,
    position
  );
}

export function noSuchRelationship(
  relationship: string,
  where: 'field path' | 'FROM part of query call',
  position: Position
): SoqlError {
  const code = where === 'field path' ? 'INVALID_FIELD' : 'INVALID_TYPE';
  return new SoqlError(
    code,
    `Didn't understand relationship '${relationship}' in ${where}. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. ${SEE_DESCRIBE}`,
    position
  );
}

/** `field 'Body__c' can not be filtered in a query call` */
export function cannot(
  what: 'filtered' | 'sorted' | 'grouped',
  field: string,
  position: Position
): SoqlError {
  return new SoqlError(
    'INVALID_FIELD',
    `field '${field}' can not be ${what} in a query call`,
    position
  );
}

export function malformed(message: string, position: Position): SoqlError {
  return new SoqlError('MALFORMED_QUERY', message, position);
}
