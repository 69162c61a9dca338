import { UnsupportedError } from '../../../diagnostics/errors.ts';
import type { ApexJob } from '../../async-job.ts';
import type { ApexRuntime } from '../apex-runtime.ts';
import { EventDelivery } from './event-delivery.ts';
import { jobSteps, type JobPlace } from './job-runner.ts';

/** Delay of the first retry of an event trigger; each further one takes twice as long. Salesforce says only "a small delay" that "increases". */
const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 60_000;
/** A timer waits no longer than this, so that a clock that was set is noticed. */
const LONGEST_WAIT_MS = 60_000;

type Steps = Generator<void, void, void>;

/** The line of asynchronous work on a server: one step a turn, so that requests come between. */
export class JobQueue {
  readonly #runtime: ApexRuntime;
  readonly #place: JobPlace;
  readonly #delivery: EventDelivery;
  /** Work in progress, first come first served. */
  readonly #line: Steps[] = [];
  /** Ids of jobs in progress. */
  readonly #running = new Set<string>();
  /** Event triggers that wait for their retry, with its object and time. */
  readonly #holds = new Map<string, { readonly object: string; readonly dueAt: number }>();
  #isTurning = false;
  /** When the timer for delayed jobs and retries goes off; null without one. */
  #alarm: number | null = null;

  constructor(runtime: ApexRuntime) {
    this.#runtime = runtime;
    this.#place = {
      runtime,
      isTest: false,
      run: (options, action) => runtime.run(options, action),
      write: (action) => runtime.write(action)
    };
    this.#delivery = new EventDelivery(this.#place);
  }

  /** Takes up what a former process left; a trigger that had stopped begins again, as after a deployment. */
  resume(): void {
    const { platformRows } = this.#runtime.services;
    for (const { Id } of platformRows.find('EventBusSubscriber', { Status: 'Error' })) {
      this.#runtime.write(() =>
        platformRows.update('EventBusSubscriber', String(Id), { Status: 'Running', Retries: 0 })
      );
    }
    this.wake();
    for (const object of this.#runtime.services.events.objects()) this.deliver(object);
  }

  /** True when no work is in line; delayed work may wait for its time. */
  get isIdle(): boolean {
    return this.#line.length === 0;
  }

  /** Looks for jobs and retries that are due, now and when the next one is. */
  wake(): void {
    const { services } = this.#runtime;
    const now = services.now();
    for (const [trigger, { object, dueAt }] of this.#holds) {
      if (dueAt > now) continue;
      this.#holds.delete(trigger);
      this.deliver(object);
    }
    const waiting = this.#waiting().filter((job) => !this.#running.has(job.id));
    for (const job of waiting.filter((each) => each.dueAt <= now)) {
      this.#running.add(job.id);
      this.#enter(this.#runJob(job));
    }
    const dates = [...waiting, ...this.#holds.values()].map(({ dueAt }) => dueAt);
    const later = dates.filter((dueAt) => dueAt > now);
    if (later.length > 0) this.#wakeAt(Math.min(...later));
  }

  /** One timer for the job or retry that is due first; it looks again when it goes off before the clock says so. */
  #wakeAt(dueAt: number): void {
    if (this.#alarm !== null && this.#alarm <= dueAt) return;
    this.#alarm = dueAt;
    const { services } = this.#runtime;
    services.later(Math.min(LONGEST_WAIT_MS, dueAt - services.now()), () => {
      this.#alarm = null;
      this.wake();
    });
  }

  /** Lets the triggers of an object have the events that wait. */
  deliver(object: string): void {
    this.#enter(this.#deliverEvents(object));
  }

  #waiting(): readonly ApexJob[] {
    return this.#runtime.services.jobs.all().map((text) => JSON.parse(text) as ApexJob);
  }

  #enter(steps: Steps): void {
    this.#line.push(steps);
    if (!this.#isTurning) this.#turn();
  }

  #turn(): void {
    this.#isTurning = true;
    this.#runtime.services.schedule(() => {
      this.#isTurning = false;
      this.#step();
      if (this.#line.length > 0 && !this.#isTurning) this.#turn();
    });
  }

  /** One step of the first in line; a failing job fails alone. */
  #step(): void {
    const steps = this.#line.shift();
    if (steps === undefined) return;
    try {
      if (steps.next().done !== true) this.#line.push(steps);
    } catch (error) {
      this.#runtime.services.jobFailed(error);
    }
  }

  *#runJob(job: ApexJob): Steps {
    try {
      if (!this.#waiting().some((each) => each.id === job.id)) return;
      yield* jobSteps(this.#place, job);
    } catch (error) {
      if (error instanceof UnsupportedError) {
        this.#runtime.write(() => this.#runtime.services.jobs.forget(job.id));
      }
      throw error;
    } finally {
      this.#running.delete(job.id);
      if (job.kind === 'scheduled') this.wake();
    }
  }

  *#deliverEvents(object: string): Steps {
    const { services } = this.#runtime;
    const retries = yield* this.#delivery.deliver(object, new Set(this.#holds.keys()));
    for (const [trigger, count] of retries) {
      const delay = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (count - 1));
      const dueAt = services.now() + delay;
      this.#holds.set(trigger, { object, dueAt });
      this.#wakeAt(dueAt);
    }
  }
}
