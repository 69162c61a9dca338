import type { Expression } from '../../syntax/ast.ts';
import {
  BOOLEAN,
  OBJECT,
  SOBJECT,
  libraryType,
  listOf,
  sameType,
  type ApexType
} from '../../syntax/types.ts';
import type { BodyContext } from '../body-context.ts';
import type { BoundExpression } from '../bound.ts';
import { asSingleRow, convert } from '../conversions.ts';
import { fail } from '../mistakes.ts';
import { placeOf } from '../positions.ts';
import { show } from '../show.ts';
import {
  isAssignable,
  isCastable,
  isPlainConversion,
  isAlwaysInstance
} from '../types/assignability.ts';
import { resolveType } from '../types/resolve-type.ts';

type Of<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

/** `(T) value` */
export function bindCast(context: BodyContext, node: Of<'cast'>): BoundExpression {
  const { position } = node;
  const type = resolveType(context.typeScope, node.type);
  const operand = context.bind(node.operand);
  if (operand.type.kind === 'void')
    fail('void-value', position, 'Operation cast is not allowed on type: void');
  const row = isAssignable(context.environment, operand.type, type)
    ? null
    : asSingleRow(context, operand, type);
  if (row !== null) return { kind: 'cast', position, type, operand: row };
  if (!isCastable(context.environment, operand.type, type)) {
    fail(
      'impossible-cast',
      position,
      `Incompatible types since an instance of ${show(operand.type)} is never an instance of ${show(type)}`
    );
  }
  if (isPlainConversion(operand.type, type)) return convert(context, operand, type);
  return { kind: 'cast', position, type, operand };
}

/** `value instanceof T` */
export function bindInstanceof(context: BodyContext, node: Of<'instanceof'>): BoundExpression {
  const position = placeOf(node.operand);
  const operand = context.bind(node.operand);
  const of = resolveType(context.typeScope, { ...node.type, position });
  const { environment } = context;
  if (isAlwaysInstance(environment, operand.type, of)) {
    fail(
      'constant-instanceof',
      position,
      `Operation instanceof is always true since an instance of ${show(operand.type)} is always an instance of ${show(of)}`
    );
  }
  if (isRowsToObjects(operand.type, of) || !isCastable(environment, operand.type, of)) {
    fail(
      'constant-instanceof',
      position,
      `Operation instanceof is always false since an instance of ${show(operand.type)} is never an instance of ${show(of)}`
    );
  }
  return { kind: 'instanceof', position, type: BOOLEAN, operand, of };
}

/** A list of generic rows can be used as a list of objects, yet is never an instance of one. */
function isRowsToObjects(from: ApexType, to: ApexType): boolean {
  return sameType(from, listOf(SOBJECT)) && sameType(to, listOf(OBJECT));
}

/** `T.class` */
export function bindClassLiteral(context: BodyContext, node: Of<'classLiteral'>): BoundExpression {
  const of = resolveType(context.typeScope, node.type);
  return { kind: 'classLiteral', position: node.position, type: libraryType('System.Type'), of };
}
