import type { Position } from '../../diagnostics/errors.ts';
import { hasAnnotation, type ClassSymbol, type MethodSymbol } from '../symbols.ts';
import { has, isMarkedTest } from './modifiers.ts';

type Report = (position: Position, message: string) => void;

type Marked = Pick<MethodSymbol, 'annotations'>;

/** Checks what a test class and its methods promise each other about the data they see. */
export function checkTestClass(symbol: ClassSymbol, report: Report): void {
  const { position } = symbol.declaration.name;
  const methods = [...symbol.methods.values()].flat();
  for (const method of methods) checkTestMethod(symbol, method, report);
  const isParallel = isSet(symbol, 'isparallel');
  const classSeesAll = isSet(symbol, 'seealldata');
  const methodSeesAll = methods.some((method) => isSet(method, 'seealldata'));
  if (isParallel && classSeesAll) {
    const message =
      'Test class annotated with @isTest(IsParallel=true) cannot also be annotated with @isTest(SeeAllData=true)';
    report(position, message);
  }
  if (isParallel && methodSeesAll) {
    const message =
      'Test class annotated with @isTest(IsParallel=true) cannot have any methods annotated with @isTest(SeeAllData=true)';
    report(position, message);
  }
  const hasSetup = methods.some((method) => hasAnnotation(method, 'testsetup'));
  if (hasSetup && (classSeesAll || methodSeesAll)) {
    const message =
      'Test class containing a test setup method cannot have any methods annotated with @isTest(SeeAllData=true)';
    report(position, message);
  }
}

function isSet({ annotations }: Marked, value: string): boolean {
  return annotations.some((each) => each.name === 'istest' && each.values.get(value) === true);
}

function checkTestMethod(symbol: ClassSymbol, method: MethodSymbol, report: Report): void {
  const { modifiers } = method.declaration;
  const isSetup = hasAnnotation(method, 'testsetup');
  if (!isMarkedTest(modifiers) && !isSetup) return;
  const { position } = method;
  const kind = has(modifiers, 'testmethod') ? 'testMethod' : isSetup ? 'TestSetup' : 'IsTest';
  if (symbol.outer !== null && kind === 'testMethod')
    return report(position, 'testMethod can only be used on methods of a top level type');
  if (!method.isStatic || !has(modifiers, 'static'))
    report(position, `${kind} methods must be declared as static`);
  if (!symbol.isTest)
    report(position, `Defining type for ${kind} methods must be declared as IsTest`);
  if (method.parameters.length > 0) report(position, 'Test methods must have no arguments');
  if (isSetup && method.returnType.kind !== 'void')
    report(position, 'Test setup method must return void');
}
