import { InternalError } from '../../diagnostics/errors.ts';
import { libraryType, STRING } from '../../syntax/types.ts';
import { STATUS_CODES } from '../system/status-codes.ts';
import type { DmlError, DmlRowResult, Transaction } from '../transaction.ts';
import { enumValue, type EnumValue } from '../values/enum-value.ts';
import { ApexList } from '../values/list.ts';
import { toText } from '../values/text.ts';

/** Which result class a statement answers with. */
export type ResultName =
  'SaveResult' | 'UpsertResult' | 'DeleteResult' | 'UndeleteResult' | 'EmptyRecycleBinResult';

const ERROR = libraryType('Database.Error');
const STATUS_CODE = libraryType('System.StatusCode');

/** The constant of `System.StatusCode`. */
export function statusCode(name: string): EnumValue {
  const ordinal = (STATUS_CODES as readonly string[]).indexOf(name);
  if (ordinal < 0) throw new InternalError(`The platform knows no status code ${name}.`);
  return enumValue(STATUS_CODE, name, ordinal);
}

/** A `Database.Error`. */
export class DatabaseError {
  readonly typeName = 'Database.Error';
  readonly error: DmlError;

  constructor(error: DmlError) {
    this.error = error;
  }

  get fields(): ApexList {
    return ApexList.of(STRING, this.error.fields);
  }

  get statusCode(): EnumValue {
    return statusCode(this.error.statusCode);
  }

  toText(tx: Transaction): string {
    const fields = toText(tx, this.fields);
    return `Database.Error[getFields=${fields};getMessage=${this.error.message};getStatusCode=${this.error.statusCode};]`;
  }
}

/** A `List<Database.Error>`. */
export function errorList(errors: readonly DmlError[]): ApexList {
  return ApexList.of(
    ERROR,
    errors.map((error) => new DatabaseError(error))
  );
}

/** `Database.SaveResult` and its like: what became of one row. */
export class DatabaseResult {
  readonly typeName: string;
  readonly result: DmlRowResult;

  constructor(name: ResultName, result: DmlRowResult) {
    this.typeName = `Database.${name}`;
    this.result = result;
  }

  /** A refused row has no id in its result, as the platform answers for inserts and updates alike. */
  get id(): string | null {
    return this.result.success ? this.result.id : null;
  }

  get errors(): ApexList {
    return errorList(this.result.errors);
  }

  toText(tx: Transaction): string {
    const errors = toText(tx, this.errors);
    return `${this.typeName}[getErrors=${errors};getId=${this.id};isSuccess=${this.result.success};]`;
  }
}
