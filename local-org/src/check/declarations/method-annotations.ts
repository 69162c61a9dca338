import type { Position } from '../../diagnostics/errors.ts';
import type { ApexType } from '../../syntax/types.ts';
import type { Environment } from '../environment.ts';
import { show } from '../show.ts';
import { hasAnnotation, type ClassSymbol, type MethodSymbol } from '../symbols.ts';
import { isList } from '../types/kinds.ts';
import { supports, type ExposedBy } from './exposed-types.ts';
import { has } from './modifiers.ts';
import { checkNamespaceAccess } from './namespace-access.ts';

type Report = (position: Position, message: string) => void;

/** A method of a class, and where its mistakes go. */
interface Subject {
  readonly environment: Environment;
  readonly owner: ClassSymbol;
  readonly method: MethodSymbol;
  /** Reports a mistake at the method's name. */
  readonly report: (message: string) => void;
}

/** Annotations of REST verbs, as messages print them. */
const HTTP = ['HttpGet', 'HttpPost', 'HttpPut', 'HttpPatch', 'HttpDelete'] as const;

/** Checks what the annotations of methods ask of them. */
export function checkMethodAnnotations(
  environment: Environment,
  symbol: ClassSymbol,
  report: Report
): void {
  const methods = [...symbol.methods.values()].flat();
  for (const method of methods) {
    const subject: Subject = {
      environment,
      owner: symbol,
      method,
      report: (message) => report(method.position, message)
    };
    for (const annotation of method.annotations) checkMethod(subject, annotation.name, report);
    if (has(method.declaration.modifiers, 'webservice')) checkTypes(subject, 'webService');
  }
  checkExposedOverloads(symbol, report);
  checkExposedNames(symbol, report);
  checkRemoteActions(symbol, report);
  for (const name of [...HTTP, 'InvocableMethod', 'TestSetup'])
    checkOnlyOne(symbol, methods, name, report);
}

function checkMethod(subject: Subject, annotation: string, report: Report): void {
  const verb = HTTP.find((each) => each.toLowerCase() === annotation);
  if (verb !== undefined) return checkHttp(subject, verb);
  switch (annotation) {
    case 'auraenabled':
      return checkAuraEnabled(subject);
    case 'deprecated':
      if (subject.method.isAbstract) subject.report('abstract methods cannot be Deprecated');
      return;
    case 'future':
      return checkFuture(subject);
    case 'invocablemethod':
      return checkInvocable(subject);
    case 'namespaceaccessible':
      return checkNamespaceAccess(subject.owner, 'method', subject.method, report);
    case 'readonly':
      return checkReadOnly(subject);
    case 'remoteaction':
      return checkRemoteAction(subject);
  }
}

function checkHttp(subject: Subject, verb: (typeof HTTP)[number]): void {
  const { owner, method, report } = subject;
  if (!method.isStatic) report(`${verb} methods must be declared as static`);
  if (method.visibility !== 'global') report(`${verb} methods must be declared as global`);
  if (!hasAnnotation(owner, 'restresource'))
    report(`Defining type for ${verb} methods must be declared as RestResource`);
  const hasBody = verb !== 'HttpGet' && verb !== 'HttpDelete';
  if (!hasBody && method.parameters.length > 0) report(`${verb} methods do not support parameters`);
  checkTypes(subject, 'Http', verb);
}

function checkAuraEnabled(subject: Subject): void {
  const { method, report } = subject;
  checkOpen(subject, 'AuraEnabled');
  if (!method.isStatic && !method.name.toLowerCase().startsWith('get'))
    report("Non static AuraEnabled methods must be named with a prefix 'get'");
  if (!method.isStatic && method.parameters.length > 0)
    report('Non static AuraEnabled methods may not have parameters');
  checkTypes(subject, 'AuraEnabled');
}

function checkFuture(subject: Subject): void {
  const { method, report } = subject;
  if (!method.isStatic) report('Future methods must be declared as static');
  if (method.returnType.kind !== 'void')
    report(`Future methods do not support return type of ${show(method.returnType)}`);
  checkParameters(subject, 'Future');
}

