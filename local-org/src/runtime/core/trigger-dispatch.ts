import type { TriggerEvent } from '../../syntax/ast.ts';
import type { Transaction, TriggerContext } from '../transaction.ts';
import { ApexException } from '../values/exception.ts';
import type { ApexTransaction } from './apex-transaction.ts';
import { traceException } from './stack-trace.ts';
import { TriggerState } from './trigger-state.ts';

const STATE = Symbol('System.Trigger');

interface TriggerSlot {
  current: TriggerState | null;
}

function slotOf(tx: Transaction): TriggerSlot {
  return tx.slot<TriggerSlot>(STATE, () => ({ current: null }));
}

/** What `System.Trigger` says now; null outside of triggers. */
export function triggerState(tx: Transaction): TriggerState | null {
  return slotOf(tx).current;
}

/** Runs every trigger of an object for an event, or only one, in the order of their names. */
export function runTriggersOf(
  tx: ApexTransaction,
  object: string,
  event: TriggerEvent,
  context: TriggerContext,
  only: string | null = null
): void {
  const triggers = tx.host.program
    .triggersOf(object, event)
    .filter((trigger) => only === null || trigger.name === only);
  if (triggers.length === 0) return;
  const slot = slotOf(tx);
  const before = { state: slot.current, sharing: tx.sharing };
  slot.current = new TriggerState(object, context);
  try {
    for (const trigger of triggers) runOne(tx, trigger.name);
  } finally {
    slot.current = before.state;
    tx.sharing = before.sharing;
  }
}

/** An exception that leaves a trigger carries the trigger's name and the Apex lines, for the message of the refused row. */
function runOne(tx: ApexTransaction, name: string): void {
  tx.sharing = 'without';
  try {
    tx.host.runTrigger(name);
  } catch (error) {
    if (error instanceof ApexException && !('triggerName' in error)) {
      const apexStackTrace = traceException(error)
        .map((frame) => frame.text)
        .join('\n');
      Object.assign(error, { triggerName: name, apexStackTrace });
    }
    throw error;
  }
}
