import { apexException } from '../values/exception.ts';
import { execute, type CompiledPattern } from './regex/compile.ts';
import { replaceAll, replaceFirst } from './regex/replace.ts';

/**
 * A `System.Matcher` value: a pattern on its way over a text. A region behaves as Java's default bounds: it is all the pattern sees.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_matcher.htm
 */
export class ApexMatcher {
  readonly typeName = 'System.Matcher';
  readonly compiled: CompiledPattern;
  #text: string;
  #regionStart = 0;
  #regionEnd: number;
  #match: RegExpExecArray | null = null;
  /** Where the next `find()` begins, counted in the region. */
  #next = 0;

  constructor(compiled: CompiledPattern, text: string) {
    this.compiled = compiled;
    this.#text = text;
    this.#regionEnd = text.length;
  }

  get regionStart(): number {
    return this.#regionStart;
  }

  get regionEnd(): number {
    return this.#regionEnd;
  }

  reset(text: string = this.#text): this {
    this.#text = text;
    this.region(0, text.length);
    return this;
  }

  /** @throws System.StringException for a region outside of the text. */
  region(start: number, end: number): this {
    if (start < 0 || start > this.#text.length || end < start || end > this.#text.length) {
      throw apexException('System.StringException', `Region out of bounds: ${start}, ${end}`);
    }
    this.#regionStart = start;
    this.#regionEnd = end;
    this.#match = null;
    this.#next = 0;
    return this;
  }

  matches(): boolean {
    return this.#keep(execute(this.compiled.whole, this.#visible(), 0));
  }

  lookingAt(): boolean {
    return this.#keep(execute(this.compiled.prefix, this.#visible(), 0));
  }

  find(): boolean {
    const text = this.#visible();
    if (this.#next > text.length) return this.#keep(null);
    return this.#keep(execute(this.compiled.search, text, this.#next));
  }

  /** Resets and searches from an index on. @throws System.StringException for an index outside of the text. */
  findFrom(index: number): boolean {
    if (index < 0 || index > this.#text.length) {
      throw apexException('System.StringException', `Illegal start index: ${index}`);
    }
    this.reset();
    this.#next = index;
    return this.find();
  }

  group(index: number): string | null {
    return this.#current(index)[index] ?? null;
  }

  /** Start of a group in the text, -1 for a group that took no part. */
  start(index: number): number {
    const place = this.#current(index).indices?.[index];
    return place === undefined ? -1 : place[0] + this.#regionStart;
  }

  end(index: number): number {
    const place = this.#current(index).indices?.[index];
    return place === undefined ? -1 : place[1] + this.#regionStart;
  }

  replaceAll(replacement: string): string {
    this.reset();
    return replaceAll(this.compiled, this.#text, replacement);
  }

  replaceFirst(replacement: string): string {
    this.reset();
    return replaceFirst(this.compiled, this.#text, replacement);
  }

  toText(): string {
    return `Matcher[${this.compiled.pattern}]`;
  }

  #visible(): string {
    return this.#text.slice(this.#regionStart, this.#regionEnd);
  }

  #keep(match: RegExpExecArray | null): boolean {
    this.#match = match;
    if (match !== null) this.#next = match.index + (match[0].length > 0 ? match[0].length : 1);
    else this.#next = this.#text.length + 1;
    return match !== null;
  }

  #current(index: number): RegExpExecArray {
    if (this.#match === null) throw apexException('System.StringException', 'No match found');
    if (index < 0 || index > this.compiled.groupCount) {
      throw apexException('System.StringException', `No group ${index}`);
    }
    return this.#match;
  }
}
