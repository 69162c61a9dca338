import { InternalError } from '../../diagnostics/errors.ts';
import { maskedValue, type MaskViewer } from '../../metadata/field-mask.ts';
import { ApexBlob } from '../../runtime/values/blob.ts';
import { ApexDate } from '../../runtime/values/date.ts';
import { ApexDatetime } from '../../runtime/values/datetime.ts';
import { ApexDecimal } from '../../runtime/values/decimal.ts';
import { ApexDouble } from '../../runtime/values/double.ts';
import type { SObjectValue } from '../../runtime/values/sobject.ts';
import { ApexTime } from '../../runtime/values/time.ts';
import type { PageRow } from './rows.ts';

type Plain = string | number | boolean | null;

/** A queried row as pages read it: date-times in milliseconds, dates as `yyyy-MM-dd`, everything else as JavaScript has it. */
export function pageRow(row: SObjectValue, viewer: MaskViewer): PageRow {
  return { id: row.id ?? '', value: (path) => valueAt(row, path.toLowerCase().split('.'), viewer) };
}

function valueAt(row: SObjectValue, path: readonly string[], viewer: MaskViewer): Plain {
  const [first = '', ...rest] = path;
  if (rest.length === 0) {
    const field = row.schema.field(row.objectName, first);
    return plain(maskedValue(field, row.read(first), viewer));
  }
  const parent = row.parent(first);
  return parent === null ? null : valueAt(parent, rest, viewer);
}

function plain(value: unknown): Plain {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof ApexDecimal) return value.toNumber();
  if (value instanceof ApexDouble) return value.value;
  if (value instanceof ApexDatetime || value instanceof ApexTime) return value.milliseconds;
  if (value instanceof ApexDate) return value.toIso();
  if (value instanceof ApexBlob) return `${value.bytes.length} bytes`;
  throw new InternalError('A field holds a value that no page can show.');
}
