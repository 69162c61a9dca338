import type { TypeRef } from '../../syntax/ast.ts';
import { sameType, userType, type ApexType } from '../../syntax/types.ts';
import type { Environment } from '../environment.ts';
import { userSymbol } from '../environment.ts';
import { fail } from '../mistakes.ts';
import { show } from '../show.ts';
import { simpleName, type ClassSymbol, type InterfaceSymbol, type TypeSymbol } from '../symbols.ts';
import { isEnum, isException, isInterface } from '../types/hierarchy.ts';
import { printRef, resolveType } from '../types/resolve-type.ts';

/** Second pass: parents and interfaces of every class and interface. Reports those that cannot be. */
export function resolveSupertypes(environment: Environment): void {
  for (const symbol of environment.types.values()) {
    if (symbol.kind === 'class') resolveParent(environment, symbol);
  }
  for (const symbol of environment.types.values()) {
    if (symbol.kind !== 'enum') symbol.interfaces = resolveInterfaces(environment, symbol);
  }
  breakCircles(environment);
  for (const symbol of environment.types.values()) {
    if (symbol.kind !== 'class') continue;
    const { reporter } = environment;
    reporter.attempt(symbol.file, () => requireExtensible(environment, symbol));
    reporter.attempt(symbol.file, () => checkExceptionName(environment, symbol));
  }
}

function resolveParent(environment: Environment, symbol: ClassSymbol): void {
  const ref = symbol.declaration.superclass;
  if (ref === null) return;
  symbol.superclass = environment.reporter.attempt(symbol.file, () => {
    const type = resolveType(
      { environment, file: symbol.file, owner: symbol.outer ?? symbol },
      ref
    );
    requireClass(environment, symbol, type, ref);
    return type;
  });
}

/** A parent is a class of the program or an exception of the platform. */
function requireClass(
  environment: Environment,
  symbol: ClassSymbol,
  type: ApexType,
  ref: TypeRef
): void {
  if (isInterface(environment, type) || isEnum(environment, type))
    fail('illegal-parent', ref.position, `Invalid class: ${printRef(ref)}`);
  if (type.kind !== 'user' && !isLibraryException(environment, type)) closed(symbol, type);
}

function requireExtensible(environment: Environment, symbol: ClassSymbol): void {
  const { superclass } = symbol;
  if (superclass?.kind !== 'user') return;
  const parent = userSymbol(environment, superclass.name);
  if (parent.kind === 'class' && !parent.isVirtual) closed(symbol, superclass);
}

function closed(symbol: ClassSymbol, parent: ApexType): never {
  const message = `Non-virtual and non-abstract type cannot be extended: ${show(parent)}`;
  return fail('illegal-parent', symbol.declaration.name.position, message);
}

function isLibraryException(environment: Environment, type: ApexType): boolean {
  return (
    type.name === 'System.Exception' || (type.kind === 'library' && isException(environment, type))
  );
}

function endsInException(symbol: TypeSymbol): boolean {
  return simpleName(symbol).toLowerCase().endsWith('exception');
}

function resolveInterfaces(
  environment: Environment,
  symbol: ClassSymbol | InterfaceSymbol
): readonly ApexType[] {
  const found: ApexType[] = [];
  for (const ref of symbol.declaration.interfaces) {
    environment.reporter.attempt(symbol.file, () => {
      const type = resolveType(
        { environment, file: symbol.file, owner: symbol.outer ?? symbol },
        ref
      );
      if (!isInterface(environment, type))
        fail('illegal-interface', ref.position, `Invalid interface: ${printRef(ref)}`);
      if (found.some((known) => sameType(known, type))) {
        fail('illegal-interface', ref.position, `Interface already implemented: ${printRef(ref)}`);
      }
      found.push(type);
    });
  }
  return found;
}

/** Reports every class that inherits from itself, and cuts it off from its parent so that look-ups end. */
function breakCircles(environment: Environment): void {
  const circular = [...environment.types.values()]
    .filter((symbol) => symbol.kind !== 'enum')
    .filter(isInCircle);
  function isInCircle(symbol: ClassSymbol | InterfaceSymbol): boolean {
    const seen = new Set<string>();
    for (let name = parentName(symbol); name !== null && !seen.has(name);) {
      if (name === symbol.name) return true;
      seen.add(name);
      const parent = userSymbol(environment, name);
      name = parent.kind === symbol.kind ? parentName(parent) : null;
    }
    return false;
  }
  for (const symbol of circular) {
    const { position } = symbol.declaration.name;
    const message = `Circular definition: ${parentName(symbol) ?? symbol.name}`;
    environment.reporter.report(symbol.file, 'circular-parent', position, message);
  }
  for (const symbol of circular) {
    if (symbol.kind === 'class') symbol.superclass = null;
    else symbol.interfaces = [];
  }
}

/** The parent class of a class, the parent of an interface; null where it is the platform's. */
function parentName(symbol: ClassSymbol | InterfaceSymbol): string | null {
  const parent = symbol.kind === 'class' ? symbol.superclass : symbol.interfaces[0];
  return parent?.kind === 'user' ? parent.name : null;
}

function checkExceptionName(environment: Environment, symbol: ClassSymbol): void {
  const { position } = symbol.declaration.name;
  const extendsException = isException(environment, userType(symbol.name));
  if (extendsException && !endsInException(symbol)) {
    fail(
      'exception-name',
      position,
      `Classes extending Exception must have a name ending in Exception: ${symbol.name}`
    );
  }
  if (!extendsException && endsInException(symbol)) {
    const shown = symbol.superclass === null ? symbol.name : show(symbol.superclass);
    fail(
      'exception-name',
      position,
      `Exception class must extend another Exception class: ${shown}`
    );
  }
}
