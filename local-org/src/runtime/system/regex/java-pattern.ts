import { UnsupportedError } from '../../../diagnostics/errors.ts';
import { characterClass } from './character-class.ts';
import { characterEscape, literal } from './escapes.ts';
import { PatternScanner } from './scanner.ts';

/** A Java pattern in JavaScript's words, for the flags `v` and whatever else the caller needs. */
export interface TranslatedPattern {
  readonly source: string;
  readonly groupCount: number;
}

/** Inline flags in force; JavaScript's own modifiers are written only for letter case. */
interface Flags {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
}

const NO_FLAGS: Flags = { ignoreCase: false, multiline: false, dotAll: false };
const TERMINATORS = '\\n\\r\\u{85}\\u{2028}\\u{2029}';
const END_OF_INPUT = '(?![^])';
const LAST_TERMINATOR = `(?=(?:\\r\\n|[${TERMINATORS}])?${END_OF_INPUT})`;

/**
 * Translates a pattern of `java.util.regex` (the syntax of Apex) into JavaScript.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_pattern_and_matcher_using.htm
 * @throws System.StringException when the pattern is none.
 * @throws UnsupportedError for constructs JavaScript lacks: possessive quantifiers, atomic groups, comments mode.
 */
export function translatePattern(pattern: string): TranslatedPattern {
  const scanner = new PatternScanner(pattern);
  const translator = new Translator(scanner);
  const source = translator.alternatives(NO_FLAGS);
  if (!scanner.atEnd) throw scanner.failure('Unmatched closing )');
  return { source, groupCount: translator.groupCount };
}

class Translator {
  groupCount = 0;
  readonly #scanner: PatternScanner;

  constructor(scanner: PatternScanner) {
    this.#scanner = scanner;
  }

  /** Everything up to the closing parenthesis or the end; `(?i)` holds for the rest of the group, over `|` too. */
  alternatives(flags: Flags): string {
    let current = flags;
    let source = '';
    let opened = '';
    const close = (): string => (opened === '' ? '' : ')');
    while (!this.#scanner.atEnd && this.#scanner.peek() !== ')') {
      const changed = this.inlineFlags(current);
      if (changed !== null) {
        source += close();
        opened =
          changed.ignoreCase === flags.ignoreCase ? '' : `(?${changed.ignoreCase ? 'i' : '-i'}:`;
        source += opened;
        current = changed;
      } else if (this.#scanner.accept('|')) {
        source += `${close()}|${opened}`;
      } else {
        source += this.piece(current);
      }
    }
    return source + close();
  }

  /** `(?i)` and the like where they stand alone; null when there are none here. */
  private inlineFlags(flags: Flags): Flags | null {
    const scanner = this.#scanner;
    if (scanner.peek() !== '(' || scanner.peek(1) !== '?') return null;
    if (!/^[a-zA-Z-]$/.test(scanner.peek(2))) return null;
    let ahead = 2;
    while (/^[a-zA-Z-]$/.test(scanner.peek(ahead))) ahead += 1;
    if (scanner.peek(ahead) !== ')') return null;
    scanner.accept('(?');
    const changed = this.flagLetters(flags);
    scanner.next();
    return changed;
  }

  private flagLetters(flags: Flags): Flags {
    let on = true;
    let changed = flags;
    for (const letter of this.#scanner.takeWhile(/[a-zA-Z-]/)) {
      if (letter === '-') on = false;
      else if (letter === 'i') changed = { ...changed, ignoreCase: on };
      else if (letter === 'm') changed = { ...changed, multiline: on };
      else if (letter === 's') changed = { ...changed, dotAll: on };
      else throw new UnsupportedError(`The flag (?${letter}) in a Pattern`);
    }
    return changed;
  }

  private piece(flags: Flags): string {
    const scanner = this.#scanner;
    const character = scanner.next();
    switch (character) {
      case '(':
        return this.group(flags) + this.quantifier();
      case '[':
        return characterClass(scanner) + this.quantifier();
      case '\\':
        return this.escape();
      case '.':
        return (flags.dotAll ? '[^]' : `[^${TERMINATORS}]`) + this.quantifier();
      case '^':
        return flags.multiline
          ? `(?:(?<![^])|(?<=\\n|\\r(?!\\n)|[\\u{85}\\u{2028}\\u{2029}])(?=[^]))`
          : '(?<![^])';
      case '$':
        return flags.multiline
          ? `(?:(?=[\\r\\u{85}\\u{2028}\\u{2029}])|(?<!\\r)(?=\\n)|${END_OF_INPUT})`
          : LAST_TERMINATOR;
      case '*':
      case '+':
      case '?':
        throw scanner.failure(`Dangling meta character '${character}'`);
      case '{':
        throw scanner.failure('Illegal repetition');
      default:
        return literal(character) + this.quantifier();
    }
  }

