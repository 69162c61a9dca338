import type { Position } from '../../diagnostics/errors.ts';
import {
  BLOB,
  BOOLEAN,
  DATE,
  DATETIME,
  DECIMAL,
  DOUBLE,
  ID,
  INTEGER,
  LONG,
  STRING,
  TIME,
  sameType,
  type ApexType
} from '../../syntax/types.ts';
import type { BodyContext } from '../body-context.ts';
import type { BoundExpression, CompareMode } from '../bound.ts';
import { convert } from '../conversions.ts';
import { fail } from '../mistakes.ts';
import { show } from '../show.ts';
import { isAssignable } from '../types/assignability.ts';
import { isDateLike, isNumeric, widerNumeric } from '../types/kinds.ts';

/** Operators that answer a Boolean about two values. */
export type ComparisonOperator = '<' | '>' | '<=' | '>=' | '==' | '!=' | '===' | '!==' | '<>';

/** `a == b`, `a < b`, `a === b` and their like. */
export function bindComparison(
  context: BodyContext,
  operator: ComparisonOperator,
  left: BoundExpression,
  right: BoundExpression,
  position: Position
): BoundExpression {
  const isExact = operator === '===' || operator === '!==';
  requireComparable(context, left.type, right.type, { position, isExact });
  if (isExact) {
    requireReference(left.type, position);
    requireReference(right.type, position);
    const same = operator === '===' ? '==' : '!=';
    return {
      kind: 'compare',
      position,
      type: BOOLEAN,
      operator: same,
      mode: 'identity',
      left,
      right
    };
  }
  const isEquality = operator === '==' || operator === '!=' || operator === '<>';
  if (!isEquality) {
    requireOrdered(left.type, position);
    requireOrdered(right.type, position);
  }
  const mode = compareMode(left.type, right.type);
  const type = commonType(left.type, right.type);
  return {
    kind: 'compare',
    position,
    type: BOOLEAN,
    operator: operator === '<>' ? '!=' : operator,
    mode,
    left: type === null ? left : convert(context, left, type),
    right: type === null ? right : convert(context, right, type)
  };
}

function requireComparable(
  context: BodyContext,
  left: ApexType,
  right: ApexType,
  { position, isExact }: { readonly position: Position; readonly isExact: boolean }
): void {
  const { environment } = context;
  const kinds = [left.kind, right.kind];
  const fits =
    !kinds.includes('void') &&
    !(isExact && kinds.includes('null')) &&
    ((isNumeric(left) && isNumeric(right)) ||
      isAssignable(environment, left, right) ||
      isAssignable(environment, right, left));
  if (!fits) {
    fail(
      'incomparable',
      position,
      `Comparison arguments must be compatible types: ${show(left)}, ${show(right)}`
    );
  }
}

const VALUE_TYPES: readonly ApexType[] = [
  INTEGER,
  LONG,
  DOUBLE,
  DECIMAL,
  BOOLEAN,
  STRING,
  ID,
  DATE,
  DATETIME,
  TIME,
  BLOB
];

function requireReference(type: ApexType, position: Position): void {
  if (VALUE_TYPES.some((each) => sameType(each, type))) {
    fail(
      'illegal-operand',
      position,
      `Exact equality operator only allowed for reference types: ${show(type)}`
    );
  }
}

function requireOrdered(type: ApexType, position: Position): void {
  const isOrdered =
    isNumeric(type) || isDateLike(type) || [STRING, ID, TIME].some((each) => sameType(each, type));
  if (!isOrdered)
    fail(
      'illegal-operand',
      position,
      `Inequality operator not allowed for this type: ${show(type)}`
    );
}

/** How two values of these static types are compared; the null literal takes the other side's way. */
export function compareMode(left: ApexType, right: ApexType): CompareMode {
  if (left.kind === 'null') return right.kind === 'null' ? 'value' : compareMode(right, right);
  if (right.kind === 'null') return compareMode(left, left);
  if (isNumeric(left) && isNumeric(right)) return 'number';
  const either = (type: ApexType): boolean => sameType(left, type) || sameType(right, type);
  const plain = [left, right].every((type) => VALUE_TYPES.some((each) => sameType(each, type)));
  if (!plain) return 'value';
  if (either(ID)) return 'id';
  if (either(STRING)) return 'string';
  if (either(BOOLEAN)) return 'boolean';
  return either(DATE) || either(DATETIME) || either(TIME) ? 'date' : 'value';
}

/** The type both sides are widened to before they are compared, or null where nothing is widened. */
function commonType(left: ApexType, right: ApexType): ApexType | null {
  if (isNumeric(left) && isNumeric(right)) return widerNumeric(left, right);
  return isDateLike(left) && isDateLike(right) && !sameType(left, right) ? DATETIME : null;
}
