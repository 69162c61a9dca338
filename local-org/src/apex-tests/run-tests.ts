import type { ApexRuntime } from '../runtime/core/apex-runtime.ts';
import { callStatic } from '../runtime/core/reflection.ts';
import { traceText } from '../runtime/core/stack-trace.ts';
import { UnsupportedError } from '../diagnostics/errors.ts';
import { LimitFailure } from '../runtime/limit-failure.ts';
import type { RunningUser } from '../runtime/transaction.ts';
import { ApexException } from '../runtime/values/exception.ts';
import type { TestClass } from './test-plan.ts';

/** What became of one test method. */
export interface TestResult {
  readonly className: string;
  readonly method: string;
  /** `CompileFail` is the platform's name for what could not even start; here: something that is not modelled. */
  readonly outcome: 'Pass' | 'Fail' | 'Unsupported';
  readonly message: string | null;
  readonly stackTrace: string | null;
  readonly milliseconds: number;
}

export interface TestRunOptions {
  readonly runtime: ApexRuntime;
  /** Whoever runs the tests. */
  readonly user: RunningUser;
  readonly classes: readonly TestClass[];
  /** Hears of each method when it has run. */
  readonly tested?: (result: TestResult) => void;
}

/**
 * Runs test methods one after the other: the setup methods once a class, then each method in a transaction of its own that sees
 * their rows. Nothing is left in the database.
 */
export function runTests(options: TestRunOptions): readonly TestResult[] {
  const { database } = options.runtime.services;
  return options.classes.flatMap((testClass) => {
    if (database.inTransaction) return runBeside(options, testClass);
    database.begin();
    try {
      return runClass(options, testClass);
    } finally {
      database.rollback();
    }
  });
}

/** Inside the transaction of a deployment. */
function runBeside(options: TestRunOptions, testClass: TestClass): readonly TestResult[] {
  const { database } = options.runtime.services;
  const savepoint = database.savepoint();
  try {
    return runClass(options, testClass);
  } finally {
    database.rollbackTo(savepoint);
    database.release(savepoint);
  }
}

function runClass(options: TestRunOptions, testClass: TestClass): readonly TestResult[] {
  for (const setup of testClass.setups) {
    const failure = attempt(options, testClass.name, setup.name);
    if (failure === null) continue;
    return testClass.tests.map((test) => resultOf(testClass.name, test.name, failure, 0));
  }
  return testClass.tests.map((test) => runMethod(options, testClass.name, test.name));
}

function runMethod(options: TestRunOptions, className: string, method: string): TestResult {
  const { database } = options.runtime.services;
  const savepoint = database.savepoint();
  const start = performance.now();
  const failure = attempt(options, className, method);
  const milliseconds = Math.round(performance.now() - start);
  database.rollbackTo(savepoint);
  database.release(savepoint);
  const result = resultOf(className, method, failure, milliseconds);
  options.tested?.(result);
  return result;
}

interface Failure {
  readonly error: unknown;
}

function attempt(options: TestRunOptions, className: string, method: string): Failure | null {
  const { runtime, user } = options;
  try {
    runtime.runInside({ user, isTest: true }, () =>
      callStatic(runtime.host, className, method, [])
    );
    return null;
  } catch (error) {
    if (isFinding(error)) return { error };
    throw error;
  }
}

/** What a test may end with; anything else is a fault of the local org and ends the run. */
function isFinding(error: unknown): boolean {
  return (
    error instanceof ApexException ||
    error instanceof LimitFailure ||
    error instanceof UnsupportedError
  );
}

function resultOf(
  className: string,
  method: string,
  failure: Failure | null,
  milliseconds: number
): TestResult {
  if (failure === null) {
    return {
      className,
      method,
      outcome: 'Pass',
      message: null,
      stackTrace: null,
      milliseconds
    };
  }
  const { error } = failure;
  const frames = error instanceof Error ? traceText(error.stack ?? '') : [];
  return {
    className,
    method,
    outcome: error instanceof UnsupportedError ? 'Unsupported' : 'Fail',
    message: messageOf(error),
    stackTrace: frames.map((frame) => frame.text).join('\n'),
    milliseconds
  };
}

function messageOf(error: unknown): string {
  if (error instanceof ApexException) return `${error.typeName}: ${error.text}`;
  if (error instanceof LimitFailure) return `${error.name}: ${error.message}`;
  return error instanceof Error ? error.message : String(error);
}
