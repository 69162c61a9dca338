import type { Position } from '../../diagnostics/errors.ts';
import type { Expression, Identifier } from '../../syntax/ast.ts';
import { OBJECT, VOID, libraryType, userType, type ApexType } from '../../syntax/types.ts';
import type { BodyContext } from '../body-context.ts';
import type { BoundExpression } from '../bound.ts';
import { userSymbol } from '../environment.ts';
import { convert, asSingleRow, isRowQuery, rowOf } from '../conversions.ts';
import {
  customMetadataMethods,
  findMethods,
  type MethodCandidate
} from '../members/find-methods.ts';
import { chooseOverload } from '../members/overloads.ts';
import { fail } from '../mistakes.ts';
import { show, showAll } from '../show.ts';
import { isAssignable } from '../types/assignability.ts';
import { requireVisibleMethod } from '../visibility.ts';
import { checkCollectionArgument } from './collection-arguments.ts';
import { objectToken } from './describes.ts';
import { addErrorOnField } from './field-errors.ts';
import { resolve, thisOf } from './names.ts';
import type { Qualifier } from './qualifiers.ts';
import { throughSafe } from './safe-navigation.ts';

type Call = Extract<Expression, { kind: 'call' }>;

/** The receiver of a call: a value, the parent's version of this object, or nothing for static methods. */
interface Receiver {
  readonly target: BoundExpression | null;
  readonly isSuper: boolean;
}

const NO_RECEIVER: Receiver = { target: null, isSuper: false };

/** `f(x)`, `a.f(x)`, `a?.f(x)`, `Type.f(x)`, `super.f(x)`. */
export function bindCall(context: BodyContext, call: Call): BoundExpression {
  if (call.target === null) return bindOwnCall(context, call);
  if (call.target.kind === 'super') return bindSuperCall(context, call);
  const target = resolve(context, call.target);
  if (target.kind !== 'value' && call.safe) unknownStatic(call.target);
  const args = bindArguments(context, call.arguments);
  if (target.kind === 'value' && isSafeAddError(call, target.value))
    fail(
      'illegal-call',
      call.name.position,
      'Safe navigation operator is not allowed with addError'
    );
  if (target.kind !== 'value') return bindStaticCall(context, target, call.name, args);
  return throughSafe(target.value, call.safe, (receiver) =>
    bindValueCall(context, receiver, call.name, args)
  );
}

/** `?.` follows values only: a type is none. */
function unknownStatic(target: Expression): never {
  const text = target.kind === 'name' || target.kind === 'member' ? target.name.text : 'this';
  return fail('unknown-variable', target.position, `Variable does not exist: ${text}`);
}

function isSafeAddError(call: Call, target: BoundExpression): boolean {
  const isField = target.kind === 'safe' || (call.safe && target.kind === 'sobjectField');
  return call.name.text.toLowerCase() === 'adderror' && isField;
}

/** Binds the arguments of a call, unconverted. */
export function bindArguments(
  context: BodyContext,
  args: readonly Expression[]
): readonly BoundExpression[] {
  return args.map((argument) => context.bind(argument));
}

function bindOwnCall(context: BodyContext, call: Call): BoundExpression {
  const args = bindArguments(context, call.arguments);
  const { owner } = context;
  const typeName = context.details.unitName;
  if (owner === null) return unknownMethod(call.name, args, typeName);
  const own = findMethods(context.environment, userType(owner.name), call.name.text);
  refuseClone(context, userType(owner.name), own, call.name);
  if (own.length > 0) {
    const candidate = choose(context, own, call.name, args, typeName);
    const isImplicitThis = !candidate.isStatic;
    if (isImplicitThis && context.details.isStatic) return staticContext(candidate, call.name);
    if (isImplicitThis && context.isConstructorCall) {
      const shown = signature(candidate, ownerName(candidate, userType(owner.name)));
      const message = `Cannot reference instance methods in a constructor invocation: ${shown}`;
      fail('constructor-invocation', call.name.position, message);
    }
    const target = isImplicitThis ? thisOf(context, call.name.position) : null;
    return build(context, candidate, { target, isSuper: false }, args, call.name.position);
  }
  return bindOuterCall(context, call.name, args);
}

