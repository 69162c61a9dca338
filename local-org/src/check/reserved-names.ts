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

/** Refuses names of variables, parameters and fields that Apex keeps for itself. */
export function checkVariableName(name: Identifier): void {
  if (RESERVED.has(name.text.toLowerCase())) refuse(name);
}

/** Refuses names of classes, interfaces and enums that Apex keeps for itself. */
export function checkTypeName(name: Identifier): void {
  const lower = name.text.toLowerCase();
  if (RESERVED.has(lower) || RESERVED_FOR_TYPES.has(lower)) refuse(name);
}

function refuse(name: Identifier): never {
  return fail('reserved-name', name.position, `Identifier name is reserved: ${name.text}`);
}
