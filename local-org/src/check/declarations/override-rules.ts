import { STRING, libraryType, sameType, userType, type ApexType } from '../../syntax/types.ts';
import type { Environment } from '../environment.ts';
import { userSymbol } from '../environment.ts';
import { findMethods, type MethodCandidate } from '../members/find-methods.ts';
import { showAll, show, showMethod } from '../show.ts';
import type { ClassSymbol, MethodSymbol } from '../symbols.ts';
import { isAssignable, isPlainConversion } from '../types/assignability.ts';
import { unsupported } from '../types/resolve-type.ts';
import { isInterface, withSupertypes } from '../types/hierarchy.ts';
import { rank } from './declare-members.ts';

/** Checks what a class overrides and what its parents and interfaces ask of it. */
export function checkOverrides(environment: Environment, symbol: ClassSymbol): void {
  for (const method of [...symbol.methods.values()].flat()) {
    if (!method.isStatic) checkOverride(environment, symbol, method);
  }
  if (!symbol.isAbstract) checkComplete(environment, symbol);
}

type Report = (code: string, message: string) => void;

function checkOverride(environment: Environment, symbol: ClassSymbol, method: MethodSymbol): void {
  const report: Report = (code, message) =>
    environment.reporter.report(symbol.file, code, method.position, message);
  const parent = parentMethod(environment, symbol, method);
  if (method.isOverride && method.visibility === 'private') {
    report(
      'override',
      'override methods require at least one of the following global, public, protected'
    );
  }
  if (parent === null) {
    if (method.isOverride && !overridesObject(method)) {
      report('override', `@Override specified for non-overriding method: ${showMethod(method)}`);
    }
    if (!method.isOverride && method.key === 'tostring()') {
      report('override', `Method must use the override keyword: ${showMethod(method)}`);
    }
    const isText = method.key === 'tostring()' && method.isOverride;
    if (isText && !sameType(method.returnType, STRING))
      report('override', returnClash(method, STRING));
    return;
  }
  checkAgainstParent(method, parent, report);
}

function overridesObject(method: MethodSymbol): boolean {
  return ['tostring()', 'hashcode()'].includes(method.key);
}

function checkAgainstParent(method: MethodSymbol, parent: MethodCandidate, report: Report): void {
  const shown = showMethod(method);
  const declared = parent.source.kind === 'user' ? parent.source.symbol : null;
  if (declared?.isStatic === true) {
    return report(
      'override',
      `Cannot override static method: ${showMethod(declared)} with ${shown}`
    );
  }
  if (declared !== null && !declared.isVirtual) {
    return report('override', `Non-virtual, non-abstract methods cannot be overridden: ${shown}`);
  }
  if (!method.isOverride)
    return report('override', `Method must use the override keyword: ${shown}`);
  if (!sameType(method.returnType, parent.returnType)) {
    return report('override', returnClash(method, parent.returnType));
  }
  if (declared !== null && rank(method.visibility) < rank(declared.visibility)) {
    report('override', `Cannot reduce the visibility of method: ${shown}`);
  }
}

function returnClash(method: MethodSymbol, expected: ApexType): string {
  const types = `${show(method.returnType)} vs ${show(expected)}`;
  return `Method return types clash: ${types} from the type ${method.owner.name}`;
}

/** The method of a parent class with the same name and parameters. */
function parentMethod(
  environment: Environment,
  symbol: ClassSymbol,
  method: MethodSymbol
): MethodCandidate | null {
  if (symbol.superclass === null) return null;
  const found = findMethods(environment, symbol.superclass, method.name).find(
    (candidate) => hasParameters(candidate, method) && !isInterfaceMethod(environment, candidate)
  );
  const isOverridable = found !== undefined && !isUniversal(found) && isKnownToChild(symbol, found);
  return isOverridable ? found : null;
}

function isUniversal(candidate: MethodCandidate): boolean {
  return candidate.source.kind === 'library' && candidate.source.owner === 'System.Object';
}

/** A private method of a parent in another file is not seen. */
function isKnownToChild(symbol: ClassSymbol, candidate: MethodCandidate): boolean {
  if (candidate.source.kind === 'library') return true;
  const { visibility, owner } = candidate.source.symbol;
  return visibility !== 'private' || owner.file === symbol.file;
}

function isInterfaceMethod(environment: Environment, candidate: MethodCandidate): boolean {
  const { source } = candidate;
  const owner =
    source.kind === 'user' ? userType(source.symbol.owner.name) : libraryType(source.owner);
  return isInterface(environment, owner);
}

