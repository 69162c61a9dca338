import { ComponentIds } from '../../deploy/component-ids.ts';
import type { DeployedSource } from '../../deploy/deployed-source.ts';
import type { LocalOrg } from '../../org/local-org.ts';
import type { CompiledUnit } from '../../runtime/core/compiled-unit.ts';
import { Store } from '../../store/store.ts';
import type { ColumnValue } from '../../store/columns.ts';
import type { Schema } from '../../metadata/schema.ts';
import { CODE_UNIT, toolingSchema } from './tooling-objects.ts';

/** Rows of the Tooling API's own objects: deployed code, test runs, coverage. Kept in memory as long as the org runs. */
export class ToolingRows {
  readonly schema: Schema = toolingSchema();
  readonly store: Store = Store.open(this.schema);
  readonly #org: LocalOrg;
  readonly #source: DeployedSource;
  #shown: readonly CompiledUnit[] | null = null;

  constructor(org: LocalOrg, source: DeployedSource) {
    this.#org = org;
    this.#source = source;
  }

  /** Brings classes and triggers to what is deployed now. */
  refresh(): void {
    const { units } = this.#org;
    if (units === this.#shown) return;
    this.#shown = units;
    const ids = new ComponentIds(this.#org, this.#source);
    for (const table of ['ApexClass', 'ApexTrigger', CODE_UNIT])
      this.store.run(`DELETE FROM "${table}"`);
    for (const unit of units) {
      const type = unit.kind === 'trigger' ? 'ApexTrigger' : 'ApexClass';
      const id = ids.idOf({ type, fullName: unit.name });
      if (id === null) continue;
      const name = { Id: id, Name: unit.name };
      this.store.insert(CODE_UNIT, name);
      this.store.insert(type, {
        ...name,
        Status: 'Active',
        ...(unit.trigger === null ? {} : { TableEnumOrId: unit.trigger.object })
      });
    }
  }

  /** Id of a deployed class or trigger; null when there is none. */
  codeId(name: string): string | null {
    this.refresh();
    const row = this.store.get(`SELECT "Id" FROM "${CODE_UNIT}" WHERE "Name" = ? COLLATE NOCASE`, [
      name
    ]);
    return row === undefined ? null : String(row['Id']);
  }

  /** Name of a deployed class or trigger by its id, of 15 or 18 characters. */
  codeName(id: string): string | null {
    this.refresh();
    const row = this.store.get(`SELECT "Name" FROM "${CODE_UNIT}" WHERE substr("Id", 1, 15) = ?`, [
      id.slice(0, 15)
    ]);
    return row === undefined ? null : String(row['Name']);
  }

  insert(object: string, values: Readonly<Record<string, ColumnValue>>): string {
    const id = this.store.nextId(object);
    this.store.insert(object, { Id: id, ...values });
    return id;
  }

  update(object: string, id: string, values: Readonly<Record<string, ColumnValue>>): void {
    this.store.update(object, id, values);
  }

  close(): void {
    this.store.close();
  }
}
