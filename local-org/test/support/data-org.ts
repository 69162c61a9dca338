import { fileURLToPath } from 'node:url';
import { readSchema } from '../../src/metadata/read-schema.ts';
import type { Schema } from '../../src/metadata/schema.ts';
import { DmlEngine } from '../../src/runtime/database/dml-engine.ts';
import { NO_RULES, type OrgRules } from '../../src/runtime/database/org-rules.ts';
import { LimitCounters, SYNCHRONOUS_LIMITS } from '../../src/runtime/limits.ts';
import type {
  DmlRequest,
  DmlRowResult,
  RunningUser,
  Transaction,
  TriggerContext,
  UserPermissions
} from '../../src/runtime/transaction.ts';
import { SObjectValue } from '../../src/runtime/values/sobject.ts';
import { STACK_TRACER } from '../../src/runtime/values/stack-tracer.ts';
import { makeId } from '../../src/store/ids.ts';
import { Store } from '../../src/store/store.ts';
import type { TriggerEvent } from '../../src/syntax/ast.ts';
import { fakeTransaction } from './fake-transaction.ts';

/** Objects `Shop__c` and `Item__c` (its detail), custom metadata `Tone__mdt`. */
export const TEST_METADATA = fileURLToPath(new URL('../database/metadata', import.meta.url));

type Trigger = (context: TriggerContext, tx: Transaction) => void;

/** An org of rows alone: a schema, a store in memory and one transaction, with triggers written in TypeScript. */
export class DataOrg {
  readonly schema: Schema;
  readonly store: Store;
  readonly tx: Transaction;
  readonly #triggers = new Map<string, Trigger[]>();

  constructor(
    options: { readonly rules?: OrgRules; readonly permissions?: Partial<UserPermissions> } = {}
  ) {
    this.schema = readSchema([TEST_METADATA]);
    this.store = Store.open(this.schema);
    this.store.begin();
    const engine = new DmlEngine(this.store, options.rules ?? NO_RULES);
    const base = fakeTransaction({ schema: this.schema });
    const user: RunningUser = {
      ...base.user,
      id: makeId('005', 1),
      permissions: { ...base.user.permissions, ...options.permissions }
    };
    base.slot(STACK_TRACER, () => () => [{ text: 'Trigger.Shops: line 3, column 1', line: 3 }]);
    this.#insertUser(user.id);
    this.#insertUser(OTHER_USER);
    this.tx = {
      ...base,
      user,
      limits: new LimitCounters(SYNCHRONOUS_LIMITS),
      dml: (request) => engine.execute(this.tx, request),
      setSavepoint: () => this.store.savepoint(),
      rollback: (savepoint) => this.store.rollbackTo(savepoint as ReturnType<Store['savepoint']>),
      runTriggers: (object, event, context) => {
        for (const trigger of this.#triggers.get(`${object} ${event}`) ?? [])
          trigger(context, this.tx);
      }
    };
  }

  /** Adds a trigger. */
  on(object: string, event: TriggerEvent, trigger: Trigger): void {
    const key = `${object} ${event}`;
    this.#triggers.set(key, [...(this.#triggers.get(key) ?? []), trigger]);
  }

  /** `new Shop__c(Title__c = 'x')`; values are Apex values. */
  row(object: string, values: Readonly<Record<string, unknown>> = {}): SObjectValue {
    const row = SObjectValue.create(this.schema, object);
    for (const [name, value] of Object.entries(values)) row.write(name.toLowerCase(), value);
    return row;
  }

  /** A shop that can be saved. */
  shop(values: Readonly<Record<string, unknown>> = {}): SObjectValue {
    return this.row('Shop__c', { Name: 'Toko', Title__c: 'Toko Roti', ...values });
  }

  /** Runs DML in system mode, all or none. */
  dml(
    operation: DmlRequest['operation'],
    rows: readonly SObjectValue[],
    settings: Partial<DmlRequest> = {}
  ): readonly DmlRowResult[] {
    return this.tx.dml({
      operation,
      rows,
      access: 'system',
      allOrNone: true,
      externalIdField: null,
      ...settings
    });
  }

  /** Inserts one row that must be accepted, and returns it. */
  inserted(row: SObjectValue): SObjectValue {
    const [result] = this.dml('insert', [row]);
    if (result?.success !== true)
      throw new Error(`The row was refused: ${JSON.stringify(result?.errors)}`);
    return row;
  }

  /** One stored value. */
  stored(row: SObjectValue, column: string): string | number | null {
    return this.store.findById(row.objectName, row.id ?? '')?.[column] ?? null;
  }

  /** Number of rows outside the recycle bin. */
  count(object: string): number {
    return Number(
      this.store.get(`SELECT count(*) AS "n" FROM "${object}" WHERE "IsDeleted" = 0`)?.['n']
    );
  }

  #insertUser(id: string): void {
    this.store.insert('User', { Id: id, LastName: 'Wijaya', Username: `${id}@example.com` });
  }
}

/** A user who owns nothing yet. */
export const OTHER_USER = makeId('005', 2);
