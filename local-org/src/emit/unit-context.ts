import { UnsupportedError, type Position } from '../diagnostics/errors.ts';
import type { OperationName } from '../runtime/core/operations.ts';
import { qualifiedName, type ApexType } from '../syntax/types.ts';
import { LineWriter } from './line-writer.ts';
import { quote } from './names.ts';

/** What the emitter asks about the platform's library: whether the runtime has code for it. */
export interface LibraryLookup {
  hasMethod(
    owner: string,
    name: string,
    parameters: readonly ApexType[],
    isStatic: boolean
  ): boolean;
  hasConstructor(owner: string, parameters: readonly ApexType[]): boolean;
  hasField(owner: string, name: string, isStatic: boolean): boolean;
  hasType(name: string): boolean;
  hasConstant(owner: string, name: string): boolean;
}

/** Facts about the whole program that decide how a unit is spelt. */
export interface ProgramFacts {
  readonly library: LibraryLookup;
  /** Some class is declared `inherited sharing`, so calls must carry the caller's mode. */
  readonly hasInheritedSharing: boolean;
  /** Classes that have something to initialise at first touch, so that touching them must be noticed. */
  readonly withStatics: ReadonlySet<string>;
}

/** Everything one emitted script shares: hoisted constants, library functions, class references and the coverable lines. */
export class UnitContext {
  readonly file: string;
  readonly name: string;
  readonly facts: ProgramFacts;
  readonly writer = new LineWriter();
  readonly constants: unknown[] = [];
  readonly #preamble: string[] = [];
  readonly #hoisted = new Map<string, string>();
  readonly #lines = new Map<number, number>();

  constructor(name: string, file: string, facts: ProgramFacts) {
    this.name = name;
    this.file = file;
    this.facts = facts;
  }

  /** Evaluates an expression once, when the unit is loaded, and answers the name of the constant. */
  hoist(expression: string): string {
    const known = this.#hoisted.get(expression);
    if (known !== undefined) return known;
    const name = `$h${this.#hoisted.size}`;
    this.#hoisted.set(expression, name);
    this.#preamble.push(`const ${name} = ${expression};`);
    return name;
  }

  operation(name: OperationName): string {
    return this.hoist(`$.operations.${name}`);
  }

  /** Hands data to the script by index. */
  constant(value: unknown): string {
    this.constants.push(value);
    return `$k[${this.constants.length - 1}]`;
  }

  type(type: ApexType): string {
    const key = `type ${type.kind} ${qualifiedName(type)}`;
    const known = this.#hoisted.get(key);
    if (known !== undefined) return known;
    const name = this.constant(type);
    this.#hoisted.set(key, name);
    return name;
  }

  /** The JavaScript class of a user class. */
  classReference(name: string): string {
    return this.hoist(`$.classNamed(${quote(name)})`);
  }

  /** A call that answers the statics of a class in the running transaction. */
  statics(name: string): string {
    return `${this.hoist(`$.staticsOf(${quote(name)})`)}()`;
  }

  /** Counts one execution of a line that holds a statement. */
  count(line: number): string {
    const known = this.#lines.get(line);
    const index = known ?? this.#lines.size;
    if (known === undefined) this.#lines.set(line, index);
    return `$n[${index}]++;`;
  }

  unsupported(feature: string, position: Position): UnsupportedError {
    return new UnsupportedError(feature, `${this.file}:${position.line}:${position.column}`);
  }

  /** The whole script, and the coverable lines in the order of their counters. */
  finish(): { readonly script: string; readonly coverableLines: readonly number[] } {
    const first = `(function ($, $k) { "use strict"; const $n = $.counters(${quote(this.file)}); `;
    return {
      script: `${first}${this.#preamble.join(' ')} ${this.writer.toString()} })`,
      coverableLines: [...this.#lines.keys()]
    };
  }
}
