import { apexException } from '../../values/exception.ts';
import { checkLooks, compilePattern, execute, type CompiledPattern } from './compile.ts';

/**
 * What a replacement text of Java stands for after a match: `$1` and `${name}` are groups, a backslash quotes.
 *
 * @throws System.StringException for a group that the pattern does not have.
 */
export function expandReplacement(replacement: string, match: RegExpExecArray): string {
  let result = '';
  for (let index = 0; index < replacement.length; index += 1) {
    const character = replacement.charAt(index);
    if (character === '\\') {
      index += 1;
      if (index >= replacement.length) throw illegal('character to be escaped is missing');
      result += replacement.charAt(index);
    } else if (character === '$') {
      const group = readGroup(replacement.slice(index + 1), match);
      result += group.text;
      index += group.length;
    } else {
      result += character;
    }
  }
  return result;
}

function readGroup(rest: string, match: RegExpExecArray): { text: string; length: number } {
  const named = /^\{([A-Za-z][0-9A-Za-z]*)\}/.exec(rest);
  if (named !== null) {
    const groups = match.groups ?? {};
    const name = named[1] ?? '';
    if (!Object.hasOwn(groups, name)) throw illegal(`No group with name {${name}}`);
    return { text: groups[name] ?? '', length: named[0].length };
  }
  const first = /^\d/.exec(rest)?.[0];
  if (first === undefined) throw illegal('Illegal group reference');
  let digits = first;
  while (
    /^\d$/.test(rest.charAt(digits.length)) &&
    Number(digits + rest.charAt(digits.length)) < match.length
  ) {
    digits += rest.charAt(digits.length);
  }
  if (Number(digits) >= match.length) throw illegal(`No group ${digits}`);
  return { text: match[Number(digits)] ?? '', length: digits.length };
}

function illegal(problem: string): Error {
  return apexException('System.StringException', problem);
}

/** All matches from the start, empty ones included. */
export function allMatches(compiled: CompiledPattern, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  let from = 0;
  checkLooks(text.length);
  for (;;) {
    const match = execute(compiled.search, text, from);
    if (match === null) return found;
    found.push(match);
    from = match.index + (match[0].length > 0 ? match[0].length : 1);
    if (from > text.length) return found;
  }
}

function replaceMatches(
  text: string,
  matches: readonly RegExpExecArray[],
  replacement: string
): string {
  let result = '';
  let from = 0;
  for (const match of matches) {
    result += text.slice(from, match.index) + expandReplacement(replacement, match);
    from = match.index + match[0].length;
  }
  return result + text.slice(from);
}

export function replaceAll(compiled: CompiledPattern, text: string, replacement: string): string {
  return replaceMatches(text, allMatches(compiled, text), replacement);
}

export function replaceFirst(compiled: CompiledPattern, text: string, replacement: string): string {
  return replaceMatches(text, allMatches(compiled, text).slice(0, 1), replacement);
}

/**
 * Splits as Java does: a positive limit is the most parts, zero drops empty parts at the end, a negative limit keeps them; an
 * empty match at the very start adds no part.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_string.htm, `split`
 */
export function split(pattern: string, text: string, limit: number): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const match of allMatches(compilePattern(pattern), text)) {
    const end = match.index + match[0].length;
    if (end === 0) continue;
    if (limit > 0 && parts.length === limit - 1) break;
    parts.push(text.slice(from, match.index));
    from = end;
  }
  if (from === 0) return [text];
  parts.push(text.slice(from));
  if (limit === 0) {
    while (parts.at(-1) === '') parts.pop();
  }
  return parts;
}
