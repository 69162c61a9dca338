import type { DmlRequest, Transaction, TriggerContext } from '../transaction.ts';
import { apexException } from '../values/exception.ts';
import type { SObjectValue } from '../values/sobject.ts';
import { stackTracer } from '../values/stack-tracer.ts';
import type { RowWork } from './row-work.ts';

const RUNNING = Symbol('running triggers');
/** How a trigger's line begins in a stack trace. */
const FRAME = 'Trigger.';

function running(tx: Transaction): TriggerContext[] {
  return tx.slot<TriggerContext[]>(RUNNING, () => []);
}

/** Runs work inside a trigger context, so that its DML knows which rows are under way. */
export function insideTrigger(tx: Transaction, context: TriggerContext, work: () => void): void {
  const stack = running(tx);
  stack.push(context);
  try {
    work();
  } finally {
    stack.pop();
  }
}

/**
 * Refuses DML on the rows of `Trigger.new` and `Trigger.old` themselves.
 *
 * @remarks Text as in public reports of the error.
 * @throws System.SObjectException
 */
export function refuseTriggerRows(tx: Transaction, request: DmlRequest): void {
  const stack = running(tx);
  if (stack.length === 0) return;
  const own = new Set<SObjectValue>(
    stack.flatMap(({ newRows, oldRows }) => [...(newRows ?? []), ...(oldRows ?? [])])
  );
  if (request.rows.some((row) => own.has(row))) {
    throw apexException(
      'System.SObjectException',
      'DML statement cannot operate on trigger.new or trigger.old'
    );
  }
}

/**
 * Refuses an update or deletion of a row that a before trigger has in hand.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_context_variables_considerations.htm
 */
export function refuseSelfReference(tx: Transaction, works: readonly RowWork[]): void {
  for (const { isBefore, operation, oldRows } of running(tx)) {
    if (!isBefore || oldRows === null) continue;
    const ids = new Set(oldRows.map((row) => row.id));
    for (const work of works) {
      if (!ids.has(work.id) || !isForbidden(operation, work.operation)) continue;
      work.errors = [
        {
          statusCode: 'SELF_REFERENCE_FROM_TRIGGER',
          message: `Object (id = ${work.id}) is currently in trigger ${triggerName(tx)}, therefore it cannot recursively ${work.operation} itself`,
          fields: []
        }
      ];
    }
  }
}

/** A before update trigger may neither update nor delete its rows, a before delete trigger not delete them. */
function isForbidden(
  trigger: TriggerContext['operation'],
  operation: RowWork['operation']
): boolean {
  if (trigger === 'UPDATE') return operation === 'update' || operation === 'delete';
  return trigger === 'DELETE' && operation === 'delete';
}

function triggerName(tx: Transaction): string {
  const frames = stackTracer(tx)(apexException('System.SObjectException', ''));
  const own = frames.find(({ text }) => text.startsWith(FRAME))?.text ?? '';
  return own.slice(FRAME.length).split(':')[0]!;
}
