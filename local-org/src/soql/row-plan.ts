import { quoted, type StoredRow } from '../store/columns.ts';
import type { BoundPath, ParentStep } from './bound-query.ts';
import type { RowContent, SoqlRow } from './rows.ts';
import type { FromClause } from './sql-writer.ts';

/** Which columns of the SQL answer make which row: the query's own row and the parents it reaches. */
export class RowPlan {
  readonly #object: string;
  /** Column of the answer by lower-cased field name. */
  readonly #columns = new Map<string, string>();
  readonly #parents = new Map<string, RowPlan>();

  constructor(object: string) {
    this.#object = object;
  }

  /** Adds a selected field; parents on the way get a plan each, with their Id. */
  add(path: BoundPath, from: FromClause, columns: SelectList): void {
    const row = this.#descend(path.steps, 0, from, columns);
    row.#add(path.field.name, `${from.aliasOf(path.steps)}.${quoted(path.field.name)}`, columns);
  }

  addId(alias: string, columns: SelectList): void {
    this.#add('Id', `${alias}."Id"`, columns);
  }

  /** Key of the answer's column with a field of the query's own row. */
  columnOf(field: string): string | undefined {
    return this.#columns.get(field.toLowerCase());
  }

  build(answer: StoredRow, children: ReadonlyMap<string, readonly SoqlRow[]>): SoqlRow {
    const values = new Map<string, RowContent>();
    for (const [field, column] of this.#columns) values.set(field, answer[column] ?? null);
    const parents = new Map<string, SoqlRow | null>();
    for (const [relationship, plan] of this.#parents) {
      const isThere = answer[plan.columnOf('Id')!] !== null;
      parents.set(relationship, isThere ? plan.build(answer, new Map()) : null);
    }
    return { object: this.#object, values, parents, children };
  }

  #descend(
    steps: readonly ParentStep[],
    depth: number,
    from: FromClause,
    columns: SelectList
  ): RowPlan {
    const step = steps[depth];
    if (step === undefined) return this;
    const key = step.reference.relationshipName!.toLowerCase();
    let parent = this.#parents.get(key);
    if (parent === undefined) {
      parent = new RowPlan(step.to.name);
      parent.addId(from.aliasOf(steps.slice(0, depth + 1)), columns);
      this.#parents.set(key, parent);
    }
    return parent.#descend(steps, depth + 1, from, columns);
  }

  #add(field: string, sql: string, columns: SelectList): void {
    const key = field.toLowerCase();
    if (!this.#columns.has(key)) this.#columns.set(key, columns.add(sql));
  }
}

/** The SELECT list of a statement; columns are called `c0`, `c1` … */
export class SelectList {
  readonly #expressions: string[] = [];

  /** Adds an expression and answers the name of its column. */
  add(sql: string): string {
    this.#expressions.push(sql);
    return `c${this.#expressions.length - 1}`;
  }

  get sql(): string {
    return this.#expressions.map((expression, index) => `${expression} AS c${index}`).join(', ');
  }
}
