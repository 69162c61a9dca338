import { UnsupportedError } from '../../../diagnostics/errors.ts';
import { compareTexts } from '../../values/compare.ts';
import { ApexDate } from '../../values/date.ts';
import { ApexDatetime } from '../../values/datetime.ts';
import {
  apexEquals,
  compareNumbers,
  equalIds,
  equalsIgnoreCase,
  type ApexNumber
} from '../../values/equality.ts';
import { ApexTime } from '../../values/time.ts';
import type { Host } from '../host.ts';
import type { Operations } from '../operations.ts';

function holds(operator: string, order: number): boolean {
  switch (operator) {
    case '<':
      return order < 0;
    case '>':
      return order > 0;
    case '<=':
      return order <= 0;
    default:
      return order >= 0;
  }
}

/** @remarks A relational operator with a null number, date or time is false: see the address at {@link comparisonOperations}. */
function numberRelation(operator: string, left: unknown, right: unknown): boolean {
  if (left === null || right === null) return false;
  const order =
    typeof left === 'number' && typeof right === 'number'
      ? left - right
      : compareNumbers(left as ApexNumber, right as ApexNumber);
  return holds(operator, order);
}

/** Milliseconds (or days of two Dates); the operands are of one type. */
function instant(value: unknown): number | null {
  if (value instanceof ApexDate) return value.days;
  return value instanceof ApexDatetime || value instanceof ApexTime ? value.milliseconds : null;
}

function dateRelation(operator: string, left: unknown, right: unknown): boolean {
  const [a, b] = [instant(left), instant(right)];
  return a !== null && b !== null && holds(operator, a - b);
}

/** A text is always greater than null. Whether letter case counts is nowhere documented, so a pair where it decides is refused. */
function textRelation(operator: string, left: unknown, right: unknown): boolean {
  if (left === null || right === null) {
    return holds(operator, Number(left !== null) - Number(right !== null));
  }
  const [a, b] = [left as string, right as string];
  const exact = holds(operator, compareTexts(a, b));
  const folded = holds(operator, compareTexts(a.toLowerCase(), b.toLowerCase()));
  if (exact !== folded) {
    throw new UnsupportedError(`'${a}' ${operator} '${b}', which depends on letter case`);
  }
  return exact;
}

/**
 * Comparison operators.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_expressions_operators_understanding.htm
 */
export function comparisonOperations(
  host: Host
): Pick<
  Operations,
  | 'stringEquals'
  | 'idEquals'
  | 'numberEquals'
  | 'dateEquals'
  | 'valueEquals'
  | 'numberRelation'
  | 'dateRelation'
  | 'textRelation'
> {
  return {
    stringEquals: (left, right) => equalsIgnoreCase(left as string | null, right as string | null),
    idEquals: (left, right) => equalIds(left as string | null, right as string | null),
    numberEquals: (left, right) => {
      if (left === right) return true;
      if (left === null || right === null) return false;
      return compareNumbers(left as ApexNumber, right as ApexNumber) === 0;
    },
    dateEquals: (left, right) =>
      left === null || right === null ? left === right : instant(left) === instant(right),
    valueEquals: (left, right) => apexEquals(host.tx, left, right),
    numberRelation,
    dateRelation,
    textRelation
  };
}
