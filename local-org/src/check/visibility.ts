import type { Position } from '../diagnostics/errors.ts';
import type { BodyContext } from './body-context.ts';
import type { BoundAnnotation } from './bound.ts';
import { fail } from './mistakes.ts';
import { outermost, type ClassSymbol, type TypeSymbol, type Visibility } from './symbols.ts';
import { inherits } from './types/hierarchy.ts';
import { userType } from '../syntax/types.ts';

interface Owned {
  readonly owner: TypeSymbol;
  readonly visibility: Visibility;
  readonly annotations: readonly BoundAnnotation[];
}

/**
 * True when the body may use the member. Privates are visible in the whole top-level class, protected members in subclasses too;
 * tests see what is marked `@TestVisible`.
 */
export function isVisible(
  context: BodyContext,
  member: Owned,
  visibility: Visibility = member.visibility
): boolean {
  if (visibility === 'public' || visibility === 'global') return true;
  const { owner } = context;
  if (owner === null) return false;
  if (outermost(owner) === outermost(member.owner)) return true;
  if (owner.isTest && member.annotations.some((annotation) => annotation.name === 'testvisible'))
    return true;
  return visibility === 'protected' && isSubclassOrInside(context, owner, member.owner);
}

function isSubclassOrInside(
  context: BodyContext,
  from: ClassSymbol,
  ancestor: TypeSymbol
): boolean {
  for (let symbol: ClassSymbol | null = from; symbol !== null; symbol = symbol.outer) {
    if (inherits(context.environment, userType(symbol.name), ancestor.name)) return true;
  }
  return false;
}

/** Fails with `Method is not visible: …` where the body may not call it. */
export function requireVisibleMethod(
  context: BodyContext,
  member: Owned,
  shown: string,
  position: Position
): void {
  if (!isVisible(context, member)) fail('not-visible', position, `Method is not visible: ${shown}`);
}

/** Fails with `Variable is not visible: X.y` where the body may not read or write it. */
export function requireVisibleField(
  context: BodyContext,
  member: Owned & { readonly name: string },
  visibility: Visibility | null,
  position: Position
): void {
  if (visibility !== null && isVisible(context, member, visibility)) return;
  fail('not-visible', position, `Variable is not visible: ${member.owner.name}.${member.name}`);
}
