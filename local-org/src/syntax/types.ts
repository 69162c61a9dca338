/**
 * An Apex type after name resolution, shared by checker, emitter and runtime.
 *
 * - `library`: `name` is the platform's qualified name: `System.String`, `System.List`, `Database.SaveResult`,
 *   `Schema.SObjectField`. Inner types of the library too: `Database.DMLOptions.AssignmentRuleHeader`.
 * - `user`: `name` is the declared name: `BirdPhone`, inner types `BirdPhone.Country`.
 * - `sobject`: `name` is the object's API name: `Lead`, `BirdMessage__c`; the generic type is `SObject`.
 * - `void` and `null` (the type of the null literal) carry their own name.
 * - `variable`: a type parameter of a library type (`T`, `K`, `V`), only inside signatures.
 */
export interface ApexType {
  readonly kind: 'library' | 'user' | 'sobject' | 'void' | 'null' | 'variable';
  readonly name: string;
  readonly args: readonly ApexType[];
}

const NO_ARGS: readonly ApexType[] = [];

export function libraryType(name: string, ...args: ApexType[]): ApexType {
  return { kind: 'library', name, args: args.length === 0 ? NO_ARGS : args };
}

export function userType(name: string): ApexType {
  return { kind: 'user', name, args: NO_ARGS };
}

export function sobjectType(name: string): ApexType {
  return { kind: 'sobject', name, args: NO_ARGS };
}

export const VOID: ApexType = { kind: 'void', name: 'void', args: NO_ARGS };
export const NULL: ApexType = { kind: 'null', name: 'null', args: NO_ARGS };
export const OBJECT = libraryType('System.Object');
export const STRING = libraryType('System.String');
export const ID = libraryType('System.Id');
export const BOOLEAN = libraryType('System.Boolean');
export const INTEGER = libraryType('System.Integer');
export const LONG = libraryType('System.Long');
export const DOUBLE = libraryType('System.Double');
export const DECIMAL = libraryType('System.Decimal');
export const DATE = libraryType('System.Date');
export const DATETIME = libraryType('System.Datetime');
export const TIME = libraryType('System.Time');
export const BLOB = libraryType('System.Blob');
export const SOBJECT = sobjectType('SObject');

export function listOf(element: ApexType): ApexType {
  return libraryType('System.List', element);
}

export function setOf(element: ApexType): ApexType {
  return libraryType('System.Set', element);
}

export function mapOf(key: ApexType, value: ApexType): ApexType {
  return libraryType('System.Map', key, value);
}

/** Structural equality; names are canonical, so no case folding. */
export function sameType(a: ApexType, b: ApexType): boolean {
  return (
    a.kind === b.kind &&
    a.name === b.name &&
    a.args.length === b.args.length &&
    a.args.every((arg, index) => sameType(arg, b.args[index]!))
  );
}

/** The type as Salesforce prints it in messages: `String`, `List<Lead>`, `Map<Id,BirdPhone.Country>`, `Database.SaveResult`. */
export function printType(type: ApexType): string {
  const name =
    type.kind === 'library' && type.name.startsWith('System.') ? type.name.slice(7) : type.name;
  return type.args.length === 0 ? name : `${name}<${type.args.map(printType).join(',')}>`;
}

/** The unambiguous form used in signatures and keys: `System.List<Lead>`. */
export function qualifiedName(type: ApexType): string {
  return type.args.length === 0
    ? type.name
    : `${type.name}<${type.args.map(qualifiedName).join(',')}>`;
}
