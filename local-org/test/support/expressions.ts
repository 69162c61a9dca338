import assert from 'node:assert/strict';
import type { Snippet } from './apex.ts';

/** An Apex expression and the plain value that it has. */
export type Expectation = readonly [expression: string, value: unknown];

type Run = (strings: TemplateStringsArray, ...values: readonly unknown[]) => Snippet;

/** Runs expressions one after the other in one piece of Apex, behind the statements `before`, and asserts the value of each. */
export function give(run: Run, before: string, expectations: readonly Expectation[]): void {
  const lines = expectations.map(([expression]) => `got.add(${expression});`).join(' ');
  const body = `${before} List<Object> got = new List<Object>(); ${lines} return got;`;
  const values = run`${body}`.value() as readonly unknown[];
  const got = expectations.map(([expression], index) => [expression, values[index]]);
  assert.deepEqual(got, expectations);
}
