import type { Position } from '../../diagnostics/errors.ts';
import { show } from '../show.ts';
import { hasAnnotation, type ClassSymbol, type MethodSymbol } from '../symbols.ts';
import { isList, isMap, isSet } from '../types/kinds.ts';
import type { ApexType } from '../../syntax/types.ts';
import { isMarkedTest, has } from './modifiers.ts';

type Report = (position: Position, message: string) => void;

/** Annotations of REST verbs, as messages print them. */
const HTTP = ['HttpGet', 'HttpPost', 'HttpPut', 'HttpPatch', 'HttpDelete'] as const;

/** Checks what the annotations of methods ask of them. */
export function checkMethodAnnotations(symbol: ClassSymbol, report: Report): void {
  const methods = [...symbol.methods.values()].flat();
  for (const method of methods) {
    for (const annotation of method.annotations) checkMethod(method, annotation.name, report);
    checkTestMethod(symbol, method, report);
  }
  checkExposedOverloads(symbol, report);
  for (const name of [...HTTP, 'InvocableMethod']) checkOnlyOne(symbol, methods, name, report);
  checkTestData(symbol, methods, report);
}

function checkMethod(method: MethodSymbol, annotation: string, report: Report): void {
  const verb = HTTP.find((each) => each.toLowerCase() === annotation);
  if (verb !== undefined) return checkHttp(method, verb, report);
  switch (annotation) {
    case 'auraenabled':
      return checkAuraEnabled(method, report);
    case 'future':
      return checkFuture(method, report);
    case 'invocablemethod':
      return checkInvocable(method, report);
    case 'readonly':
      return checkReadOnly(method, report);
  }
}

function checkHttp(method: MethodSymbol, verb: (typeof HTTP)[number], report: Report): void {
  if (!method.isStatic) report(method.position, `${verb} methods must be declared as static`);
  if (method.visibility !== 'global')
    report(method.position, `${verb} methods must be declared as global`);
  const hasBody = verb !== 'HttpGet' && verb !== 'HttpDelete';
  if (!hasBody && method.parameters.length > 0)
    report(method.position, `${verb} methods do not support parameters`);
}

function checkAuraEnabled(method: MethodSymbol, report: Report): void {
  if (!['public', 'global'].includes(method.visibility)) {
    report(
      method.position,
      'AuraEnabled methods require at least one of the following global, public'
    );
  }
  if (!method.isStatic && !method.name.toLowerCase().startsWith('get')) {
    report(method.position, "Non static AuraEnabled methods must be named with a prefix 'get'");
  }
}

function checkFuture(method: MethodSymbol, report: Report): void {
  if (!method.isStatic) report(method.position, 'Future methods must be declared as static');
  if (method.returnType.kind !== 'void') {
    report(
      method.position,
      `Future methods do not support return type of ${show(method.returnType)}`
    );
  }
  for (const { type } of method.parameters) {
    if (!isPlain(type))
      report(method.position, `Future methods do not support parameter type of ${show(type)}`);
  }
}

/** Primitive values and collections of them. */
function isPlain(type: ApexType): boolean {
  if (isList(type) || isSet(type) || isMap(type)) return type.args.every(isPlain);
  return type.kind === 'library' && type.name !== 'System.Object';
}

function checkInvocable(method: MethodSymbol, report: Report): void {
  if (!method.isStatic)
    report(method.position, 'InvocableMethod methods must be declared as static');
  for (const { type } of method.parameters) {
    if (isList(type)) continue;
    const advice =
      'Valid invocable parameters must be List types like List<T> where T is a supported type';
    report(method.position, `Unsupported parameter type ${show(type)}. ${advice}`);
  }
}

function checkReadOnly(method: MethodSymbol, report: Report): void {
  const { modifiers } = method.declaration;
  const isSchedulable = method.key === 'execute(System.SchedulableContext)';
  const isCalledFromOutside = has(modifiers, 'webservice') || hasAnnotation(method, 'remoteaction');
  const isHttp = HTTP.some((verb) => hasAnnotation(method, verb.toLowerCase()));
  if (isSchedulable || isCalledFromOutside || isHttp) return;
  if (method.isStatic) {
    const which = [
      'webService',
      'RemoteAction',
      'HttpGet',
      'HttpPost',
      'HttpPatch',
      'HttpPut',
      'HttpDelete'
    ].join(', ');
    return report(
      method.position,
      `ReadOnly methods require at least one of the following ${which}`
    );
  }
  const which = 'WebService, RemoteAction or Schedulable.execute(SchedulableContext)';
  report(method.position, `Only ${which} methods can be marked ReadOnly`);
}

function checkTestMethod(symbol: ClassSymbol, method: MethodSymbol, report: Report): void {
  const { modifiers } = method.declaration;
  const isSetup = hasAnnotation(method, 'testsetup');
  if (!isMarkedTest(modifiers) && !isSetup) return;
  const { position } = method;
  const kind = has(modifiers, 'testmethod') ? 'testMethod' : isSetup ? 'TestSetup' : 'IsTest';
  if (!symbol.isTest)
    return report(position, `Defining type for ${kind} methods must be declared as IsTest`);
  if (!method.isStatic) report(position, `${kind} methods must be declared as static`);
  if (method.parameters.length > 0) report(position, 'Test methods must have no arguments');
  if (isSetup && method.returnType.kind !== 'void')
    report(position, 'Test setup method must return void');
}

/** Two methods of one name cannot both be called by components. */
function checkExposedOverloads(symbol: ClassSymbol, report: Report): void {
  for (const methods of symbol.methods.values()) {
    const exposed = methods.filter((method) => hasAnnotation(method, 'auraenabled'));
    if (exposed.length < 2) continue;
    for (const { position, name } of exposed) {
      report(position, `Overload of AuraEnabled method: ${name} overload is not permitted`);
    }
  }
}

function checkOnlyOne(
  symbol: ClassSymbol,
  methods: readonly MethodSymbol[],
  name: string,
  report: Report
): void {
  const marked = methods.filter((method) => hasAnnotation(method, name.toLowerCase()));
  if (marked.length < 2) return;
  report(symbol.declaration.name.position, `Only one method per type can be defined with: ${name}`);
}

function checkTestData(
  symbol: ClassSymbol,
  methods: readonly MethodSymbol[],
  report: Report
): void {
  const seesAll = (marked: Pick<MethodSymbol, 'annotations'>): boolean =>
    marked.annotations.some(
      (each) => each.name === 'istest' && each.values.get('seealldata') === true
    );
  const hasSetup = methods.some((method) => hasAnnotation(method, 'testsetup'));
  if (!hasSetup || !(seesAll(symbol) || methods.some(seesAll))) return;
  const message =
    'Test class containing a test setup method cannot have any methods annotated with @isTest(SeeAllData=true)';
  report(symbol.declaration.name.position, message);
}
