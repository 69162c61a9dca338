import type { Position } from '../../diagnostics/errors.ts';
import { hasAnnotation, type ClassSymbol, type Visibility } from '../symbols.ts';
import { PLURALS, type DeclarationTarget } from './targets.ts';

type Report = (position: Position, message: string) => void;

const ANNOTATION = 'NamespaceAccessible';

/** What is open to the namespace is open itself, and stands in a type that is. */
export function checkNamespaceAccess(
  owner: ClassSymbol | null,
  target: DeclarationTarget,
  { visibility, position }: { readonly visibility: Visibility; readonly position: Position },
  report: Report
): void {
  const plural = PLURALS[target];
  if (!['public', 'protected'].includes(visibility))
    report(
      position,
      `${ANNOTATION} ${plural} require at least one of the following public, protected`
    );
  if (owner === null || owner.visibility === 'global') return;
  if (hasAnnotation(owner, ANNOTATION.toLowerCase())) return;
  const needs = `require at least one of the following ${ANNOTATION}, global`;
  const isType = target === 'class' || target === 'interface' || target === 'enum';
  if (isType) {
    const enclosing = owner.declaration.name.position;
    report(enclosing, `Enclosing type for ${ANNOTATION} ${plural} in apex classes ${needs}`);
  } else {
    report(position, `Defining type for ${ANNOTATION} ${plural} ${needs}`);
  }
}
