import { randomUUID } from 'node:crypto';
import { libraryType } from '../../syntax/types.ts';
import type { LibraryType } from '../library.ts';
import type { Transaction } from '../transaction.ts';
import { enumValue, type EnumValue } from '../values/enum-value.ts';
import { ENUM_CONSTANTS } from './enums.ts';

/** How the transaction came about, by the platform's names. */
export type QuiddityName =
  | 'ANONYMOUS'
  | 'AURA'
  | 'BATCH_APEX'
  | 'FUTURE'
  | 'PLATFORM_EVENT_PUBLISH_CALLBACK'
  | 'QUEUEABLE'
  | 'REST'
  | 'RUNTEST_SYNC'
  | 'SCHEDULED'
  | 'SYNCHRONOUS'
  | 'TRANSACTION_FINALIZER_QUEUEABLE';

const QUIDDITY = Symbol('quiddity');

interface QuiddityState {
  name: QuiddityName;
  requestId: string | null;
}

function state(tx: Transaction): QuiddityState {
  return tx.slot<QuiddityState>(QUIDDITY, () => ({
    name: tx.isTest ? 'RUNTEST_SYNC' : 'SYNCHRONOUS',
    requestId: null
  }));
}

/** What began the transaction. */
export function quiddity(tx: Transaction): QuiddityName {
  return state(tx).name;
}

/** Said once by whoever begins the transaction. */
export function setQuiddity(tx: Transaction, name: QuiddityName): void {
  state(tx).name = name;
}

/** An id that nothing else has; made at first use. */
export function requestId(tx: Transaction): string {
  const held = state(tx);
  held.requestId ??= randomUUID();
  return held.requestId;
}

/** A finalizer shares the id of its job. */
export function setRequestId(tx: Transaction, id: string): void {
  state(tx).requestId = id;
}

/** The `System.Request` of a transaction. */
class RequestValue {
  readonly typeName = 'System.Request';
}

const REQUEST = new RequestValue();

function quiddityValue(tx: Transaction): EnumValue {
  const name = quiddity(tx);
  const constants = ENUM_CONSTANTS['System.Quiddity'] ?? [];
  return enumValue(libraryType('System.Quiddity'), name, constants.indexOf(name));
}

/** `System.Request`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Request.htm */
export const REQUEST_TYPE: LibraryType = {
  name: 'System.Request',
  statics: { getCurrent: () => REQUEST },
  methods: {
    getQuiddity: (tx: Transaction) => quiddityValue(tx),
    getRequestId: (tx: Transaction) => requestId(tx)
  }
};