const BESIDE_INVOCABLE: readonly string[] = ['invocablemethod', 'deprecated', 'suppresswarnings'];

function checkInvocable(subject: Subject): void {
  const { environment, method, report } = subject;
  if (!method.isStatic) report('InvocableMethod methods must be declared as static');
  checkOpen(subject, 'InvocableMethod');
  if (method.parameters.length > 1)
    return report('Only one parameter is supported on methods with @Invocable annotation');
  for (const { type } of method.parameters) {
    if (isList(type)) continue;
    const advice =
      'Valid invocable parameters must be List types like List<T> where T is a supported type';
    return report(`Unsupported parameter type ${show(type)}. ${advice}`);
  }
  if (method.annotations.some((each) => !BESIDE_INVOCABLE.includes(each.name)))
    report('The only annotation that can be used with InvocableMethod is Deprecated');
  checkParameters(subject, 'InvocableMethod');
  if (!supports(environment, 'InvocableMethod', method.returnType))
    report(`InvocableMethod methods do not support return type of ${show(method.returnType)}`);
}

function checkRemoteAction(subject: Subject): void {
  const { method, report } = subject;
  if (!method.isStatic) report('RemoteAction methods must be declared as static');
  checkOpen(subject, 'RemoteAction');
  checkTypes(subject, 'RemoteAction');
}

function checkOpen({ method, report }: Subject, name: string): void {
  if (['public', 'global'].includes(method.visibility)) return;
  report(`${name} methods require at least one of the following global, public`);
}

/** Parameters and answer must be types the outside knows. */
function checkTypes(subject: Subject, by: ExposedBy, name: string = by): void {
  const { environment, method, report } = subject;
  checkParameters(subject, by, name);
  if (!supports(environment, by, method.returnType))
    report(`${name} methods do not support return type of ${show(method.returnType)}`);
}

function checkParameters(subject: Subject, by: ExposedBy, name: string = by): void {
  const { environment, method, report } = subject;
  const wrong = (type: ApexType): boolean => !supports(environment, by, type);
  for (const { type } of method.parameters)
    if (wrong(type)) report(`${name} methods do not support parameter type of ${show(type)}`);
}

function checkReadOnly({ method, report }: Subject): void {
  const { modifiers } = method.declaration;
  const isSchedulable = method.key === 'execute(System.SchedulableContext)';
  const isCalledFromOutside =
    has(modifiers, 'webservice') ||
    ['remoteaction', ...HTTP].some((each) => hasAnnotation(method, each.toLowerCase()));
  if (isSchedulable || (isCalledFromOutside && method.isStatic)) return;
  if (method.isStatic) {
    const which = 'webService, RemoteAction, HttpGet, HttpPost, HttpPatch, HttpPut, HttpDelete';
    return report(`ReadOnly methods require at least one of the following ${which}`);
  }
  const which = 'WebService, RemoteAction or Schedulable.execute(SchedulableContext)';
  report(`Only ${which} methods can be marked ReadOnly`);
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

/** `getName()` and `name` would be one and the same to a component. */
function checkExposedNames(symbol: ClassSymbol, report: Report): void {
  for (const method of [...symbol.methods.values()].flat()) {
    if (method.isStatic || !hasAnnotation(method, 'auraenabled')) continue;
    const name = method.name.slice('get'.length);
    const field = symbol.fields.get(name.toLowerCase());
    if (field === undefined || !hasAnnotation(field, 'auraenabled')) continue;
    const message = `AuraEnabled method and variable cannot have the same name: ${name}`;
    report(method.position, message);
  }
}

/** Remote calls tell overloads apart by their number of parameters only. */
function checkRemoteActions(symbol: ClassSymbol, report: Report): void {
  for (const methods of symbol.methods.values()) {
    const counts = methods
      .filter((method) => hasAnnotation(method, 'remoteaction'))
      .map((method) => method.parameters.length);
    if (new Set(counts).size === counts.length) continue;
    const message =
      'Remote Action does not support two remote action methods with the same name and same number of parameters';
    report(symbol.declaration.name.position, message);
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
