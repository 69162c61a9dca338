import type { TriggerEvent } from '../../syntax/ast.ts';
import type { Transaction, TriggerContext } from '../transaction.ts';
import { ApexException } from '../values/exception.ts';
import type { SObjectValue } from '../values/sobject.ts';
import { stackTracer } from '../values/stack-tracer.ts';
import type { RowOperation, RowWork } from './row-work.ts';
import { insideTrigger } from './running-triggers.ts';

/** @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_gov_limits.htm "Total stack depth for any Apex invocation that recursively fires triggers" */
const DEEPEST = 16;
const DEPTH = Symbol('trigger depth');
/** How a trigger's line begins in a stack trace. */
const FRAME = 'Trigger.';

const REFUSED_BY_TRIGGER = 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY';

const WORDS: Readonly<Record<RowOperation, TriggerContext['operation']>> = {
  insert: 'INSERT',
  update: 'UPDATE',
  delete: 'DELETE',
  undelete: 'UNDELETE'
};

/** Rows of a trigger, in the order of `works`. */
export interface TriggerRows {
  readonly newRows: readonly SObjectValue[] | null;
  readonly oldRows: readonly SObjectValue[] | null;
}

/**
 * Runs the triggers of one event. `addError` refuses the row it is called on; an uncaught exception refuses every row, and so does
 * a chain of triggers that fire each other more than 16 times.
 */
export function fireTriggers(
  tx: Transaction,
  works: readonly RowWork[],
  time: 'before' | 'after',
  rows: TriggerRows
): void {
  const first = works[0];
  if (first === undefined) return;
  const event = `${time} ${first.operation}` as TriggerEvent;
  const depth = tx.slot(DEPTH, () => ({ value: 0 }));
  if (depth.value >= DEEPEST) return refuseDepth(works, event);
  depth.value++;
  try {
    const context = { isBefore: time === 'before', operation: WORDS[first.operation], ...rows };
    insideTrigger(tx, context, () => tx.runTriggers(first.object.name, event, context));
  } catch (error) {
    if (!(error instanceof ApexException)) throw error;
    refuseAll(tx, works, event, error);
  } finally {
    depth.value--;
  }
  collectErrors(works, rows.newRows ?? rows.oldRows ?? []);
}

/** `BeforeInsert` */
function wordsOf(event: TriggerEvent): string {
  return event
    .split(' ')
    .map((word) => word[0]!.toUpperCase() + word.slice(1))
    .join('');
}

/** @remarks Wording as in public reports: http://jakemuse.blogspot.com/2011/11/salesforce-and-max-trigger-depth.html */
function refuseDepth(works: readonly RowWork[], event: TriggerEvent): void {
  for (const work of works) {
    const { name } = work.object;
    const message = `${name}: maximum trigger depth exceeded\n${name} trigger event ${wordsOf(event)}`;
    work.errors = [{ statusCode: REFUSED_BY_TRIGGER, message, fields: [] }];
  }
}

function collectErrors(works: readonly RowWork[], rows: readonly SObjectValue[]): void {
  works.forEach((work, index) => {
    for (const error of rows[index]?.errors ?? []) work.errors.push(error);
  });
}

/**
 * An exception that a trigger lets out refuses every row of the run.
 *
 * @remarks The trace ends with the trigger's own line. Wording as in public reports of the error, assumed for the current release.
 */
function refuseAll(
  tx: Transaction,
  works: readonly RowWork[],
  event: TriggerEvent,
  error: ApexException
): void {
  const all = stackTracer(tx)(error).map((frame) => frame.text);
  const own = all.findIndex((text) => text.startsWith(FRAME));
  const frames = own < 0 ? all : all.slice(0, own + 1);
  const name = all[own]?.slice(FRAME.length).split(':')[0];
  const trace = frames.length === 0 ? '' : `\n\n${frames.join('\n')}`;
  const cause = `caused by: ${error.typeName}: ${error.text}${trace}`;
  const message = `${name ?? works[0]!.object.name}: execution of ${wordsOf(event)}\n\n${cause}`;
  for (const work of works) {
    work.errors = [{ statusCode: REFUSED_BY_TRIGGER, message, fields: [] }];
  }
}