/** An inner class calls static methods of the classes around it by their bare name. */
function bindOuterCall(
  context: BodyContext,
  name: Identifier,
  args: readonly BoundExpression[]
): BoundExpression {
  for (let outer = context.owner?.outer ?? null; outer !== null; outer = outer.outer) {
    const statics = findMethods(context.environment, userType(outer.name), name.text).filter(
      (each) => each.isStatic
    );
    if (statics.length > 0) {
      const candidate = choose(context, statics, name, args, outer.name);
      return build(context, candidate, NO_RECEIVER, args, name.position);
    }
  }
  return unknownMethod(name, args, context.details.unitName);
}

function bindSuperCall(context: BodyContext, call: Call): BoundExpression {
  if (context.details.isStatic) {
    fail('static-context', call.position, 'Super cannot be referenced in a static context');
  }
  const target = thisOf(context, call.position);
  const args = bindArguments(context, call.arguments);
  const parent = context.owner?.superclass ?? null;
  const typeName = parent === null ? 'Object' : show(parent);
  const candidates = findMethods(context.environment, parent ?? OBJECT, call.name.text);
  const candidate = choose(context, candidates, call.name, args, typeName);
  const { source } = candidate;
  if (source.kind === 'user' && source.symbol.isAbstract) {
    fail(
      'abstract-call',
      call.name.position,
      `Abstract method cannot be called directly: ${signature(candidate, source.symbol.owner.name)}`
    );
  }
  return build(context, candidate, { target, isSuper: true }, args, call.name.position);
}

function bindValueCall(
  context: BodyContext,
  target: BoundExpression,
  name: Identifier,
  args: readonly BoundExpression[]
): BoundExpression {
  const onField = addErrorOnField(context, target, name, args);
  if (onField !== null) return onField;
  const direct = findMethods(context.environment, target.type, name.text);
  const receiver = direct.length === 0 && isRowQuery(target) ? rowOf(context, target) : target;
  const candidates =
    receiver === target ? direct : findMethods(context.environment, receiver.type, name.text);
  refuseClone(context, receiver.type, candidates, name);
  const candidate = choose(context, candidates, name, args, show(receiver.type));
  if (candidate.isStatic) {
    const shown = signature(candidate, ownerName(candidate, receiver.type));
    fail(
      'static-context',
      name.position,
      `Static method cannot be referenced from a non static context: ${shown}`
    );
  }
  return build(context, candidate, { target: receiver, isSuper: false }, args, name.position);
}

/** Every object of a class has a `clone`, which is not modelled. */
function refuseClone(
  context: BodyContext,
  type: ApexType,
  found: readonly MethodCandidate[],
  name: Identifier
): void {
  if (type.kind !== 'user' || found.length > 0 || name.text.toLowerCase() !== 'clone') return;
  if (userSymbol(context.environment, type.name).kind === 'class')
    throw context.unsupported('clone of an object of a class', name.position);
}

function bindStaticCall(
  context: BodyContext,
  qualifier: Qualifier,
  name: Identifier,
  args: readonly BoundExpression[]
): BoundExpression {
  if (qualifier.kind === 'fields') {
    const { holder } = qualifier;
    if (holder === null) return unknownMethod(name, args, qualifier.object);
    return bindValueCall(context, holder, name, args);
  }
  const { type } = qualifier;
  if (type === null) return unknownMethod(name, args, qualifier.text);
  if (type.kind === 'sobject') return objectCall(context, type, name, args);
  const candidate = choose(
    context,
    findMethods(context.environment, type, name.text),
    name,
    args,
    show(type)
  );
  if (!candidate.isStatic) return staticContext(candidate, name, type);
  return build(context, candidate, NO_RECEIVER, args, name.position);
}

