import { UnsupportedError } from '../../../diagnostics/errors.ts';

/**
 * `String.format`: `{0}` is the first argument, single quotes keep text from being read, two of them are one quote. A number
 * beyond the arguments stays as it is written.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_string.htm, `format`, and
 * https://docs.oracle.com/javase/8/docs/api/java/text/MessageFormat.html
 * @throws UnsupportedError for formats such as `{0,number}` and for unbalanced braces.
 */
export function formatMessage(template: string, values: readonly string[]): string {
  let result = '';
  let isQuoted = false;
  for (let index = 0; index < template.length; index += 1) {
    const character = template.charAt(index);
    if (character === "'") {
      if (template.charAt(index + 1) === "'") {
        result += "'";
        index += 1;
      } else {
        isQuoted = !isQuoted;
      }
    } else if (character !== '{' || isQuoted) {
      result += character;
    } else {
      const end = template.indexOf('}', index);
      result += placeholder(template.slice(index + 1, end < 0 ? undefined : end), end < 0, values);
      index = end;
    }
  }
  return result;
}

function placeholder(content: string, isOpen: boolean, values: readonly string[]): string {
  if (isOpen || !/^\s*\d+\s*$/.test(content)) {
    throw new UnsupportedError(`The placeholder {${content} in String.format`);
  }
  return values[Number(content)] ?? `{${content}}`;
}
