import type { Position } from '../../diagnostics/errors.ts';
import type {
  FieldDeclaration,
  Member,
  MethodDeclaration,
  Modifiers,
  PropertyDeclaration
} from '../../syntax/ast.ts';
import type { Environment } from '../environment.ts';
import type { ClassSymbol, TypeSymbol } from '../symbols.ts';
import { has, isMarkedTest, scopeCount, visibilityOf } from './modifiers.ts';

type Report = (position: Position, message: string) => void;

/** Checks which modifiers stand where, and which methods have bodies. */
export function checkModifiers(environment: Environment, symbol: TypeSymbol): void {
  const report: Report = (position, message) =>
    environment.reporter.report(symbol.file, 'modifier', position, message);
  checkType(symbol, report);
  if (symbol.kind === 'class')
    symbol.declaration.members.forEach((member) => checkMember(symbol, member, report));
}

function checkType(symbol: TypeSymbol, report: Report): void {
  const { modifiers, name } = symbol.declaration;
  checkScopes(modifiers, name.position, report);
  if (has(modifiers, 'static')) report(name.position, 'static is not allowed on classes');
  if (has(modifiers, 'abstract') && has(modifiers, 'virtual'))
    report(name.position, 'abstract are by default virtual');
  const isOpen = ['public', 'global'].includes(visibilityOf(modifiers));
  if (symbol.outer === null && !isOpen && !isMarkedTest(modifiers)) {
    report(name.position, 'Top-level type must have public or global visibility');
  }
}

function checkScopes(modifiers: Modifiers, position: Position, report: Report): void {
  if (scopeCount(modifiers) > 1) report(position, 'Declarations can only have one scope');
}

function checkMember(symbol: ClassSymbol, member: Member, report: Report): void {
  switch (member.kind) {
    case 'method':
      return checkMethod(symbol, member, report);
    case 'constructor':
      return checkScopes(member.modifiers, member.name.position, report);
    case 'property':
      return checkVariable(symbol, member, member.name.position, report);
    case 'field':
      for (const { name } of member.declarators)
        checkVariable(symbol, member, name.position, report);
      return;
    default:
      return;
  }
}

function checkVariable(
  symbol: ClassSymbol,
  { kind, modifiers }: FieldDeclaration | PropertyDeclaration,
  position: Position,
  report: Report
): void {
  const what = kind === 'property' ? 'properties' : 'fields';
  checkScopes(modifiers, position, report);
  for (const name of ['virtual', 'abstract', 'override', 'testmethod'] as const) {
    if (has(modifiers, name)) report(position, `${name} is not allowed on fields`);
  }
  if (symbol.outer !== null && has(modifiers, 'static')) {
    report(position, `static can only be used on ${what} of a top level type`);
  }
  if (has(modifiers, 'global') && symbol.visibility !== 'global') {
    report(position, 'Defining type for global fields must be declared as global');
  }
}

function checkMethod(symbol: ClassSymbol, method: MethodDeclaration, report: Report): void {
  const { modifiers, body } = method;
  const { position } = method.name;
  checkScopes(modifiers, position, report);
  const isAbstract = has(modifiers, 'abstract');
  if (has(modifiers, 'final')) report(position, 'methods are by default final');
  if (isAbstract && !symbol.isAbstract)
    report(position, 'Defining type for abstract methods must be declared as abstract');
  if (isAbstract && visibilityOf(modifiers) === 'private') {
    report(
      position,
      'abstract methods require at least one of the following global, public, protected'
    );
  }
  if (isAbstract && body !== null) report(position, 'Abstract methods cannot have a body');
  if (!isAbstract && body === null) report(position, 'Method must have a body');
  checkStatic(symbol, method, report);
  checkWideAccess(symbol, method, report);
}

function checkStatic(symbol: ClassSymbol, method: MethodDeclaration, report: Report): void {
  const { modifiers } = method;
  if (!has(modifiers, 'static')) return;
  const { position } = method.name;
  if (symbol.outer !== null)
    report(position, 'static can only be used on methods of a top level type');
  for (const name of ['virtual', 'abstract', 'override'] as const) {
    if (has(modifiers, name)) report(position, `${name} methods cannot be static`);
  }
}

function checkWideAccess(symbol: ClassSymbol, method: MethodDeclaration, report: Report): void {
  const { modifiers } = method;
  const { position } = method.name;
  if (has(modifiers, 'protected') && !has(modifiers, 'override') && !symbol.isVirtual) {
    report(position, 'New protected methods cannot be defined in non-virtual classes');
  }
  if (symbol.visibility === 'global') return;
  if (has(modifiers, 'global'))
    report(position, 'Defining type for global methods must be declared as global');
  if (has(modifiers, 'webservice'))
    report(position, 'Defining type for webService methods must be declared as global');
}
