import type { ObjectSchema, Schema } from '../metadata/schema.ts';
import type { SoqlQuery } from '../syntax/soql-ast.ts';
import type { ApexType } from '../syntax/types.ts';
import { bindsOf, type SoqlBind } from './binds.ts';

/** What is known besides the query and the schema. */
export interface SoqlContext {
  /** Static types of the binds in the order of {@link bindsOf}; null where unknown. Left out in dynamic SOQL. */
  readonly bindTypes?: readonly (ApexType | null)[];
}

/** One query being bound; sub-queries get a scope of their own with the same binds. */
export interface Scope {
  readonly schema: Schema;
  readonly object: ObjectSchema;
  /** Alias of the FROM clause, lower-cased. */
  readonly alias: string | null;
  readonly binds: BindNumbers;
  /** How deep in child sub-queries: 0 for the query itself. */
  readonly depth: number;
}

/** Numbers the binds of a whole query, sub-queries included. */
export class BindNumbers {
  readonly #numbers: ReadonlyMap<SoqlBind, number>;
  readonly #types: readonly (ApexType | null)[];

  constructor(query: SoqlQuery, context: SoqlContext) {
    this.#numbers = new Map(bindsOf(query).map((bind, index) => [bind, index]));
    this.#types = context.bindTypes ?? [];
  }

  get size(): number {
    return this.#numbers.size;
  }

  indexOf(bind: SoqlBind): number {
    return this.#numbers.get(bind) ?? -1;
  }

  typeOf(bind: SoqlBind): ApexType | null {
    return this.#types[this.indexOf(bind)] ?? null;
  }
}
