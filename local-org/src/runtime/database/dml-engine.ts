import type { Store } from '../../store/store.ts';
import type { DmlError, DmlRequest, DmlRowResult, Transaction } from '../transaction.ts';
import { apexException, nullPointer } from '../values/exception.ts';
import { SObjectValue } from '../values/sobject.ts';
import { deleteRows, emptyFromBin, undeleteRows } from './delete-rows.ts';
import { meetFaults, plantRivals } from './fault-injection.ts';
import { conversionFault, convertedLeadValues, makeConvertedRows } from './lead-conversion.ts';
import { checkMixedDml } from './mixed-dml.ts';
import { mergeFault, mergeLosers } from './merge-rows.ts';
import { NO_RULES, type OrgRules } from './org-rules.ts';
import { planRows } from './plan.ts';
import { isFine, refuse, type RowWork } from './row-work.ts';
import { refuseSelfReference, refuseTriggerRows } from './running-triggers.ts';
import { saveRows } from './save-rows.ts';
import { checkGuestAssignment } from './guest-assignment.ts';
import { checkOwner } from './owner-rules.ts';
import { checkReferenceAccess } from './reference-access.ts';
import { checkFieldAccess, checkObjectAccess, checkRowAccess } from './user-mode.ts';

/** Rows that one run of a trigger sees. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers.htm */
const CHUNK = 200;
/** Chunks of a list that mixes objects. @remarks https://salesforce.stackexchange.com/questions/121041 */
const MOST_CHUNKS = 10;
const TOO_MANY =
  'Cannot have more than 10 chunks in a single operation. Please rearrange the data to reduce chunking.';
/** @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_dml_bulk_exceptions.htm */
const MOST_ATTEMPTS = 3;

/** Runs DML statements of one org, behind {@link Transaction.dml}. */
export class DmlEngine {
  readonly #store: Store;
  readonly #rules: OrgRules;

  constructor(store: Store, rules: OrgRules = NO_RULES) {
    this.#store = store;
    this.#rules = rules;
  }

  /**
   * Runs one statement with its triggers; must stand inside a database transaction. A statement without rows costs nothing.
   *
   * @returns one result a row, in their order. When all-or-none fails, rows without a fault of their own have no errors either,
   * but are not a success.
   * @throws LimitFailure
   * @throws ApexException when the statement as a whole is refused: null or doubled rows, no access to the object
   * @throws UnsupportedError for objects without rows
   */
  execute(tx: Transaction, request: DmlRequest): readonly DmlRowResult[] {
    if (request.rows.length === 0) return [];
    refuseTriggerRows(tx, request);
    tx.limits.add('dmlStatements', 1);
    tx.limits.add('dmlRows', request.rows.length + (request.mergeIds?.length ?? 0));
    if (request.operation === 'merge') return [this.#merge(tx, request)];
    const conversions = request.leadConversions;
    if (conversions === undefined || request.allOrNone) return this.#statement(tx, request);
    return request.rows.flatMap((row, index) => {
      const alone = {
        ...request,
        rows: [row],
        allOrNone: true,
        leadConversions: [conversions[index]!]
      };
      return this.#statement(tx, alone);
    });
  }

  /** A merge stands or falls as a whole: its deletions, what moves, and the update of the master. */
  #merge(tx: Transaction, request: DmlRequest): DmlRowResult {
    const master = request.rows[0];
    if (master === undefined || master === null) throw nullPointer();
    const losers = request.mergeIds ?? [];
    const fault = mergeFault(master, losers);
    if (fault !== null) return refusedMerge(master.id, [fault]);
    const savepoint = this.#store.savepoint();
    let result: DmlRowResult | null = null;
    try {
      result = this.#mergeInto(tx, request, master, losers);
      return result;
    } finally {
      if (result?.success !== true) this.#store.rollbackTo(savepoint);
      this.#store.release(savepoint);
    }
  }

