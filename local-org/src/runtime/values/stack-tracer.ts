import { InternalError } from '../../diagnostics/errors.ts';
import type { Transaction } from '../transaction.ts';
import type { ApexException } from './exception.ts';

/** One line of an Apex stack trace, innermost first. */
export interface ApexFrame {
  /** `Class.BirdPhone.parse: line 12, column 1` */
  readonly text: string;
  readonly line: number;
}

/** Turns the captured JavaScript stack of an exception into Apex frames. */
export type StackTracer = (exception: ApexException) => readonly ApexFrame[];

/** The slot in which the runtime core lays its tracer when a transaction begins. */
export const STACK_TRACER = Symbol('stack tracer');

export function stackTracer(tx: Transaction): StackTracer {
  return tx.slot<StackTracer>(STACK_TRACER, () => {
    throw new InternalError('A transaction without stack tracer.');
  });
}
