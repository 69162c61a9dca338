import type { ApexType } from '../../syntax/types.ts';
import { userSymbol, type Environment } from '../environment.ts';
import { hasAnnotation } from '../symbols.ts';
import { isException, isInterface } from '../types/hierarchy.ts';
import { isList, isMap, isSet } from '../types/kinds.ts';

/**
 * Which types the annotations that open a method or field to the outside take, as the platform's compiler decides it.
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_annotation.htm
 */
export type ExposedBy =
  'AuraEnabled' | 'Future' | 'Http' | 'InvocableMethod' | 'RemoteAction' | 'webService';

const PRIMITIVES: ReadonlySet<string> = new Set(
  'String Integer Long Decimal Double Boolean Id Date Datetime Time Blob'
    .split(' ')
    .map((name) => `System.${name}`)
);

/** True when a method so annotated can take or answer the type. */
export function supports(environment: Environment, by: ExposedBy, type: ApexType): boolean {
  if (type.kind === 'void') return true;
  switch (by) {
    case 'AuraEnabled':
      return !isPlainException(type) && !holdsSet(type);
    case 'Future':
      return isPrimitive(type) || (isCollection(type) && type.args.every(isPrimitive));
    case 'Http':
      return isHttpType(type);
    case 'InvocableMethod':
      return isInvocableList(environment, type);
    case 'RemoteAction':
      return !isPlainException(type);
    case 'webService':
      return isSoapType(environment, type);
  }
}

/** True when a field so annotated can be of the type. */
export function supportsField(
  environment: Environment,
  by: 'AuraEnabled' | 'InvocableVariable',
  type: ApexType
): boolean {
  if (by === 'AuraEnabled') return supports(environment, by, type);
  if (isList(type)) return type.args.every((arg) => supportsField(environment, by, arg));
  return !isObject(type) && !isPlainException(type) && !isSet(type) && !isMap(type);
}

function isPrimitive(type: ApexType): boolean {
  return type.kind === 'library' && PRIMITIVES.has(type.name);
}

function isObject(type: ApexType): boolean {
  return type.kind === 'library' && type.name === 'System.Object';
}

function isPlainException(type: ApexType): boolean {
  return type.kind === 'library' && type.name === 'System.Exception';
}

function isCollection(type: ApexType): boolean {
  return isList(type) || isSet(type) || isMap(type);
}

function holdsSet(type: ApexType): boolean {
  return isSet(type) || (isCollection(type) && type.args.some(holdsSet));
}

/** REST bodies know text keys only, and neither `Object` nor Blob nor Set. */
function isHttpType(type: ApexType): boolean {
  if (isList(type)) return type.args.every(isHttpType);
  if (isMap(type)) {
    const [key, value] = type.args;
    return key?.name === 'System.String' && value !== undefined && isHttpType(value);
  }
  return !isSet(type) && !isObject(type) && type.name !== 'System.Blob';
}

function isInvocableList(environment: Environment, type: ApexType): boolean {
  const [element] = type.args;
  if (!isList(type) || element === undefined) return false;
  const inner = isList(element) ? element.args[0] : element;
  if (inner === undefined) return false;
  if (isPrimitive(inner) || inner.kind === 'sobject') return true;
  return inner.kind === 'user' && isInvocableClass(environment, inner);
}

/** A class a flow can fill: one that shows it a variable. */
function isInvocableClass(environment: Environment, type: ApexType): boolean {
  const symbol = userSymbol(environment, type.name);
  if (symbol.kind !== 'class' || !['public', 'global'].includes(symbol.visibility)) return false;
  return [...symbol.fields.values()].some((field) => hasAnnotation(field, 'invocablevariable'));
}

function isSoapType(environment: Environment, type: ApexType): boolean {
  if (isList(type)) return type.args.every((arg) => isSoapType(environment, arg));
  if (isSet(type) || isMap(type) || isObject(type)) return false;
  if (isException(environment, type) || isInterface(environment, type)) return false;
  if (type.kind !== 'user') return true;
  const symbol = userSymbol(environment, type.name);
  return symbol.kind === 'enum' || symbol.visibility === 'global';
}
