import type { Transaction } from '../../transaction.ts';
import type { DatabaseSavepoint } from '../services.ts';

const EVENTS = Symbol('EventBus.TriggerContext');

/** Up to where the events of a batch are done, and the state of the transaction at that moment. */
export interface Checkpoint {
  readonly replayId: number;
  readonly savepoint: DatabaseSavepoint;
  readonly jobs: number;
}

/** The batch of events that a trigger has. */
export interface EventState {
  /** Replay ids of the batch; null outside of event triggers. */
  replayIds: readonly number[] | null;
  retries: number;
  lastError: string | null;
  checkpoint: Checkpoint | null;
}

export function eventState(tx: Transaction): EventState {
  return tx.slot<EventState>(EVENTS, () => ({
    replayIds: null,
    retries: 0,
    lastError: null,
    checkpoint: null
  }));
}
