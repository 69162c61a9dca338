import { UnsupportedError, type Position } from '../../diagnostics/errors.ts';
import type { TypeRef } from '../../syntax/ast.ts';
import { libraryType, type ApexType } from '../../syntax/types.ts';
import { userSymbol } from '../environment.ts';
import { fail } from '../mistakes.ts';
import { outermost, type TypeSymbol } from '../symbols.ts';
import { lookupType, type TypeScope } from './type-lookup.ts';

/** Turns a type as written into the type it stands for; fails with `Invalid type: X`. */
export function resolveType(scope: TypeScope, ref: TypeRef): ApexType {
  return resolveAt(scope, ref, ref.position);
}

/** Mistakes in type arguments are reported where the whole type begins. */
function resolveAt(scope: TypeScope, ref: TypeRef, position: Position): ApexType {
  const type = lookupHere(scope, ref);
  if (type === null) return fail('unknown-type', position, `Invalid type: ${printRef(ref)}`);
  checkVisible(scope, position, type);
  const args = ref.args.map((arg) => resolveAt(scope, arg, position));
  checkArgumentCount(ref, position, args.length, typeParameterCount(scope, type));
  return args.length === 0 ? type : libraryType(type.name, ...args);
}

function lookupHere(scope: TypeScope, ref: TypeRef): ApexType | null {
  try {
    return lookupType(
      scope,
      ref.names.map((name) => name.text)
    );
  } catch (error) {
    if (!(error instanceof UnsupportedError)) throw error;
    throw unsupported(error.feature, scope.file, ref.position);
  }
}

/** An {@link UnsupportedError} that says where in the user's source the feature is used. */
export function unsupported(feature: string, file: string, position: Position): UnsupportedError {
  return new UnsupportedError(feature, `${file}:${position.line}:${position.column}`);
}

function typeParameterCount(scope: TypeScope, type: ApexType): number {
  return type.kind === 'library'
    ? (scope.environment.platform.type(type.name)?.typeParameters.length ?? 0)
    : 0;
}

function checkArgumentCount(
  ref: TypeRef,
  position: Position,
  found: number,
  expected: number
): void {
  if (found === expected) return;
  const name = printRef({ ...ref, args: [] });
  fail(
    'type-arguments',
    position,
    expected === 0
      ? `Type arguments provided for a non-parameterized type: ${name}`
      : `Invalid type argument count for ${name}: expected ${expected} but found ${found}`
  );
}

function checkVisible(scope: TypeScope, position: Position, type: ApexType): void {
  if (type.kind !== 'user') return;
  const symbol = userSymbol(scope.environment, type.name);
  if (!isTypeVisible(scope.owner, symbol)) {
    fail('not-visible', position, `Type is not visible: ${symbol.name}`);
  }
}

/** True when code in `from` may name the type; null stands for triggers. */
export function isTypeVisible(from: TypeSymbol | null, symbol: TypeSymbol): boolean {
  if (symbol.visibility !== 'private' || symbol.outer === null) return true;
  if (from === null) return false;
  if (outermost(from) === outermost(symbol)) return true;
  return from.isTest && symbol.annotations.some((annotation) => annotation.name === 'testvisible');
}

/** `Map<Id, List<Lead>>` as the compiler prints it back. */
export function printRef(ref: TypeRef): string {
  const name = ref.names.map((part) => part.text).join('.');
  return ref.args.length === 0 ? name : `${name}<${ref.args.map(printRef).join(',')}>`;
}
