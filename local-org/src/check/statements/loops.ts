import type { Statement } from '../../syntax/ast.ts';
import { listOf, sameType, type ApexType } from '../../syntax/types.ts';
import type { BodyContext } from '../body-context.ts';
import type { BoundExpression, BoundStatement } from '../bound.ts';
import { convert, isDynamicQuery, isRowQuery } from '../conversions.ts';
import { fail } from '../mistakes.ts';
import { show } from '../show.ts';
import { isAssignable, isPlainConversion } from '../types/assignability.ts';
import { withSupertypes } from '../types/hierarchy.ts';
import { isList, isSet, isSObjectList } from '../types/kinds.ts';
import { resolveType } from '../types/resolve-type.ts';
import { bindBranch } from './blocks.ts';
import { recoverCondition } from './branches.ts';

type Of<K extends Statement['kind']> = Extract<Statement, { kind: K }>;
type ForEach = Extract<BoundStatement, { kind: 'forEach' }>;

/** `while (…) …` and `do … while (…);` */
export function bindWhile(context: BodyContext, node: Of<'while' | 'doWhile'>): BoundStatement {
  const condition = recoverCondition(context, node.condition);
  const body = context.inLoop(() => bindBranch(context, node.body));
  return { kind: node.kind, position: node.position, condition, body };
}

/** `for (init; condition; update) …` */
export function bindFor(context: BodyContext, node: Of<'for'>): BoundStatement {
  return context.scopes.inBlock(() => {
    const init = node.init.flatMap((statement) => context.bindStatement(statement));
    const condition = node.condition === null ? null : recoverCondition(context, node.condition);
    const [, second] = node.update;
    if (second !== undefined) fail('syntax', second.position, "Expecting ')' but was: ','");
    const update = node.update.map((expression) => context.bind(expression));
    const body = context.inLoop(() => bindBranch(context, node.body));
    return { kind: 'for', position: node.position, init, condition, update, body };
  });
}

/** How a loop goes over its values. */
interface Iteration {
  readonly iterates: ForEach['iterates'];
  /** What it yields, before it is converted to the type of the variable. */
  readonly element: ApexType;
}

/** `for (Lead l : leads)`, over a collection, an Iterable or a query. */
export function bindForEach(context: BodyContext, node: Of<'forEach'>): BoundStatement {
  const { reporter } = context.environment;
  const { file } = context.details;
  const type = reporter.attempt(file, () => resolveType(context.typeScope, node.type));
  const iterable = reporter.attempt(file, () => context.bind(node.iterable));
  const isBroken = type === null || iterable === null;
  const iteration = isBroken
    ? null
    : reporter.attempt(file, () => iterationOf(context, node, type, iterable));
  return context.scopes.inBlock(() => {
    const variable = context.scopes.declare(node.name, type);
    const body = context.inLoop(() => bindBranch(context, node.body));
    if (isBroken || iteration === null) return body;
    return forEach(context, node, { variable: variable.local, type, iterable, iteration, body });
  });
}

interface ForEachParts {
  readonly variable: string;
  readonly type: ApexType;
  readonly iterable: BoundExpression;
  readonly iteration: Iteration;
  readonly body: BoundStatement;
}

/** The loop itself; where the elements need a conversion, the body begins with it. */
function forEach(context: BodyContext, node: Of<'forEach'>, parts: ForEachParts): BoundStatement {
  const { variable, type, iterable, body } = parts;
  const { iterates, element } = parts.iteration;
  const base = { kind: 'forEach', position: node.position, iterable, iterates } as const;
  if (!isPlainConversion(element, type))
    return { ...base, local: variable, elementType: type, body };
  const local = context.scopes.fresh(node.name.text);
  const converted = convertElement(context, node, { local, variable, element, type });
  const whole: BoundStatement = { kind: 'block', position: node.position, body: [converted, body] };
  return { ...base, local, elementType: element, body: whole };
}

/** `Long l = element;`, first thing in a loop over Integers. */
function convertElement(
  context: BodyContext,
  node: Of<'forEach'>,
  names: {
    readonly local: string;
    readonly variable: string;
    readonly element: ApexType;
    readonly type: ApexType;
  }
): BoundStatement {
  const { position } = node;
  const { local, variable, element, type } = names;
  const read: BoundExpression = {
    kind: 'local',
    position,
    type: element,
    local,
    name: node.name.text
  };
  return { kind: 'local', position, local: variable, type, value: convert(context, read, type) };
}

function iterationOf(
  context: BodyContext,
  node: Of<'forEach'>,
  type: ApexType,
  iterable: BoundExpression
): Iteration {
  if (isRowQuery(iterable))
    return { iterates: queryIteration(context, node, type, iterable.type), element: type };
  const element = elementOf(context, iterable.type);
  if (element === null) {
    return fail(
      'illegal-loop',
      node.position,
      `Loop must iterate over collection: ${show(iterable.type)}`
    );
  }
  if (
    !isAssignable(context.environment, element, type) &&
    !(isDynamicQuery(iterable) && type.kind === 'sobject')
  ) {
    fail(
      'illegal-loop',
      node.position,
      `Invalid loop variable type expected ${show(element)} was ${show(type)}`
    );
  }
  return {
    iterates: isList(iterable.type) || isSet(iterable.type) ? 'collection' : 'iterable',
    element
  };
}

/** A query feeds its loop row by row, or 200 rows at a time when the variable is a list. */
function queryIteration(
  context: BodyContext,
  node: Of<'forEach'>,
  type: ApexType,
  rows: ApexType
): 'query' | 'queryChunks' {
  const row = rows.args[0]!;
  if (sameType(type, row) || (type.kind === 'sobject' && type.name === 'SObject')) return 'query';
  const isChunk = isSObjectList(type) && isAssignable(context.environment, listOf(row), type);
  if (isChunk) return 'queryChunks';
  return fail(
    'illegal-loop',
    node.position,
    `Loop variable must be a generic SObject or List or a concrete SObject or List of: ${show(row)}`
  );
}

/** What a loop over a value of this type yields; null when it is no collection. */
function elementOf(context: BodyContext, type: ApexType): ApexType | null {
  if (isList(type) || isSet(type)) return type.args[0] ?? null;
  const iterable = withSupertypes(context.environment, type).find(
    (each) => each.name === 'System.Iterable'
  );
  return iterable?.args[0] ?? null;
}
