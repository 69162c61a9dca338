import { InternalError } from '../../diagnostics/errors.ts';
import type { FieldSchema } from '../../metadata/schema.ts';
import { printType, libraryType } from '../../syntax/types.ts';
import { ApexBlob } from './blob.ts';
import { ApexDate } from './date.ts';
import { ApexDatetime } from './datetime.ts';
import { ApexDecimal } from './decimal.ts';
import { ApexDouble } from './double.ts';
import { EnumValue } from './enum-value.ts';
import { apexException } from './exception.ts';
import { toId } from './id.ts';
import { ApexList } from './list.ts';
import { ApexMap } from './map.ts';
import { ApexSet } from './set.ts';
import { ApexTime } from './time.ts';

/** What one database column holds. */
export type ColumnContent = string | number | null;

/** What a value conversion needs to know of a field. */
export type FieldOfValue = Pick<FieldSchema, 'name' | 'apexType' | 'scale'>;

/** A column's content as the Apex value of the field. */
export function fromColumn(field: FieldOfValue, content: ColumnContent): unknown {
  if (content === null) return field.apexType === 'System.Boolean' ? false : null;
  switch (field.apexType) {
    case 'System.String':
    case 'System.Id':
      return String(content);
    case 'System.Boolean':
      return content !== 0;
    case 'System.Integer':
      return Math.trunc(Number(content));
    case 'System.Long':
      return BigInt(Math.trunc(Number(content)));
    case 'System.Double':
      return new ApexDouble(Number(content));
    case 'System.Decimal':
      return ApexDecimal.fromDouble(Number(content)).setScale(field.scale ?? 0, 'HALF_UP');
    case 'System.Date':
      return ApexDate.parseIso(String(content));
    case 'System.Datetime':
      return new ApexDatetime(Number(content));
    case 'System.Time':
      return new ApexTime(Number(content));
    case 'System.Blob':
      return new ApexBlob(Buffer.from(String(content), 'base64'));
    default:
      throw new InternalError(`Field ${field.name} has the unknown Apex type ${field.apexType}.`);
  }
}

/** An Apex value of a field as the content of its column. Datetimes lose their fraction of a second. */
export function toColumn(value: unknown): ColumnContent {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof ApexDecimal) return value.toNumber();
  if (value instanceof ApexDouble) return value.value;
  if (value instanceof ApexDate) return value.toIso();
  if (value instanceof ApexDatetime) return Math.floor(value.milliseconds / 1000) * 1000;
  if (value instanceof ApexTime) return value.milliseconds;
  if (value instanceof ApexBlob) return Buffer.from(value.bytes).toString('base64');
  throw new InternalError('A value that no field can hold reached the database.');
}

/**
 * The value as the field keeps it, for `put` and named constructor arguments whose type is known only at run time.
 *
 * @throws System.SObjectException `Illegal assignment from String to Decimal`
 * @throws System.StringException `Invalid id: x`
 * @remarks assumed: `put` accepts what an assignment accepts, as the compiler's messages suggest
 */
export function assigned(field: FieldOfValue, value: unknown): unknown {
  if (value === null) return null;
  const from = typeNameOf(value);
  const to = field.apexType;
  if (to === 'System.Id' && typeof value === 'string') return toId(value);
  if (from === to) return value;
  const converted = widened(to, value);
  if (converted !== undefined) return converted;
  throw apexException(
    'System.SObjectException',
    `Illegal assignment from ${short(from)} to ${short(to)}`
  );
}

function widened(to: string, value: unknown): unknown {
  const whole = typeof value === 'number' || typeof value === 'bigint';
  if (to === 'System.Decimal') {
    if (whole) return ApexDecimal.fromInteger(value);
    if (value instanceof ApexDouble) return ApexDecimal.fromDouble(value.value);
  }
  if (to === 'System.Double') {
    if (whole) return new ApexDouble(Number(value));
    if (value instanceof ApexDecimal) return new ApexDouble(value.toNumber());
  }
  if (to === 'System.Long' && typeof value === 'number') return BigInt(value);
  if (to === 'System.Datetime' && value instanceof ApexDate)
    return ApexDatetime.atStartOf(value, 'GMT');
  return undefined;
}

function short(name: string): string {
  return printType(libraryType(name));
}

function typeNameOf(value: unknown): string {
  if (typeof value === 'string') return 'System.String';
  if (typeof value === 'number') return 'System.Integer';
  if (typeof value === 'bigint') return 'System.Long';
  if (typeof value === 'boolean') return 'System.Boolean';
  if (value instanceof ApexDecimal) return 'System.Decimal';
  if (value instanceof ApexDouble) return 'System.Double';
  if (value instanceof ApexDate) return 'System.Date';
  if (value instanceof ApexDatetime) return 'System.Datetime';
  if (value instanceof ApexTime) return 'System.Time';
  if (value instanceof ApexBlob) return 'System.Blob';
  if (value instanceof EnumValue) return value.type.name;
  if (value instanceof ApexList || value instanceof ApexSet || value instanceof ApexMap)
    return printType(value.type);
  const named: unknown =
    typeof value === 'object' && value !== null ? Reflect.get(value, 'typeName') : null;
  return typeof named === 'string' ? named : 'System.Object';
}
