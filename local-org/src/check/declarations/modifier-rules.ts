import type { Position } from '../../diagnostics/errors.ts';
import type { Member, MethodDeclaration, Modifiers } from '../../syntax/ast.ts';
import type { Environment } from '../environment.ts';
import type { ClassSymbol, InterfaceSymbol, TypeSymbol } from '../symbols.ts';
import { has, isMarkedTest, scopeCount, visibilityOf } from './modifiers.ts';
import { isAllowed, isByDefault, printModifier } from './modifier-table.ts';
import { PLURALS, type DeclarationTarget } from './targets.ts';

type Report = (position: Position, message: string) => void;

/** A declaration whose modifiers are checked, with the class it stands in. */
interface Declared {
  readonly owner: ClassSymbol;
  readonly target: DeclarationTarget;
  readonly modifiers: Modifiers;
  readonly position: Position;
}

/** Checks which modifiers stand where, and which methods have bodies. */
export function checkModifiers(environment: Environment, symbol: TypeSymbol): void {
  const report: Report = (position, message) =>
    environment.reporter.report(symbol.file, 'modifier', position, message);
  checkType(symbol, report);
  if (symbol.kind === 'interface') checkInterfaceMethods(symbol, report);
  if (symbol.kind !== 'class') return;
  for (const member of symbol.declaration.members) checkMember(symbol, member, report);
}

function checkType(symbol: TypeSymbol, report: Report): void {
  const { modifiers, name } = symbol.declaration;
  const { position } = name;
  checkAllowed(symbol.kind, modifiers, position, report);
  checkScopes(modifiers, position, report);
  if (has(modifiers, 'abstract') && has(modifiers, 'virtual'))
    report(position, 'abstract are by default virtual');
  if (has(modifiers, 'with sharing') && has(modifiers, 'without sharing'))
    report(position, 'withSharing classes cannot be withoutSharing');
  const { outer } = symbol;
  if (outer !== null) return checkEnclosing(outer, symbol.kind, modifiers, report);
  const isOpen = has(modifiers, 'public') || has(modifiers, 'global');
  if (!isOpen && !isMarkedTest(modifiers)) {
    report(position, 'Top-level type must have public or global visibility');
  }
}

/** What is global stands in a global class. */
function checkEnclosing(
  outer: ClassSymbol,
  target: DeclarationTarget,
  modifiers: Modifiers,
  report: Report
): void {
  if (!has(modifiers, 'global') || outer.visibility === 'global') return;
  report(
    outer.declaration.name.position,
    `Enclosing type for global ${PLURALS[target]} in apex classes must be declared as global`
  );
}

function checkAllowed(
  target: DeclarationTarget,
  modifiers: Modifiers,
  position: Position,
  report: Report
): void {
  for (const modifier of modifiers.names) {
    if (isByDefault(target, modifier)) report(position, `${PLURALS[target]} are by default final`);
    else if (!isAllowed(target, modifier))
      report(position, `${printModifier(modifier)} is not allowed on ${PLURALS[target]}`);
  }
}

function checkScopes(modifiers: Modifiers, position: Position, report: Report): void {
  if (scopeCount(modifiers) > 1) report(position, 'Declarations can only have one scope');
}

/** The methods of an interface are as visible as it is: nothing stands before them. */
function checkInterfaceMethods(symbol: InterfaceSymbol, report: Report): void {
  for (const { modifiers } of symbol.declaration.methods) {
    const first = modifiers.annotations.length > 0 ? '@' : modifiers.names[0];
    if (first !== undefined) report(modifiers.position, `Expecting '}' but was: '${first}'`);
  }
}

function checkMember(symbol: ClassSymbol, member: Member, report: Report): void {
  switch (member.kind) {
    case 'method':
      return checkMethod(symbol, member, report);
    case 'constructor':
    case 'property': {
      const { modifiers, name, kind } = member;
      return checkAccess(
        { owner: symbol, target: kind, modifiers, position: name.position },
        report
      );
    }
    case 'field':
      for (const { name } of member.declarators) {
        const { modifiers } = member;
        checkAccess({ owner: symbol, target: 'field', modifiers, position: name.position }, report);
      }
      return;
    case 'initializer':
      if (member.isStatic && symbol.outer !== null)
        report(member.body.position, 'Inner types are not allowed to have static blocks');
      return;
    default:
      return;
  }
}

/** What holds for every member: which modifiers it takes, and who may be static or global. */
function checkAccess(declared: Declared, report: Report): void {
  const { owner, target, modifiers, position } = declared;
  const plural = PLURALS[target];
  checkAllowed(target, modifiers, position, report);
  checkScopes(modifiers, position, report);
  if (has(modifiers, 'static')) checkStatic(declared, report);
  for (const name of ['global', 'webservice'] as const) {
    const isMisplaced = has(modifiers, name) && isAllowed(target, name);
    if (isMisplaced && owner.visibility !== 'global')
      report(
        position,
        `Defining type for ${printModifier(name)} ${plural} must be declared as global`
      );
  }
  if (owner.outer !== null) checkEnclosing(owner.outer, target, modifiers, report);
  const isRoutine = target === 'method' || target === 'constructor';
  if (isRoutine && isNewProtected(modifiers) && !owner.isVirtual)
    report(position, 'New protected methods cannot be defined in non-virtual classes');
}

function isNewProtected(modifiers: Modifiers): boolean {
  return has(modifiers, 'protected') && !has(modifiers, 'override');
}

function checkStatic({ owner, target, modifiers, position }: Declared, report: Report): void {
  const plural = PLURALS[target];
  if (!isAllowed(target, 'static')) return;
  if (owner.outer !== null)
    report(position, `static can only be used on ${plural} of a top level type`);
  if (has(modifiers, 'protected')) report(position, `protected ${plural} cannot be static`);
}

function checkMethod(symbol: ClassSymbol, method: MethodDeclaration, report: Report): void {
  const { modifiers, body } = method;
  const { position } = method.name;
  checkAccess({ owner: symbol, target: 'method', modifiers, position }, report);
  checkOpenMethod(modifiers, position, report);
  const isAbstract = has(modifiers, 'abstract');
  if (isAbstract) checkAbstract(symbol, modifiers, position, report);
  if (isAbstract && body !== null) report(position, 'Abstract methods cannot have a body');
  if (!isAbstract && body === null) report(position, 'Method must have a body');
  if (has(modifiers, 'webservice') && !has(modifiers, 'static'))
    report(position, 'webService methods must be declared as static');
}

function checkAbstract(
  symbol: ClassSymbol,
  modifiers: Modifiers,
  position: Position,
  report: Report
): void {
  if (!symbol.isAbstract)
    report(position, 'Defining type for abstract methods must be declared as abstract');
  if (has(modifiers, 'virtual')) report(position, 'abstract are by default virtual');
  if (visibilityOf(modifiers) === 'private') {
    const scopes = 'global, public, protected';
    report(position, `abstract methods require at least one of the following ${scopes}`);
  }
  if (symbol.visibility === 'global' && !has(modifiers, 'global')) {
    const message =
      'global defined types requires that abstract methods must be declared as global';
    report(position, message);
  }
}

/** What can be overridden belongs to an object. */
function checkOpenMethod(modifiers: Modifiers, position: Position, report: Report): void {
  if (!has(modifiers, 'static')) return;
  for (const name of ['virtual', 'abstract'] as const) {
    if (has(modifiers, name)) report(position, `${name} methods cannot be static`);
  }
  if (has(modifiers, 'override')) report(position, 'static methods cannot be override');
}