  #mergeInto(
    tx: Transaction,
    request: DmlRequest,
    master: SObjectValue,
    losers: readonly string[]
  ): DmlRowResult {
    const rows = losers.map((id) => {
      const row = SObjectValue.create(tx.schema, master.objectName);
      row.id = id;
      return row;
    });
    const works = planRows(this.#store, { ...request, operation: 'delete', rows });
    this.#checkAccess(tx, request, works);
    meetFaults(this.#store, works);
    const isMasterThere = this.#isLive(master);
    const moved =
      works.every(isFine) && isMasterThere ? mergeLosers(tx, this.#store, master.id!, works) : [];
    const errors = works.flatMap((work) => work.errors);
    if (errors.length > 0) return refusedMerge(master.id, errors);
    const [saved] = this.#statement(tx, { ...request, operation: 'update', rows: [master] });
    return { ...saved!, movedIds: moved };
  }

  /** A master that is missing or deleted is refused by the update. */
  #isLive(master: SObjectValue): boolean {
    const row = master.id === null ? undefined : this.#store.findById(master.objectName, master.id);
    return row !== undefined && row['IsDeleted'] !== 1;
  }

  /** Takes rows out of the recycle bin for good, with what went in with them. */
  emptyRecycleBin(tx: Transaction, ids: readonly string[]): readonly DmlRowResult[] {
    tx.limits.add('dmlStatements', 1);
    tx.limits.add('dmlRows', ids.length);
    return ids.map((id) => emptyFromBin(this.#store, id));
  }

  /** One statement without its limits. Conversions stand or fall as a whole, each with what it makes. */
  #statement(tx: Transaction, request: DmlRequest): readonly DmlRowResult[] {
    const objects = new Set(request.rows.map((row) => row?.objectName));
    for (const object of objects) if (object !== undefined) plantRivals(this.#store, object);
    const works = planRows(this.#store, request);
    refuseSelfReference(tx, works);
    this.#checkAccess(tx, request, works);
    checkMixedDml(tx, works);
    meetFaults(this.#store, works);
    const savepoint = this.#store.savepoint();
    try {
      this.#convert(tx, request, works);
      this.#run(tx, request, works);
      if (request.allOrNone && !works.every(isFine)) this.#store.rollbackTo(savepoint);
    } catch (error) {
      this.#store.rollbackTo(savepoint);
      throw error;
    } finally {
      this.#store.release(savepoint);
    }
    return finish(request, works);
  }

  /** Makes the rows that conversions ask for; the leads themselves are then saved as any update. */
  #convert(tx: Transaction, request: DmlRequest, works: readonly RowWork[]): void {
    const run = (part: DmlRequest): readonly DmlRowResult[] => this.#statement(tx, part);
    request.leadConversions?.forEach((conversion, index) => {
      const work = works[index]!;
      const fault = conversionFault(work.before, conversion);
      if (fault !== null) work.errors = [fault];
      if (!isFine(work)) return;
      const made = makeConvertedRows(tx, this.#store, work.before!, conversion, run);
      work.errors.push(...made.errors);
      work.platformValues = convertedLeadValues(tx, made, conversion);
      for (const [key, id] of Object.entries(made)) {
        if (typeof id === 'string') work.source.write(`converted${key.toLowerCase()}`, id);
      }
    });
  }

  #checkAccess(tx: Transaction, request: DmlRequest, works: readonly RowWork[]): void {
    const respectsSharing = request.access === 'user' || request.sharing === true;
    if (request.access === 'user') {
      for (const work of works) checkObjectAccess(tx.user, work.object, work.operation);
    }
    for (const work of works.filter(isFine)) {
      checkOwner(tx, this.#store, work);
      checkGuestAssignment(tx, this.#store, work);
      if (request.access === 'user') checkFieldAccess(tx.user, work);
      if (respectsSharing && isFine(work)) checkRowAccess(tx, this.#store, work);
      if (respectsSharing && isFine(work)) {
        checkReferenceAccess(tx.user, this.#store, work, request.access);
      }
    }
  }

  #run(tx: Transaction, request: DmlRequest, works: readonly RowWork[]): void {
    if (request.allOrNone && !works.every(isFine)) return;
    const saved = new Set<string>();
    for (const chunk of chunksOf(works)) {
      this.#runChunk(tx, chunk, request.allOrNone, saved);
      if (request.allOrNone && !works.every(isFine)) return;
    }
  }

  /** Saves a chunk; with partial success again without the refused rows, until an attempt refuses none. */
  #runChunk(
    tx: Transaction,
    chunk: readonly RowWork[],
    allOrNone: boolean,
    saved: Set<string>
  ): void {
    for (let attempt = 1; ; attempt++) {
      const open = chunk.filter(isFine);
      if (open.length === 0) return;
      const savepoint = this.#store.savepoint();
      const savedBefore = new Set(saved);
      this.#attempt(tx, open, allOrNone, saved);
      if (allOrNone || open.every(isFine)) {
        this.#store.release(savepoint);
        return;
      }
      this.#store.rollbackTo(savepoint);
      this.#store.release(savepoint);
      for (const id of saved) if (!savedBefore.has(id)) saved.delete(id);
      for (const work of open) if (work.operation === 'insert') work.id = null;
      if (attempt < MOST_ATTEMPTS) continue;
      for (const work of open.filter(isFine)) {
        const message =
          'Too many batch retries in the presence of Apex triggers and partial failures.';
        refuse(work, 'TOO_MANY_APEX_REQUESTS', message);
      }
      return;
    }
  }

  #attempt(
    tx: Transaction,
    works: readonly RowWork[],
    allOrNone: boolean,
    saved: Set<string>
  ): void {
    const operation = works[0]!.operation;
    if (operation === 'delete') deleteRows(tx, this.#store, works, allOrNone);
    else if (operation === 'undelete') undeleteRows(tx, this.#store, works, allOrNone);
    else saveRows({ tx, store: this.#store, rules: this.#rules, allOrNone, saved }, works);
  }
}

/**
 * Runs of one object and one operation, at most 200 rows each.
 *
 * @throws System.TypeException for a list of several objects that makes more than ten chunks; one of a single object makes any number
 */
function chunksOf(works: readonly RowWork[]): RowWork[][] {
  const runs: RowWork[][] = [];
  for (const work of works) {
    const last = runs.at(-1);
    if (last !== undefined && last[0]!.object === work.object) last.push(work);
    else runs.push([work]);
  }
  const count = runs.reduce((sum, run) => sum + Math.ceil(run.length / CHUNK), 0);
  if (runs.length > 1 && count > MOST_CHUNKS) throw apexException('System.TypeException', TOO_MANY);
  const chunks: RowWork[][] = [];
  for (const run of runs) {
    for (let from = 0; from < run.length; from += CHUNK) {
      const part = run.slice(from, from + CHUNK);
      const groups = Map.groupBy(part, (work) => work.operation);
      chunks.push(...groups.values());
    }
  }
  return chunks;
}

function refusedMerge(id: string | null, errors: readonly DmlError[]): DmlRowResult {
  return { id, success: false, created: false, errors };
}

/** Gives inserted rows their ids and says what became of each row. */
function finish(request: DmlRequest, works: readonly RowWork[]): DmlRowResult[] {
  const allFine = works.every(isFine);
  return works.map((work) => {
    const success = isFine(work) && (allFine || !request.allOrNone);
    const created = success && work.operation === 'insert';
    if (success && work.source.id !== work.id) work.source.id = work.id;
    if (success) work.source.markSaved();
    const id = success || work.operation !== 'insert' ? work.id : work.source.id;
    return { id, success, created, errors: work.errors };
  });
}
