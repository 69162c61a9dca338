import { UnsupportedError } from '../../../diagnostics/errors.ts';
import type { SubscriberConfigSchema } from '../../../metadata/setup-schema.ts';
import { LimitCounters, SYNCHRONOUS_LIMITS } from '../../limits.ts';
import { LimitFailure } from '../../limit-failure.ts';
import type { RunningUser } from '../../transaction.ts';
import { ApexException } from '../../values/exception.ts';
import type { SObjectValue } from '../../values/sobject.ts';
import type { RunOptions } from '../apex-runtime.ts';
import type { ApexTransaction } from '../apex-transaction.ts';
import { translateFailure } from '../failures.ts';
import type { OrgServices } from '../services.ts';
import { eventState } from './event-state.ts';
import type { JobPlace } from './job-runner.ts';
import { Subscriber } from './subscriber.ts';

/** @remarks https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_subscribe_apex.htm */
const LARGEST_BATCH = 2000;
/** @remarks https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_subscribe_apex_refire.htm */
const MOST_RETRIES = 9;
const RETRYABLE = 'EventBus.RetryableException';

/** How one run of a trigger ended. */
type Outcome =
  /** Up to here the events are done. */
  | { readonly kind: 'done'; readonly position: number; readonly error: unknown }
  /** The whole batch comes again. */
  | { readonly kind: 'retry'; readonly error: ApexException };

/** Hands the events of the log to the triggers of their object, each trigger at its own pace. */
export class EventDelivery {
  readonly #place: JobPlace;

  constructor(place: JobPlace) {
    this.#place = place;
  }

