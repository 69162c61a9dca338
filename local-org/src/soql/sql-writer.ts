import type { ObjectSchema } from '../metadata/schema.ts';
import { quoted } from '../store/columns.ts';
import type { BoundPath, ParentStep } from './bound-query.ts';
import { ALWAYS, type Fragment } from './fragment.ts';
import type { BindValue, BindValues, QueryOptions } from './options.ts';
import type { RowContent } from './rows.ts';
import { sharingCondition } from './sharing.ts';
import { virtualTable } from './virtual-tables.ts';

/** One SQL statement being written: its common tables, its aliases, the values of its binds. */
export class SqlWriter {
  readonly options: QueryOptions;
  readonly #binds: BindValues;
  readonly #tables = new Map<string, Fragment>();
  #aliases = 0;

  constructor(options: QueryOptions, binds: BindValues) {
    this.options = options;
    this.#binds = binds;
  }

  /** A FROM clause over an object, with joins added as paths ask for them. */
  from(object: ObjectSchema): FromClause {
    return new FromClause(this, object);
  }

  nextAlias(): string {
    return `t${this.#aliases++}`;
  }

  /** Name of an object's table in SQL. */
  table(object: ObjectSchema): string {
    if (!object.stored && !this.#tables.has(object.name)) {
      const table = virtualTable(object, this.options.store.schema);
      if (table !== null) this.#tables.set(object.name, table);
    }
    return quoted(object.name);
  }

  /** Value of a bind; undefined when there is none of that number or name. */
  bind(index: number, name: string | null): BindValue | undefined {
    if (Array.isArray(this.#binds)) return (this.#binds as readonly BindValue[])[index];
    return name === null
      ? undefined
      : (this.#binds as ReadonlyMap<string, BindValue>).get(name.toLowerCase());
  }

  /** Puts the common tables before a statement. */
  statement(body: Fragment): Fragment {
    if (this.#tables.size === 0) return body;
    const tables = [...this.#tables.values()];
    return {
      sql: `WITH ${tables.map((table) => table.sql).join(', ')} ${body.sql}`,
      parameters: [...tables.flatMap((table) => table.parameters), ...body.parameters]
    };
  }
}

/** The table a query reads and the parents joined to it. */
export class FromClause {
  readonly alias: string;
  readonly #writer: SqlWriter;
  readonly #object: ObjectSchema;
  /** Alias by the relationships walked. */
  readonly #joined = new Map<string, string>();
  #joins = '';
  readonly #parameters: RowContent[] = [];

  constructor(writer: SqlWriter, object: ObjectSchema) {
    this.#writer = writer;
    this.#object = object;
    this.alias = writer.nextAlias();
  }

  /** SQL of a field, its parents joined. */
  column(path: BoundPath): string {
    return `${this.aliasOf(path.steps)}.${quoted(path.field.name)}`;
  }

  /** Alias of the row at the end of parent steps. */
  aliasOf(steps: readonly ParentStep[]): string {
    let alias = this.alias;
    let key = '';
    for (const step of steps) {
      key += `.${step.reference.name}`;
      alias = this.#joined.get(key) ?? this.#join(key, alias, step);
    }
    return alias;
  }

  fragment(): Fragment {
    const sql = `FROM ${this.#writer.table(this.#object)} ${this.alias}${this.#joins}`;
    return { sql, parameters: this.#parameters };
  }

  #join(key: string, parent: string, step: ParentStep): string {
    const alias = this.#writer.nextAlias();
    this.#joined.set(key, alias);
    const { options } = this.#writer;
    const seen = options.sharing
      ? sharingCondition(step.to, alias, options.user, options.store.schema)
      : ALWAYS;
    const and = seen === ALWAYS ? '' : ` AND (${seen.sql})`;
    this.#joins += ` LEFT JOIN ${this.#writer.table(step.to)} ${alias} ON ${alias}."Id" = ${parent}.${quoted(step.reference.name)}${and}`;
    this.#parameters.push(...seen.parameters);
    return alias;
  }
}
