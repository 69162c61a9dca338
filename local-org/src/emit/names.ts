/** A JavaScript string literal. */
export function quote(text: string): string {
  return JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

/** The JavaScript property of an Apex field: `$` cannot stand in an Apex name, so nothing else can have it. */
export function fieldProperty(name: string): string {
  return `$${name}`;
}

/** The property behind an Apex property with bodies, read and written by the bodies themselves. */
export function backingProperty(name: string): string {
  return `$$${name}`;
}

/** The prototype property of a constructor: `new(System.String)`. */
export function constructorProperty(key: string): string {
  return `new${key}`;
}

/** Segments that are no Apex identifiers; an Apex name never ends with an underscore. */
export const CONSTRUCTOR_SEGMENT = 'init_';
export const STATIC_SEGMENT = 'clinit_';

/**
 * The name of an emitted function, from which the runtime prints a line of an Apex stack trace:
 * `$Class$BirdPhone$Country$parse` becomes `Class.BirdPhone.Country.parse`.
 */
export function functionName(
  kind: 'Class' | 'Trigger',
  owner: string,
  member: string | null
): string {
  const path = [kind, ...owner.split('.'), ...(member === null ? [] : [member])];
  return `$${path.join('$')}`;
}
