import type { LibraryType } from '../../library.ts';
import { LimitCounters, SYNCHRONOUS_LIMITS } from '../../limits.ts';
import type { Transaction } from '../../transaction.ts';
import type { ApexDatetime } from '../../values/datetime.ts';
import { apexException } from '../../values/exception.ts';
import { notNull } from '../../system/arguments.ts';
import type { ApexTransaction } from '../apex-transaction.ts';
import { deliverTestEvents, failTestEvents, runTestJobs } from '../async/test-jobs.ts';
import { checkCpuTime } from '../cpu-time.ts';

const TEST = Symbol('System.Test');

/** How far a test is between `startTest` and `stopTest`. */
interface TestState {
  phase: 'before' | 'between' | 'after';
  outer: LimitCounters | null;
}

function stateOf(tx: Transaction): TestState {
  return tx.slot<TestState>(TEST, () => ({ phase: 'before', outer: null }));
}

function inTest(tx: Transaction): ApexTransaction {
  if (!tx.isTest) {
    throw apexException('System.TypeException', 'Test methods can be called only from tests');
  }
  return tx as ApexTransaction;
}

/** Fresh limits until `stopTest`. */
function startTest(tx: Transaction): void {
  const running = inTest(tx);
  const state = stateOf(tx);
  if (state.phase !== 'before') {
    throw apexException('System.FinalException', 'Testing already started');
  }
  checkCpuTime(running);
  state.phase = 'between';
  state.outer = running.limits;
  running.limits = new LimitCounters(SYNCHRONOUS_LIMITS);
}

/** The limits of before come back, then queued jobs and events run, each in a transaction of its own. */
function stopTest(tx: Transaction): void {
  const running = inTest(tx);
  const state = stateOf(tx);
  if (state.phase !== 'between' || state.outer === null) {
    throw apexException('System.FinalException', 'Testing not started');
  }
  checkCpuTime(running);
  state.phase = 'after';
  running.limits = state.outer;
  runTestJobs(running);
}

/** Sets the date of creation of a row that the test made, to whole seconds. */
function setCreatedDate(tx: ApexTransaction, id: string, moment: ApexDatetime): void {
  const { schema, platformRows } = tx.services;
  const object = [...schema.objects.values()].find(
    ({ keyPrefix }) => id.startsWith(keyPrefix) && keyPrefix !== ''
  );
  const isThere = object !== undefined && platformRows.find(object.name, { Id: id }).length > 0;
  if (!isThere) throw apexException('System.TypeException', `Invalid record id: ${id}`);
  platformRows.update(object.name, id, {
    CreatedDate: Math.floor(moment.milliseconds / 1000) * 1000
  });
}

/** `Test.getEventBus()`: delivers published events to their triggers at once. */
class TestBroker {
  readonly typeName = 'EventBus.TestBroker';
}

/**
 * `System.Test`.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_test.htm
 */
export const TEST_TYPE: LibraryType = {
  name: 'System.Test',
  statics: {
    isRunningTest: (tx) => tx.isTest,
    startTest: (tx) => {
      startTest(tx);
      return null;
    },
    stopTest: (tx) => {
      stopTest(tx);
      return null;
    },
    setCreatedDate: (tx, id: string | null, moment: ApexDatetime | null) => {
      setCreatedDate(inTest(tx), notNull(id), notNull(moment));
      return null;
    },
    getEventBus: (tx) => {
      inTest(tx);
      return new TestBroker();
    }
  }
};

/** @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_eventbus_TestBroker.htm */
export const TEST_BROKER: LibraryType = {
  name: 'EventBus.TestBroker',
  methods: {
    deliver: (tx, _self: TestBroker) => {
      deliverTestEvents(inTest(tx));
      return null;
    },
    fail: (tx, _self: TestBroker) => {
      failTestEvents(inTest(tx));
      return null;
    }
  }
};
