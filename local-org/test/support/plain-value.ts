import { ApexDate } from '../../src/runtime/values/date.ts';
import { ApexDatetime } from '../../src/runtime/values/datetime.ts';
import { ApexDecimal } from '../../src/runtime/values/decimal.ts';
import { ApexDouble } from '../../src/runtime/values/double.ts';
import { EnumValue } from '../../src/runtime/values/enum-value.ts';
import { ApexList } from '../../src/runtime/values/list.ts';
import { ApexMap } from '../../src/runtime/values/map.ts';
import { ApexSet } from '../../src/runtime/values/set.ts';

/** An Apex value as plain JavaScript, for comparison in tests. */
export function plainValue(value: unknown): unknown {
  if (value instanceof ApexList) return value.items.map(plainValue);
  if (value instanceof ApexSet) return value.values().map(plainValue);
  if (value instanceof ApexMap) {
    return value.entries().map(([key, item]) => [plainValue(key), plainValue(item)]);
  }
  if (value instanceof EnumValue) return value.name;
  if (value instanceof ApexDecimal || value instanceof ApexDouble) return value.toString();
  return value instanceof ApexDate || value instanceof ApexDatetime ? value.toIso() : value;
}
