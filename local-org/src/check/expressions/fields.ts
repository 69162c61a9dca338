import { InternalError, type Position } from '../../diagnostics/errors.ts';
import type { BodyContext } from '../body-context.ts';
import type { BoundExpression } from '../bound.ts';
import { userSymbol } from '../environment.ts';
import type { FoundField } from '../members/find-fields.ts';
import type { FieldSymbol } from '../symbols.ts';
import { requireVisibleField } from '../visibility.ts';

/**
 * A field or property of a user class. Inside the accessors of a property its own name means the stored value, so it is then
 * bound as a plain field. Reading rights are checked when the value is read, see {@link requireReadable}.
 */
export function userFieldRead(
  context: BodyContext,
  symbol: FieldSymbol,
  target: BoundExpression | null,
  position: Position
): BoundExpression {
  const isProperty = symbol.accessors !== null && context.details.property !== symbol;
  if (!isProperty) requireVisibleField(context, symbol, symbol.visibility, position);
  const { name, type } = symbol;
  return { kind: 'field', position, type, owner: symbol.owner.name, name, isProperty, target };
}

/** A field of a platform type; `target` is null for statics. */
export function libraryFieldRead(
  field: Extract<FoundField, { kind: 'library' }>,
  target: BoundExpression | null,
  position: Position
): BoundExpression {
  return {
    kind: 'libraryField',
    position,
    type: field.type,
    owner: field.owner,
    name: field.name,
    target
  };
}

type BoundFieldAccess = Extract<BoundExpression, { kind: 'field' }>;

/** The declared field behind a bound one. */
export function fieldSymbolOf(context: BodyContext, field: BoundFieldAccess): FieldSymbol {
  const owner = userSymbol(context.environment, field.owner);
  const symbol = owner.kind === 'class' ? owner.fields.get(field.name.toLowerCase()) : undefined;
  if (symbol === undefined)
    throw new InternalError(`The checker lost the field ${field.owner}.${field.name}.`);
  return symbol;
}

/** Fails where the value is a property without a getter that the body may call. */
export function requireReadable(context: BodyContext, value: BoundExpression): void {
  const field = value.kind === 'safe' ? value.access : value;
  if (field.kind !== 'field' || !field.isProperty) return;
  const symbol = fieldSymbolOf(context, field);
  requireVisibleField(context, symbol, symbol.accessors?.getter ?? null, field.position);
}

/** Fails where the value is a property without a setter that the body may call. */
export function requireWritableProperty(context: BodyContext, field: BoundFieldAccess): void {
  if (!field.isProperty) return;
  const symbol = fieldSymbolOf(context, field);
  requireVisibleField(context, symbol, symbol.accessors?.setter ?? null, field.position);
}
