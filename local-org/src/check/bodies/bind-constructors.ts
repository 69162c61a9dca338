import type { Block, Expression, Statement } from '../../syntax/ast.ts';
import { userType, VOID } from '../../syntax/types.ts';
import type { BodyContext } from '../body-context.ts';
import type { BoundConstructor, BoundExpression } from '../bound.ts';
import { isRowQuery } from '../conversions.ts';
import { userSymbol } from '../environment.ts';
import { bindArguments, convertArguments } from '../expressions/calls.ts';
import { availableConstructors, exceptionConstructors } from '../members/constructors.ts';
import { chooseOverload } from '../members/overloads.ts';
import { fail } from '../mistakes.ts';
import { show, showAll } from '../show.ts';
import type { ClassSymbol, ConstructorSymbol } from '../symbols.ts';
import { isException } from '../types/hierarchy.ts';
import { isVisible } from '../visibility.ts';
import { bindBody, bindParameters } from './bind-body.ts';
import type { ContextMaker } from './context-maker.ts';

type ConstructorCall = Extract<Expression, { kind: 'constructorCall' }>;
type Chained = NonNullable<BoundConstructor['chained']>;

/** The constructors of a class, the unwritten ones too. */
export function bindConstructors(
  contexts: ContextMaker,
  symbol: ClassSymbol
): readonly BoundConstructor[] {
  const { environment } = contexts.make({ role: 'constructor', isStatic: false, returnType: null });
  const { reporter } = environment;
  const all = availableConstructors(environment, symbol);
  if (isException(environment, userType(symbol.name))) {
    const taken = new Set(exceptionConstructors(symbol).map((each) => each.key));
    for (const own of symbol.constructors) {
      if (taken.has(own.key)) {
        const shown = showAll(own.parameters.map((parameter) => parameter.type));
        const message = `System exception constructor already defined: void <init>(${shown})`;
        reporter.report(symbol.file, 'duplicate-method', own.position, message);
      }
    }
  }
  return all.flatMap((constructor) => {
    const bound = reporter.attempt(symbol.file, () =>
      bindConstructor(contexts, symbol, constructor)
    );
    return bound === null ? [] : [bound];
  });
}

function bindConstructor(
  contexts: ContextMaker,
  symbol: ClassSymbol,
  constructor: ConstructorSymbol
): BoundConstructor {
  const context = contexts.make({ role: 'constructor', isStatic: false, returnType: VOID });
  const parameters = bindParameters(context, constructor.parameters);
  const { key, visibility, position, declaration } = constructor;
  const base = { key, visibility, parameters, position };
  if (declaration === null)
    return { ...base, chained: unwrittenChain(context, symbol, parameters, constructor), body: [] };
  const [first, ...rest] = declaration.body.statements;
  const call = first === undefined ? null : constructorCall(first);
  const chained =
    call === null ? implicitChain(context, symbol, constructor) : bindChain(context, symbol, call);
  const body: Block = call === null ? declaration.body : { ...declaration.body, statements: rest };
  return { ...base, chained, body: bindBody(context, body, position) };
}

function constructorCall(statement: Statement): ConstructorCall | null {
  if (statement.kind !== 'expressionStatement') return null;
  return statement.expression.kind === 'constructorCall' ? statement.expression : null;
}

/** An unwritten constructor of an exception hands its arguments to the same one of the parent. */
function unwrittenChain(
  context: BodyContext,
  symbol: ClassSymbol,
  parameters: BoundConstructor['parameters'],
  constructor: ConstructorSymbol
): Chained | null {
  if (parameters.length === 0) return implicitChain(context, symbol, constructor);
  const args = parameters.map(({ local, name, type }): BoundExpression => ({
    kind: 'local',
    position: constructor.position,
    type,
    local,
    name
  }));
  return { to: 'super', key: constructor.key, arguments: args };
}

/** Without `this(…)` or `super(…)` the parent must have a constructor without parameters. */
function implicitChain(
  context: BodyContext,
  symbol: ClassSymbol,
  constructor: ConstructorSymbol
): null {
  const parent = symbol.superclass;
  if (parent === null || parent.kind !== 'user') return null;
  const parentSymbol = userSymbol(context.environment, parent.name);
  if (parentSymbol.kind !== 'class') return null;
  const candidates = availableConstructors(context.environment, parentSymbol);
  const found = candidates.find(
    (candidate) => candidate.key === '()' && isVisible(context, candidate)
  );
  if (found !== undefined) return null;
  const position =
    constructor.declaration === null ? symbol.declaration.name.position : constructor.position;
  return fail(
    'unknown-constructor',
    position,
    `No default constructor available in super type: ${show(parent)}`
  );
}

function bindChain(context: BodyContext, symbol: ClassSymbol, call: ConstructorCall): Chained {
  const args = context.inConstructorCall(() => bindArguments(context, call.arguments));
  const candidates = chainCandidates(context, symbol, call).map((candidate) => ({
    symbol: candidate,
    parameters: candidate.parameters.map((parameter) => parameter.type)
  }));
  const shapes = args.map((argument) => ({ type: argument.type, isQuery: isRowQuery(argument) }));
  const chosen = chooseOverload(context.environment, candidates, shapes);
  const types = showAll(args.map((argument) => argument.type));
  if (chosen === 'none')
    return fail(
      'unknown-constructor',
      call.position,
      `No constructor defined: void <init>(${types})`
    );
  if (chosen === 'ambiguous') {
    return fail(
      'ambiguous-method',
      call.position,
      `Ambiguous constructor signature: <init>(${types})`
    );
  }
  return {
    to: call.of,
    key: chosen.symbol.key,
    arguments: convertArguments(context, args, chosen.parameters)
  };
}

function chainCandidates(
  context: BodyContext,
  symbol: ClassSymbol,
  call: ConstructorCall
): readonly ConstructorSymbol[] {
  const { environment } = context;
  if (call.of === 'this') return availableConstructors(environment, symbol);
  const parent = symbol.superclass;
  if (parent === null)
    return exceptionConstructors(symbol).filter((constructor) => constructor.key === '()');
  if (parent.kind !== 'user') return exceptionConstructors(symbol);
  const parentSymbol = userSymbol(environment, parent.name);
  const available =
    parentSymbol.kind === 'class' ? availableConstructors(environment, parentSymbol) : [];
  return available.filter((constructor) => isVisible(context, constructor));
}
