import type { ApexJob, AsyncJob } from '../../async-job.ts';
import type { ApexRuntime, RunOptions } from '../apex-runtime.ts';
import type { ApexTransaction } from '../apex-transaction.ts';
import { EventDelivery } from './event-delivery.ts';
import { jobSteps, type JobPlace } from './job-runner.ts';

const NO_HOLDS: ReadonlySet<string> = new Set();

/** Asynchronous work inside of a test: each step a transaction of its own within the test's database transaction. */
class TestPlace implements JobPlace {
  readonly runtime: ApexRuntime;
  readonly isTest = true;
  /** What the transactions put in line. */
  queued: AsyncJob[] = [];

  constructor(runtime: ApexRuntime) {
    this.runtime = runtime;
  }

  run<T>(options: RunOptions, action: (tx: ApexTransaction) => T): T {
    return this.runtime.runInside({ ...options, isTest: true }, (tx) => {
      const result = action(tx);
      this.queued.push(...tx.jobs);
      return result;
    });
  }

  write(action: () => void): void {
    action();
  }
}

/** `Test.stopTest()`: everything that waits runs, and what it puts in line. */
export function runTestJobs(test: ApexTransaction): void {
  const place = new TestPlace(test.runtime);
  place.queued = test.jobs;
  test.jobs = [];
  while (place.queued.length > 0) {
    const work = place.queued;
    place.queued = [];
    publishAndDeliver(place, work);
    for (const job of work) if (job.kind !== 'platformEvent') runTestJob(place, job);
  }
}

/** A job that `System.abortJob` took away does not run; one that is delayed does. */
function runTestJob(place: TestPlace, job: ApexJob): void {
  const waits = place.runtime.services.jobs
    .all()
    .some((text) => (JSON.parse(text) as ApexJob).id === job.id);
  if (!waits) return;
  const steps = jobSteps(place, job);
  while (steps.next().done !== true);
}

/**
 * `Test.getEventBus().deliver()`: events published so far reach their triggers, those that asked for a retry again. Jobs and
 * events of the triggers wait for the next call, or for `stopTest`.
 */
export function deliverTestEvents(test: ApexTransaction): void {
  const place = new TestPlace(test.runtime);
  const work = test.jobs;
  test.jobs = work.filter((job) => job.kind !== 'platformEvent');
  publishAndDeliver(place, work);
  test.jobs.push(...place.queued);
}

/** `Test.getEventBus().fail()`: what was published is lost. */
export function failTestEvents(test: ApexTransaction): void {
  test.jobs = test.jobs.filter((job) => job.kind !== 'platformEvent');
}

function publishAndDeliver(place: TestPlace, work: readonly AsyncJob[]): void {
  const { events } = place.runtime.services;
  for (const job of work) if (job.kind === 'platformEvent') events.append(job.event);
  const delivery = new EventDelivery(place);
  for (const object of events.objects()) {
    const steps = delivery.deliver(object, NO_HOLDS);
    while (steps.next().done !== true);
  }
}
