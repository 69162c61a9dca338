import type { LibraryType } from '../../library.ts';
import type { Transaction } from '../../transaction.ts';
import { ApexException, apexException } from '../../values/exception.ts';
import type { ApexType } from '../../../syntax/types.ts';
import { eventState } from '../async/event-state.ts';
import type { ApexTransaction } from '../apex-transaction.ts';

/** `EventBus.TriggerContext` */
class EventTriggerContext {
  readonly typeName = 'EventBus.TriggerContext';
}

const CONTEXT = new EventTriggerContext();

/** Remembers the rows of this moment too: what was done up to here is kept when the trigger fails later. */
function setResumeCheckpoint(given: Transaction, text: string | null): null {
  const tx = given as ApexTransaction;
  const state = eventState(tx);
  const replayId = Number(text ?? '');
  if (text === null || state.replayIds?.includes(replayId) !== true) {
    throw apexException('EventBus.InvalidReplayIdException', `Invalid Replay ID: ${text}`);
  }
  state.checkpoint = {
    replayId,
    savepoint: tx.services.database.savepoint(),
    jobs: tx.jobs.length
  };
  return null;
}

function exceptionType(name: string): LibraryType {
  return {
    name,
    constructors: {
      'new/0': () => new ApexException(name),
      'new(System.String)': (_tx: Transaction, _type: ApexType, message: string | null) =>
        new ApexException(name, message),
      'new(System.Exception)': (_tx: Transaction, _type: ApexType, cause: ApexException | null) =>
        new ApexException(name, null, cause),
      'new/2': (
        _tx: Transaction,
        _type: ApexType,
        message: string | null,
        cause: ApexException | null
      ) => new ApexException(name, message, cause)
    }
  };
}

/**
 * What a trigger on platform events knows of its batch.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/apex_class_eventbus_TriggerContext.htm
 */
export const EVENT_TRIGGER_TYPES: readonly LibraryType[] = [
  {
    name: 'EventBus.TriggerContext',
    statics: { currentContext: () => CONTEXT },
    methods: {
      setResumeCheckpoint: (tx, _self: EventTriggerContext, replayId: string | null) =>
        setResumeCheckpoint(tx, replayId),
      getResumeCheckpoint: (tx) => {
        const replayId = eventState(tx).checkpoint?.replayId;
        return replayId === undefined ? null : String(replayId);
      }
    },
    fields: {
      retries: { get: (tx) => eventState(tx).retries },
      lastError: { get: (tx) => eventState(tx).lastError }
    }
  },
  exceptionType('EventBus.RetryableException')
];