  get #services(): OrgServices {
    return this.#place.runtime.services;
  }

  /** Names of the triggers on the events of an object. */
  #triggersOf(object: string): readonly string[] {
    const { program } = this.#place.runtime.host;
    return program.triggersOf(object, 'after insert').map((unit) => unit.name);
  }

  /**
   * Runs every trigger of an object until it has had all events or asks for a retry, and drops what all of them have had.
   *
   * @param holds triggers that wait for their time of retry
   * @returns the triggers that asked for a retry, with the number of retries so far
   */
  *deliver(object: string, holds: ReadonlySet<string>): Generator<void, Map<string, number>, void> {
    const retries = new Map<string, number>();
    const triggers = this.#triggersOf(object);
    for (const trigger of triggers) {
      if (holds.has(trigger)) continue;
      for (;;) {
        const asked = this.#runOnce(object, trigger);
        if (asked === 'nothing') break;
        if (typeof asked === 'number') {
          retries.set(trigger, asked);
          break;
        }
        yield;
      }
    }
    this.#place.write(() => this.#forgetDelivered(object, triggers));
    return retries;
  }

  /** Retries so far, when the trigger asks for another; `nothing` when it has had every event or has stopped. */
  #runOnce(object: string, trigger: string): number | 'nothing' | 'more' {
    const config = this.#configOf(trigger);
    let subscriber: Subscriber | null = null;
    this.#place.write(() => {
      subscriber = Subscriber.find(this.#services, object, trigger);
    });
    const known = subscriber as Subscriber | null;
    if (known?.isRunning !== true) return 'nothing';
    const most = config?.batchSize ?? LARGEST_BATCH;
    const events = this.#services.events.after(object, known.position, most);
    if (events.length === 0) return 'nothing';
    const outcome = this.#attempt(object, trigger, config, known, events);
    let asked: number | 'more' = 'more';
    this.#place.write(() => {
      asked = this.#record(known, outcome);
    });
    return asked;
  }

  #configOf(trigger: string): SubscriberConfigSchema | null {
    const configs = this.#services.schema.setup.subscriberConfigs.values();
    const wanted = trigger.toLowerCase();
    return [...configs].find((config) => config.consumer.toLowerCase() === wanted) ?? null;
  }

  /** @remarks Triggers on platform events fall under the limits of synchronous Apex: https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_subscribe_apex.htm */
  #attempt(
    object: string,
    trigger: string,
    config: SubscriberConfigSchema | null,
    subscriber: Subscriber,
    events: readonly SObjectValue[]
  ): Outcome {
    const options: RunOptions = {
      user: this.#userOf(config),
      quiddity: 'PLATFORM_EVENT_PUBLISH_CALLBACK'
    };
    const last = replayIdOf(events.at(-1)!);
    try {
      return this.#place.run(options, (tx) => {
        const state = eventState(tx);
        state.replayIds = events.map(replayIdOf);
        state.retries = subscriber.retries;
        state.lastError = subscriber.lastError;
        return runTrigger(tx, object, trigger, events, last);
      });
    } catch (error) {
      if (error instanceof ApexException && error.typeName === RETRYABLE)
        return { kind: 'retry', error };
      if (error instanceof ApexException || error instanceof LimitFailure)
        return { kind: 'done', position: last, error };
      throw error;
    }
  }

  #userOf(config: SubscriberConfigSchema | null): RunningUser {
    const services = this.#services;
    const named = config?.username ?? null;
    if (named === null) return services.automatedProcessUser();
    const user = services.userByUsername(named);
    if (user === null)
      throw new UnsupportedError(`A platform event trigger as the unknown user ${named}`);
    return user;
  }

  #record(subscriber: Subscriber, outcome: Outcome): number | 'more' {
    if (outcome.kind === 'done') {
      subscriber.moveTo(outcome.position);
      if (outcome.error !== null) this.#report(outcome.error);
      return 'more';
    }
    const retries = subscriber.retries + 1;
    if (retries > MOST_RETRIES) {
      subscriber.stop(outcome.error.text);
      this.#report(outcome.error);
      return 'more';
    }
    subscriber.retry(retries, outcome.error.text);
    return retries;
  }

  /** Nobody waits for an event trigger: not even a test sees its exceptions. */
  #report(error: unknown): void {
    if (!this.#place.isTest) this.#services.jobFailed(error);
  }

  #forgetDelivered(object: string, triggers: readonly string[]): void {
    const positions = triggers.map(
      (trigger) => Subscriber.find(this.#services, object, trigger).position
    );
    const tip = this.#services.events.tip(object);
    this.#services.events.forget(object, Math.min(tip, ...positions));
  }
}

function replayIdOf(event: SObjectValue): number {
  return Number(event.peek('replayid'));
}

/**
 * Runs the trigger. With a checkpoint the transaction keeps what was done up to it, however the trigger ends; without one an
 * exception takes everything back and the events are gone.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_subscribe_batch_resume.htm and platform_events_subscribe_compare_checkpoint_retryable.htm "DML operations performed are committed."
 */
function runTrigger(
  tx: ApexTransaction,
  object: string,
  trigger: string,
  events: readonly SObjectValue[],
  last: number
): Outcome {
  const context = { isBefore: false, operation: 'INSERT', newRows: events, oldRows: null } as const;
  try {
    tx.runEventTrigger(object, trigger, context);
    tx.runtime.strike(tx);
  } catch (thrown) {
    const error = translateFailure(thrown);
    const { checkpoint } = eventState(tx);
    const isRetry = error instanceof ApexException && error.typeName === RETRYABLE;
    const isFailure = error instanceof ApexException || error instanceof LimitFailure;
    if (checkpoint === null || isRetry || !isFailure) throw error;
    tx.services.database.rollbackTo(checkpoint.savepoint);
    tx.jobs = tx.jobs.slice(0, checkpoint.jobs);
    tx.limits = new LimitCounters(SYNCHRONOUS_LIMITS);
    return { kind: 'done', position: checkpoint.replayId, error };
  }
  const position = eventState(tx).checkpoint?.replayId ?? last;
  return { kind: 'done', position, error: null };
}
