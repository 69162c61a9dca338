import type { ApexException } from '../values/exception.ts';
import type { ApexFrame } from '../values/stack-tracer.ts';

/** How the compiler names functions: `$Class$BirdPhone$Country$parse`, `$Trigger$BirdLead`. */
const PREFIXES: readonly string[] = ['$Class$', '$Trigger$'];

/** Segments that are no Apex names, as Apex prints them. */
const SEGMENTS: ReadonlyMap<string, string> = new Map([
  ['init_', '<init>'],
  ['clinit_', '<clinit>']
]);

/**
 * The Apex frames of an exception, innermost first.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_exception_methods.htm `getStackTraceString`
 */
export function traceException(exception: ApexException): readonly ApexFrame[] {
  return traceText(exception.stack ?? '');
}

/** The Apex frames in the text of a JavaScript stack. */
export function traceText(stack: string): readonly ApexFrame[] {
  return stack.split('\n').flatMap((line) => {
    const frame = line.trimStart().startsWith('at ') ? frameOf(line) : null;
    return frame === null ? [] : [frame];
  });
}

function frameOf(line: string): ApexFrame | null {
  const name = functionNameIn(line);
  if (name === null) return null;
  const location = line.endsWith(')') ? line.slice(0, -1) : line;
  const at = Number(location.split(':').at(-2));
  const path = name
    .slice(1)
    .split('$')
    .map((segment) => SEGMENTS.get(segment) ?? segment);
  return { text: `${path.join('.')}: line ${at}, column 1`, line: at };
}

function functionNameIn(line: string): string | null {
  const start = PREFIXES.map((prefix) => line.indexOf(prefix)).find((index) => index >= 0);
  if (start === undefined) return null;
  let end = start;
  while (end < line.length && isNameCharacter(line.charCodeAt(end))) end++;
  return line.slice(start, end);
}

function isNameCharacter(code: number): boolean {
  const isDigit = code >= 48 && code <= 57;
  const isLetter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  return isDigit || isLetter || code === 36 || code === 95;
}
