import { InternalError } from '../../../diagnostics/errors.ts';
import { LimitFailure } from '../../limit-failure.ts';
import { translatePattern } from './java-pattern.ts';

/** A compiled pattern: the same text means the same in every transaction. */
export interface CompiledPattern {
  readonly pattern: string;
  readonly groupCount: number;
  /** Finds from `lastIndex` on, with the places of the groups. */
  readonly search: RegExp;
  /** Must match at `lastIndex`. */
  readonly prefix: RegExp;
  /** Must match from `lastIndex` to the end. */
  readonly whole: RegExp;
}

const COMPILED = new Map<string, CompiledPattern>();
/** Patterns kept ready; beyond them the oldest goes. */
const KEPT = 500;

/** Compiles a Java pattern. @throws System.StringException when it is none. */
export function compilePattern(pattern: string): CompiledPattern {
  const known = COMPILED.get(pattern);
  if (known !== undefined) return known;
  const { source, groupCount } = translatePattern(pattern);
  try {
    const compiled: CompiledPattern = {
      pattern,
      groupCount,
      search: new RegExp(source, 'dgv'),
      prefix: new RegExp(source, 'dyv'),
      whole: new RegExp(`(?:${source})(?![^])`, 'dyv')
    };
    if (COMPILED.size >= KEPT) COMPILED.delete(COMPILED.keys().next().value ?? '');
    COMPILED.set(pattern, compiled);
    return compiled;
  } catch (error) {
    throw new InternalError(`The pattern ${pattern} became ${source}.`, { cause: error });
  }
}

/** Times that a matcher may look at its text. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_pattern_and_matcher_using.htm */
const MOST_LOOKS = 1_000_000;

/**
 * Runs a pattern at a place; null when it does not match there.
 *
 * @throws LimitFailure when the text that was looked at, each character once, is too long already
 */
export function execute(expression: RegExp, text: string, from: number): RegExpExecArray | null {
  expression.lastIndex = from;
  const match = expression.exec(text);
  const failedFar = match === null && !expression.sticky;
  const end = match === null ? from : match.index + match[0].length;
  checkLooks((failedFar ? text.length : end) - from);
  return match;
}

/** @throws LimitFailure */
export function checkLooks(characters: number): void {
  if (characters > MOST_LOOKS) throw new LimitFailure('Regex too complicated');
}
