import { libraryType } from '../../syntax/types.ts';
import type { LibraryType } from '../library.ts';
import type { Transaction } from '../transaction.ts';
import { enumValue, type EnumValue } from '../values/enum-value.ts';
import { ENUM_CONSTANTS } from './enums.ts';

/** How the transaction came about, by the platform's names. */
export type QuiddityName =
  | 'ANONYMOUS'
  | 'AURA'
  | 'PLATFORM_EVENT_PUBLISH_CALLBACK'
  | 'QUEUEABLE'
  | 'REST'
  | 'RUNTEST_SYNC'
  | 'SYNCHRONOUS';

const QUIDDITY = Symbol('quiddity');

interface QuiddityState {
  name: QuiddityName;
}

function state(tx: Transaction): QuiddityState {
  return tx.slot<QuiddityState>(QUIDDITY, () => ({
    name: tx.isTest ? 'RUNTEST_SYNC' : 'SYNCHRONOUS'
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
  methods: { getQuiddity: (tx: Transaction) => quiddityValue(tx) }
};