function hasParameters(candidate: MethodCandidate, method: MethodSymbol): boolean {
  const types = method.parameters.map((parameter) => parameter.type);
  return takesParameters(candidate, types, sameType);
}

/** A class that is not abstract has a body for every abstract method it inherits. */
function checkComplete(environment: Environment, symbol: ClassSymbol): void {
  const own = userType(symbol.name);
  for (const type of withSupertypes(environment, own)) {
    if (type.name === symbol.name) continue;
    for (const required of abstractMethods(environment, type)) {
      const problem = missing(environment, symbol, type, required);
      if (problem !== null) {
        environment.reporter.report(
          symbol.file,
          'incomplete-class',
          symbol.declaration.name.position,
          problem
        );
        return;
      }
    }
  }
}

function missing(
  environment: Environment,
  symbol: ClassSymbol,
  type: ApexType,
  required: MethodCandidate
): string | null {
  const found = implementation(environment, symbol, type, required);
  const shown = `${show(required.returnType)} ${type.name}.${required.name}(${showAll(required.parameters)})`;
  const fromInterface = isInterface(environment, type);
  if (found === null || !returnFits(environment, type, required, found)) {
    const what = fromInterface ? 'the method' : 'the abstract method';
    return `Class ${symbol.name} must implement ${what}: ${shown}`;
  }
  const method = found.source.kind === 'user' ? found.source.symbol : null;
  if (fromInterface && method !== null && rank(method.visibility) < rank('public')) {
    return `${symbol.name}: Overriding implementations of global or public interface methods must be global or public: ${shown}`;
  }
  return null;
}

/**
 * The method that stands for a required one. The parameters of an implementation may be wider than those of its interface:
 * methods of the platform's interfaces are called by name, so that works; those of user interfaces are not modelled.
 */
function implementation(
  environment: Environment,
  symbol: ClassSymbol,
  type: ApexType,
  required: MethodCandidate
): MethodCandidate | null {
  const bodies = findMethods(environment, userType(symbol.name), required.name).filter(hasBody);
  const exact = bodies.find((candidate) =>
    takesParameters(candidate, required.parameters, sameType)
  );
  if (exact !== undefined || !isInterface(environment, type)) return exact ?? null;
  const isWider = (own: ApexType, asked: ApexType): boolean =>
    isAssignable(environment, asked, own) && !isPlainConversion(asked, own);
  const wider = bodies.find((candidate) =>
    takesParameters(candidate, required.parameters, isWider)
  );
  if (wider === undefined || type.kind === 'library') return wider ?? null;
  const feature = 'an interface method implemented with wider parameters';
  throw unsupported(feature, symbol.file, symbol.declaration.name.position);
}

function hasBody(candidate: MethodCandidate): boolean {
  const { source } = candidate;
  return source.kind === 'user' && !source.symbol.isAbstract && !candidate.isStatic;
}

function takesParameters(
  candidate: MethodCandidate,
  asked: readonly ApexType[],
  fits: (own: ApexType, asked: ApexType) => boolean
): boolean {
  const { parameters } = candidate;
  return (
    parameters.length === asked.length && parameters.every((own, index) => fits(own, asked[index]!))
  );
}

/** `Database.Batchable.start` may answer a QueryLocator or an Iterable of rows. */
function returnFits(
  environment: Environment,
  type: ApexType,
  required: MethodCandidate,
  found: MethodCandidate
): boolean {
  if (sameType(found.returnType, required.returnType)) return true;
  if (type.name !== 'Database.Batchable' || required.name.toLowerCase() !== 'start') return false;
  return withSupertypes(environment, found.returnType).some(
    (each) => each.name === 'System.Iterable' || each.name === 'Database.QueryLocator'
  );
}

function abstractMethods(environment: Environment, type: ApexType): readonly MethodCandidate[] {
  if (type.kind === 'user') {
    const symbol = userSymbol(environment, type.name);
    if (symbol.kind === 'enum') return [];
    const names = [...symbol.methods.values()].flat().filter((method) => method.isAbstract);
    return names.flatMap((method) =>
      findMethods(environment, type, method.name).filter(
        (candidate) => candidate.source.kind === 'user' && candidate.source.symbol === method
      )
    );
  }
  const table = type.kind === 'library' ? environment.platform.type(type.name) : undefined;
  if (table?.kind !== 'interface') return [];
  const names = [...new Set(table.methods.map((method) => method.name))];
  return names.flatMap((name) =>
    findMethods(environment, type, name).filter(
      (each) => each.source.kind === 'library' && each.source.owner === table.name
    )
  );
}