  private group(flags: Flags): string {
    const opening = this.groupOpening(flags);
    const body = this.alternatives(opening.flags);
    if (!this.#scanner.accept(')')) throw this.#scanner.failure('Unclosed group');
    if (opening.isLookbehind && /[*+]|\{\d+,\}/.test(body.replaceAll(/\\u\{[^}]*\}/g, ''))) {
      throw new UnsupportedError('A look-behind without an obvious maximum length in a Pattern');
    }
    return `${opening.text}${body})`;
  }

  private groupOpening(flags: Flags): { text: string; flags: Flags; isLookbehind: boolean } {
    const scanner = this.#scanner;
    if (!scanner.accept('?')) {
      this.groupCount += 1;
      return { text: '(', flags, isLookbehind: false };
    }
    for (const plain of ['?:', '?=', '?!', '?<=', '?<!']) {
      if (scanner.accept(plain.slice(1))) {
        return { text: `(${plain}`, flags, isLookbehind: plain.length === 3 };
      }
    }
    if (scanner.accept('>')) throw new UnsupportedError('An atomic group (?>…) in a Pattern');
    if (scanner.accept('<')) {
      this.groupCount += 1;
      const name = scanner.until('>', "named capturing group is missing trailing '>'");
      if (!/^[A-Za-z][0-9A-Za-z]*$/.test(name))
        throw scanner.failure('capturing group name is wrong');
      return { text: `(?<${name}>`, flags, isLookbehind: false };
    }
    const changed = this.flagLetters(flags);
    if (!scanner.accept(':')) throw scanner.failure('Unknown inline modifier');
    const modifier = changed.ignoreCase === flags.ignoreCase ? '' : changed.ignoreCase ? 'i' : '-i';
    return { text: `(?${modifier}:`, flags: changed, isLookbehind: false };
  }

  private escape(): string {
    const scanner = this.#scanner;
    if (scanner.accept('Q')) return this.quotation();
    const anchor = this.anchor();
    if (anchor !== null) return anchor;
    if (/^[1-9]$/.test(scanner.peek())) {
      return `(?:\\${this.backReference()})${this.quantifier()}`;
    }
    if (scanner.accept('k<')) {
      return `\\k<${scanner.until('>', 'Unclosed group name')}>${this.quantifier()}`;
    }
    const escaped = characterEscape(scanner);
    if (escaped === null) {
      if (scanner.atEnd) throw scanner.failure('Unexpected internal error');
      throw scanner.failure('Illegal/unsupported escape sequence');
    }
    return escaped + this.quantifier();
  }

  private anchor(): string | null {
    const anchors = {
      b: '\\b',
      B: '\\B',
      A: '(?<![^])',
      z: END_OF_INPUT,
      Z: LAST_TERMINATOR
    } as const;
    for (const [letter, source] of Object.entries(anchors)) {
      if (this.#scanner.accept(letter)) return source;
    }
    if (this.#scanner.accept('R'))
      return `(?:\\r\\n|[\\n-\\r\\u{85}\\u{2028}\\u{2029}])${this.quantifier()}`;
    if (/^[GX]$/.test(this.#scanner.peek())) {
      throw new UnsupportedError(`\\${this.#scanner.peek()} in a Pattern`);
    }
    return null;
  }

  private backReference(): number {
    let number = Number(this.#scanner.next());
    while (/^[0-9]$/.test(this.#scanner.peek())) {
      const longer = number * 10 + Number(this.#scanner.peek());
      if (longer > this.groupCount) break;
      this.#scanner.next();
      number = longer;
    }
    if (number > this.groupCount)
      throw new UnsupportedError('A reference to a later group in a Pattern');
    return number;
  }

  /** `\Q…\E`; a quantifier after it holds for the last character. */
  private quotation(): string {
    let text = '';
    while (!this.#scanner.atEnd && !this.#scanner.accept('\\E'))
      text += literal(this.#scanner.next());
    return text + (text === '' ? '' : this.quantifier());
  }

  private quantifier(): string {
    const scanner = this.#scanner;
    let quantifier = '';
    if (/^[*+?]$/.test(scanner.peek())) quantifier = scanner.next();
    else if (scanner.accept('{')) quantifier = this.repetition();
    else return '';
    if (scanner.accept('+')) throw new UnsupportedError('A possessive quantifier in a Pattern');
    return quantifier + (scanner.accept('?') ? '?' : '');
  }

  private repetition(): string {
    const body = this.#scanner.until('}', 'Unclosed counted closure');
    const match = /^(\d+)(?:(,)(\d*))?$/.exec(body);
    if (match === null) throw this.#scanner.failure('Illegal repetition');
    const isDescending =
      match[3] !== undefined && match[3] !== '' && Number(match[3]) < Number(match[1]);
    if (isDescending) throw this.#scanner.failure('Illegal repetition range');
    return `{${body}}`;
  }
}
