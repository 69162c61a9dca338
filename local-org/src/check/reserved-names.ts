import type { Identifier } from '../syntax/ast.ts';
import { fail } from './mistakes.ts';

/**
 * Words that no variable, parameter, field or type can be called. Methods can.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_reserved_words.htm
 */
const RESERVED: ReadonlySet<string> = new Set(
  (
    'activate any array autonomous begin bigdecimal blob boolean byte case cast char collect commit const currency date ' +
    'datetime decimal default double end exception exit export float goto group having hint import inner int integer into ' +
    'join long loop number object of outer package parallel pragma retrieve rollback set short sobject sort string switch ' +
    'synchronized system then time transaction trigger void when'
  ).split(' ')
);

const RESERVED_FOR_TYPES: ReadonlySet<string> = new Set(['bulk', 'desc', 'list', 'map']);

/** Words that begin a statement or a file of their own, so that not even methods can be called so. */
const NEVER: ReadonlySet<string> = new Set(['commit', 'trigger']);

const LONGEST = 255;

/** Refuses names of variables, parameters, fields and enum constants that Apex keeps for itself. */
export function checkVariableName(name: Identifier): void {
  checkSpelling(name);
  if (RESERVED.has(name.text.toLowerCase())) refuse(name);
}

/** Refuses names of methods that cannot be written. */
export function checkMethodName(name: Identifier): void {
  if (NEVER.has(name.text.toLowerCase()))
    fail('syntax', name.position, `Unexpected token '${name.text}'.`);
  checkSpelling(name);
}

/** Refuses names of classes, interfaces and enums that Apex keeps for itself. */
export function checkTypeName(name: Identifier): void {
  checkSpelling(name);
  const lower = name.text.toLowerCase();
  if (RESERVED.has(lower) || RESERVED_FOR_TYPES.has(lower)) refuse(name);
}

/** A name begins with a letter, ends with none of the underscores that may stand in it one by one, and has no other signs. */
function checkSpelling({ text, position }: Identifier): void {
  const isWell =
    isLetter(text[0]) && !text.endsWith('_') && !text.includes('__') && !text.includes('$');
  if (!isWell) fail('identifier', position, `Invalid character in identifier: ${text}`);
  if (text.length > LONGEST) fail('identifier', position, `Identifier name is too long: ${text}`);
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && character.toLowerCase() !== character.toUpperCase();
}

function refuse(name: Identifier): never {
  return fail('reserved-name', name.position, `Identifier name is reserved: ${name.text}`);
}
