import type { FieldSchema } from '../metadata/schema.ts';
import type { SoqlComparison } from '../syntax/soql-ast.ts';
import type { BoundValue } from './bound-query.ts';
import { literalDays } from './date-literals.ts';
import { fragment, type Fragment } from './fragment.ts';
import type { QueryOptions } from './options.ts';
import { dayAt, isoDay, startOfDay, type CalendarDay } from './zone.ts';

/** SQL of `CreatedDate = LAST_N_DAYS:7`: days as the running user's time zone cuts them. */
export function literalRange(
  column: string,
  field: FieldSchema | null,
  operator: SoqlComparison,
  literal: Extract<BoundValue, { readonly kind: 'dateLiteral' }>,
  options: QueryOptions
): Fragment {
  const { timeZone } = options.user;
  const range = literalDays(literal.name, literal.count, dayAt(options.now, timeZone));
  const edge = (day: CalendarDay): string | number =>
    field?.type === 'DateTime' ? startOfDay(day, timeZone) : isoDay(day);
  const start = edge(range.start);
  const end = edge(range.end);
  switch (operator) {
    case '<':
      return fragment(`${column} < ?`, start);
    case '<=':
      return fragment(`${column} < ?`, end);
    case '>':
      return fragment(`${column} >= ?`, end);
    case '>=':
      return fragment(`${column} >= ?`, start);
    case '!=':
      return fragment(`(${column} < ? OR ${column} >= ? OR ${column} IS NULL)`, start, end);
    default:
      return fragment(`${column} >= ? AND ${column} < ?`, start, end);
  }
}
