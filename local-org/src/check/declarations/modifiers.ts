import type { ModifierName, Modifiers } from '../../syntax/ast.ts';
import type { BoundAnnotation } from '../bound.ts';
import type { Visibility } from '../symbols.ts';

const SCOPES: readonly Visibility[] = ['private', 'protected', 'public', 'global'];

/** The access level written, or the default: private. `webservice` members are global. */
export function visibilityOf(modifiers: Modifiers, otherwise: Visibility = 'private'): Visibility {
  if (has(modifiers, 'webservice')) return 'global';
  return SCOPES.find((scope) => has(modifiers, scope)) ?? otherwise;
}

/** How many access levels are written; `webservice` is one too. */
export function scopeCount(modifiers: Modifiers): number {
  const scopes = SCOPES.filter((scope) => has(modifiers, scope)).length;
  return has(modifiers, 'webservice') ? scopes + 1 : scopes;
}

/** True when the modifier is written. */
export function has(modifiers: Modifiers, name: ModifierName): boolean {
  return modifiers.names.includes(name);
}

/** The annotations with lower-cased names. */
export function annotationsOf(modifiers: Modifiers): readonly BoundAnnotation[] {
  return modifiers.annotations.map((annotation) => ({
    name: annotation.name.text.toLowerCase(),
    values: new Map(annotation.values.map(({ name, value }) => [name.toLowerCase(), value]))
  }));
}

/** True for `@IsTest` and the older `testMethod`. */
export function isMarkedTest(modifiers: Modifiers): boolean {
  return (
    has(modifiers, 'testmethod') ||
    modifiers.annotations.some((each) => each.name.text.toLowerCase() === 'istest')
  );
}