/** `Lead.getSObjectType()`, `BirdSetting__mdt.getAll()` */
function objectCall(
  context: BodyContext,
  object: ApexType,
  name: Identifier,
  args: readonly BoundExpression[]
): BoundExpression {
  const token = objectToken(context, object.name, name.position);
  if (name.text.toLowerCase() === 'getsobjecttype' && args.length === 0) return token;
  const kind = context.environment.schema.object(object.name)?.kind;
  const candidates = kind === 'customMetadata' ? customMetadataMethods(object, name.text) : [];
  if (candidates.length === 0 && kind === 'customSetting')
    throw context.unsupported('custom settings', name.position);
  const candidate = choose(context, candidates, name, args, object.name);
  return build(context, candidate, { target: token, isSuper: false }, args, name.position);
}

function choose(
  context: BodyContext,
  candidates: readonly MethodCandidate[],
  name: Identifier,
  args: readonly BoundExpression[],
  typeName: string
): MethodCandidate {
  const shapes = args.map((argument) => ({ type: argument.type, isQuery: isRowQuery(argument) }));
  const chosen = chooseOverload(context.environment, candidates, shapes);
  if (chosen === 'none') return unknownMethod(name, args, typeName);
  if (chosen !== 'ambiguous') return chosen;
  const types = showAll(args.map((argument) => argument.type));
  return fail(
    'ambiguous-method',
    name.position,
    `Ambiguous method signature: void ${name.text}(${types})`
  );
}

function unknownMethod(
  name: Identifier,
  args: readonly BoundExpression[],
  typeName: string
): never {
  const types = showAll(args.map((argument) => argument.type));
  return fail(
    'unknown-method',
    name.position,
    `Method does not exist or incorrect signature: void ${name.text}(${types}) from the type ${typeName}`
  );
}

function staticContext(candidate: MethodCandidate, name: Identifier, type: ApexType = VOID): never {
  const shown = signature(candidate, ownerName(candidate, type));
  return fail(
    'static-context',
    name.position,
    `Non static method cannot be referenced from a static context: ${shown}`
  );
}

function ownerName({ source }: MethodCandidate, type: ApexType): string {
  if (source.kind === 'user') return source.symbol.owner.name;
  return show(type.kind === 'void' ? libraryType(source.owner) : type);
}

function signature(candidate: MethodCandidate, owner: string): string {
  return `${show(candidate.returnType)} ${owner}.${candidate.name}(${showAll(candidate.parameters)})`;
}

/** The arguments of a chosen method or constructor, each converted to its parameter. */
export function convertArguments(
  context: BodyContext,
  args: readonly BoundExpression[],
  parameters: readonly ApexType[]
): readonly BoundExpression[] {
  return args.map((argument, index) => {
    const parameter = parameters[index]!;
    if (isAssignable(context.environment, argument.type, parameter))
      return convert(context, argument, parameter);
    return asSingleRow(context, argument, parameter) ?? argument;
  });
}

function build(
  context: BodyContext,
  candidate: MethodCandidate,
  receiver: Receiver,
  args: readonly BoundExpression[],
  position: Position
): BoundExpression {
  const converted = convertArguments(context, args, candidate.parameters);
  const base = {
    position,
    type: candidate.returnType,
    name: candidate.name,
    target: receiver.target,
    arguments: converted
  };
  const { source } = candidate;
  if (source.kind === 'library') {
    if (receiver.target !== null) {
      checkCollectionArgument(receiver.target.type, candidate.name, args[0]?.type, position);
    }
    return { ...base, kind: 'libraryCall', owner: source.owner, parameters: source.declared };
  }
  const { symbol } = source;
  requireVisibleMethod(context, symbol, signature(candidate, symbol.owner.name), position);
  const { isSuper } = receiver;
  return {
    ...base,
    kind: 'call',
    owner: symbol.owner.name,
    key: symbol.key,
    isStatic: symbol.isStatic,
    isSuper
  };
}
