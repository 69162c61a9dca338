import {
  AssignExpressionContext,
  IdPrimaryContext,
  PrimaryExpressionContext,
  type CreatorContext,
  type ExpressionContext
} from '@apexdevtools/apex-parser';
import type { Position } from '../diagnostics/errors.ts';
import type { Expression, Identifier, TypeRef } from './ast.ts';
import { identifierOf, optional, type ExpressionReader } from './source.ts';
import { arrayOf, buildCreatedName } from './types-as-written.ts';

/** Everything that starts with `new`. */
export function buildNew(
  reader: ExpressionReader,
  position: Position,
  context: CreatorContext
): Expression {
  const type = buildCreatedName(reader.source, context.createdName());
  const call = optional(context.classCreatorRest());
  if (call !== null) {
    const written = optional(call.arguments().expressionList())?.expression_list() ?? [];
    return written.some((argument) => namedValue(argument) !== null)
      ? newNamed(reader, position, type, written)
      : {
          kind: 'new',
          position,
          type,
          arguments: written.map((argument) => reader.expression(argument))
        };
  }
  const array = optional(context.arrayCreatorRest());
  if (array !== null) {
    const initializer = optional(array.arrayInitializer());
    return initializer === null
      ? {
          kind: 'newArray',
          position,
          type: arrayOf(type),
          size: reader.expression(array.expression())
        }
      : elements(reader, position, arrayOf(type), initializer.expression_list());
  }
  return newCollection(reader, position, type, context);
}

function newCollection(
  reader: ExpressionReader,
  position: Position,
  type: TypeRef,
  context: CreatorContext
): Expression {
  const set = optional(context.setCreatorRest());
  if (set !== null) return elements(reader, position, type, set.expression_list());
  const pairs = optional(context.mapCreatorRest())?.mapCreatorRestPair_list() ?? [];
  if (pairs.length > 0 || type.args.length > 1) {
    return {
      kind: 'newPairs',
      position,
      type,
      pairs: pairs.map((pair) => ({
        key: reader.expression(pair.expression(0)),
        value: reader.expression(pair.expression(1))
      }))
    };
  }
  return elements(reader, position, type, []);
}

function elements(
  reader: ExpressionReader,
  position: Position,
  type: TypeRef,
  written: readonly ExpressionContext[]
): Expression {
  return {
    kind: 'newElements',
    position,
    type,
    elements: written.map((element) => reader.expression(element))
  };
}

/** `LastName = 'x'`, which the grammar sees as an assignment. */
function namedValue(
  argument: ExpressionContext
): { name: Identifier; value: ExpressionContext } | null {
  if (!(argument instanceof AssignExpressionContext) || argument.getChild(1).getText() !== '=') {
    return null;
  }
  const target = argument.expression(0);
  if (!(target instanceof PrimaryExpressionContext)) return null;
  const primary = target.primary();
  if (!(primary instanceof IdPrimaryContext)) return null;
  return { name: identifierOf(primary.id()), value: argument.expression(1) };
}

function newNamed(
  reader: ExpressionReader,
  position: Position,
  type: TypeRef,
  written: readonly ExpressionContext[]
): Expression {
  const fields = written.map((argument) => {
    const named = namedValue(argument);
    if (named === null) {
      const { line, column } = argument.start;
      throw reader.source.error(
        { line, column: column + 1 },
        'syntax',
        "Expecting '=' in a named value."
      );
    }
    return { name: named.name, value: reader.expression(named.value) };
  });
  return { kind: 'newNamed', position, type, fields };
}
