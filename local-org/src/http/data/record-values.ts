import type { FieldSchema } from '../../metadata/schema.ts';
import { ApexBlob } from '../../runtime/values/blob.ts';
import { ApexDate } from '../../runtime/values/date.ts';
import { ApexDatetime } from '../../runtime/values/datetime.ts';
import { ApexDecimal } from '../../runtime/values/decimal.ts';
import { ApexDouble } from '../../runtime/values/double.ts';
import { completeId } from '../../runtime/values/id.ts';
import { ApexTime } from '../../runtime/values/time.ts';
import { apiError, ApiError } from '../api-error.ts';
import { jsonToken } from '../json-body.ts';

/**
 * A field's Apex value as the REST API writes it.
 * @remarks Date-times end in `+0000`: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/intro_valid_date_formats.htm
 */
export function toRestValue(value: unknown): unknown {
  if (value instanceof ApexDatetime) return value.toIso().replace('Z', '+0000');
  if (value instanceof ApexDate) return value.toIso();
  if (value instanceof ApexTime)
    return `${new Date(value.milliseconds).toISOString().slice(11, 23)}Z`;
  if (value instanceof ApexDecimal) return value.toNumber();
  if (value instanceof ApexDouble) return value.value;
  if (value instanceof ApexBlob) return Buffer.from(value.bytes).toString('base64');
  if (typeof value === 'bigint') return Number(value);
  return value;
}

/** A JSON value as the field's Apex value. @throws ApiError 400 JSON_PARSER_ERROR when it is of another type. */
export function fromRestValue(field: FieldSchema, value: unknown): unknown {
  if (value === null) return null;
  switch (field.apexType) {
    case 'System.String':
      return typeof value === 'string' || typeof value === 'number'
        ? String(value)
        : fail('string', value);
    case 'System.Id':
      return typeof value === 'string' ? idOf(field, value) : fail('reference', value);
    case 'System.Boolean':
      return typeof value === 'boolean' ? value : fail('boolean', value);
    case 'System.Integer':
      return typeof value === 'number' && Number.isInteger(value) ? value : fail('int', value);
    case 'System.Decimal':
      return (
        (typeof value === 'number' ? ApexDecimal.parse(String(value)) : null) ??
        fail('double', value)
      );
    case 'System.Double':
      return typeof value === 'number' ? new ApexDouble(value) : fail('double', value);
    case 'System.Date':
      return (typeof value === 'string' ? ApexDate.parseIso(value) : null) ?? fail('date', value);
    case 'System.Datetime':
      return dateTimeOf(value);
    default:
      return fail(field.type.toLowerCase(), value);
  }
}

function idOf(field: FieldSchema, text: string): string | null {
  if (text === '') return null;
  const id = completeId(text);
  if (id === null) {
    const message = `${field.label}: id value of incorrect type: ${text}`;
    throw new ApiError(400, [{ errorCode: 'MALFORMED_ID', message, fields: [field.name] }]);
  }
  return id;
}

function dateTimeOf(value: unknown): ApexDatetime {
  const isDateTime = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}(T.+)?$/.test(value);
  const milliseconds = isDateTime
    ? Date.parse(value.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))
    : Number.NaN;
  return Number.isNaN(milliseconds) ? fail('datetime', value) : new ApexDatetime(milliseconds);
}

function fail(type: string, value: unknown): never {
  throw wrongType(type, value);
}

function wrongType(type: string, value: unknown): ApiError {
  const shown = value instanceof Array ? '[' : value instanceof Object ? '{' : String(value);
  const message = `Cannot deserialize instance of ${type} from ${jsonToken(value)} value ${shown} or request may be missing a required field`;
  return apiError(400, 'JSON_PARSER_ERROR', message);
}
