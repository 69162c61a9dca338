import { UnsupportedError, type Position } from '../../diagnostics/errors.ts';
import type { Expression, Identifier } from '../../syntax/ast.ts';
import { userType, type ApexType } from '../../syntax/types.ts';
import type { BodyContext } from '../body-context.ts';
import type { BoundExpression } from '../bound.ts';
import { isRowQuery } from '../conversions.ts';
import { findField } from '../members/find-fields.ts';
import { Consequence, fail } from '../mistakes.ts';
import type { ClassSymbol, FieldSymbol } from '../symbols.ts';
import { lookupType } from '../types/type-lookup.ts';
import { describedObject } from './describes.ts';
import { libraryFieldRead, requireReadable, userFieldRead } from './fields.ts';
import { qualifierMember, type Qualifier } from './qualifiers.ts';
import { throughSafe } from './safe-navigation.ts';
import { valueMember } from './value-members.ts';

/** What a dotted name turned out to be: a value, or the beginning of a longer name. */
export type Resolved = { readonly kind: 'value'; readonly value: BoundExpression } | Qualifier;

/**
 * Resolves a name or member expression.
 *
 * @remarks Order: local variable, field of the class, static field of the classes around, then types, then namespaces.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_namespace_and_invoking_methods.htm
 */
export function resolve(context: BodyContext, expression: Expression): Resolved {
  if (expression.kind === 'name') return resolveName(context, expression.name);
  if (expression.kind !== 'member') return { kind: 'value', value: context.bind(expression) };
  const target = resolve(context, expression.target);
  if (target.kind !== 'value') {
    if (expression.safe) unknownName(expression.target);
    return qualifierMember(context, target, expression.name);
  }
  requireReadable(context, target.value);
  if (expression.safe && isRowQuery(target.value))
    throw context.unsupported('`?.` after a query', expression.name.position);
  const build = (receiver: BoundExpression): BoundExpression =>
    valueMember(context, receiver, expression.name);
  const value = throughSafe(target.value, expression.safe, build);
  const object = describedObject(target.value);
  const isFields = object !== null && expression.name.text.toLowerCase() === 'fields';
  return isFields ? { kind: 'fields', object, holder: value } : { kind: 'value', value };
}

/** The value of a name or member expression; a type alone is no value. */
export function bindName(
  context: BodyContext,
  expression: Extract<Expression, { kind: 'name' | 'member' }>
): BoundExpression {
  const resolved = resolve(context, expression);
  if (resolved.kind === 'value') {
    requireReadable(context, resolved.value);
    return resolved.value;
  }
  if (resolved.kind === 'fields' && resolved.holder !== null) return resolved.holder;
  return fail(
    'unknown-variable',
    expression.name.position,
    `Variable does not exist: ${expression.name.text}`
  );
}

/** `?.` follows values only: a type is none. */
function unknownName(target: Expression): never {
  const text = target.kind === 'name' || target.kind === 'member' ? target.name.text : 'this';
  return fail('unknown-variable', target.position, `Variable does not exist: ${text}`);
}

function resolveName(context: BodyContext, name: Identifier): Resolved {
  const value = findVariable(context, name);
  if (value !== null) return { kind: 'value', value };
  const qualifier = findQualifier(context, name);
  if (qualifier !== null) return qualifier;
  return fail('unknown-variable', name.position, `Variable does not exist: ${name.text}`);
}

/** A local variable or field of that name, or null. */
function findVariable(context: BodyContext, name: Identifier): BoundExpression | null {
  const variable = context.scopes.find(name.text);
  if (variable !== null) {
    if (variable.type === null) throw new Consequence();
    return {
      kind: 'local',
      position: name.position,
      type: variable.type,
      local: variable.local,
      name: variable.name
    };
  }
  return context.owner === null ? null : findOwnField(context, context.owner, name);
}

function findOwnField(
  context: BodyContext,
  owner: ClassSymbol,
  name: Identifier
): BoundExpression | null {
  const own = findField(context.environment, userType(owner.name), name.text);
  if (own?.kind === 'user') return ownFieldRead(context, own.symbol, name);
  if (own?.kind === 'library' && !own.isStatic && !context.details.isStatic) {
    return libraryFieldRead(own, thisOf(context, name.position), name.position);
  }
  for (let outer = owner.outer; outer !== null; outer = outer.outer) {
    const found = findField(context.environment, userType(outer.name), name.text);
    if (found?.kind === 'user' && found.symbol.isStatic)
      return ownFieldRead(context, found.symbol, name);
  }
  return null;
}

function ownFieldRead(
  context: BodyContext,
  symbol: FieldSymbol,
  name: Identifier
): BoundExpression | null {
  if (symbol.isStatic) {
    checkForwardReference(context, symbol, name);
    return userFieldRead(context, symbol, null, name.position);
  }
  if (context.details.isStatic) return null;
  if (context.isConstructorCall) {
    const message = `Cannot reference instance variables in a constructor invocation: ${name.text}`;
    fail('constructor-invocation', name.position, message);
  }
  checkForwardReference(context, symbol, name);
  return userFieldRead(context, symbol, thisOf(context, name.position), name.position);
}

/** An initialiser can only use fields declared before it. */
function checkForwardReference(context: BodyContext, symbol: FieldSymbol, name: Identifier): void {
  const { details } = context;
  if (details.role !== 'initializer' || symbol.owner !== details.owner) return;
  if (symbol === details.initialized || isAfter(symbol.position, name.position)) {
    fail('forward-reference', name.position, `Illegal forward reference: ${name.text}`);
  }
}

function isAfter(a: Position, b: Position): boolean {
  return a.line > b.line || (a.line === b.line && a.column > b.column);
}

/** `this`, where there is one. */
export function thisOf(context: BodyContext, position: Position): BoundExpression {
  if (context.details.isStatic || context.owner === null) {
    return fail('static-context', position, 'This cannot be referenced in a static context');
  }
  if (context.isConstructorCall) {
    fail(
      'constructor-invocation',
      position,
      'Cannot reference instance variables in a constructor invocation: this'
    );
  }
  return { kind: 'this', position, type: userType(context.owner.name) };
}

function findQualifier(context: BodyContext, name: Identifier): Qualifier | null {
  const type = typeNamed(context, name);
  const namespace = context.environment.platform.namespace(name.text) ?? null;
  if (type === null && namespace === null) return null;
  return { kind: 'qualifier', type, namespace, text: name.text };
}

function typeNamed(context: BodyContext, name: Identifier): ApexType | null {
  try {
    return lookupType(context.typeScope, [name.text]);
  } catch (error) {
    if (!(error instanceof UnsupportedError)) throw error;
    throw context.unsupported(error.feature, name.position);
  }
}
