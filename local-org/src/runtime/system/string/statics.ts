import { UnsupportedError } from '../../../diagnostics/errors.ts';
import type { Transaction } from '../../transaction.ts';
import { ApexDate } from '../../values/date.ts';
import { ApexDatetime } from '../../values/datetime.ts';
import type { ApexList } from '../../values/list.ts';
import type { ApexSet } from '../../values/set.ts';
import { toText } from '../../values/text.ts';
import { notNull } from '../arguments.ts';
import { elementsOf } from '../elements.ts';
import { isBlank } from './characters.ts';
import { formatMessage } from './format.ts';

type Text = string | null;

/** `String.valueOf(Object)`: null stays null, a Datetime shows the user's clock. */
export function valueOf(tx: Transaction, value: unknown): string | null {
  if (value === null) return null;
  if (value instanceof ApexDatetime) return value.toText(tx.user.timeZone);
  return toText(tx, value);
}

function join(tx: Transaction, collection: ApexList | ApexSet | null, separator: Text): string {
  const elements = elementsOf(collection);
  return elements.map((element) => valueOf(tx, element) ?? refuseNull()).join(notNull(separator));
}

function refuseNull(): never {
  throw new UnsupportedError('A null element in String.join');
}

function fromCharArray(characters: ApexList | null): string {
  const codes = notNull(characters).items as readonly (number | null)[];
  return codes.map((code) => String.fromCodePoint(notNull(code))).join('');
}

function commonPrefix(texts: ApexList | null): string {
  const [first, ...others] = notNull(texts).items as readonly (string | null)[];
  if (first === undefined || first === null || others.includes(null)) return '';
  let length = first.length;
  for (const other of others as string[]) {
    while (!other.startsWith(first.slice(0, length))) length -= 1;
  }
  return first.slice(0, length);
}

/** Static methods of `System.String`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_string.htm */
export const STATIC_METHODS = {
  isBlank: (_tx: Transaction, text: Text) => isBlank(text),
  isNotBlank: (_tx: Transaction, text: Text) => !isBlank(text),
  isEmpty: (_tx: Transaction, text: Text) => text === null || text === '',
  isNotEmpty: (_tx: Transaction, text: Text) => text !== null && text !== '',
  escapeSingleQuotes: (_tx: Transaction, text: Text) => notNull(text).replaceAll("'", "\\'"),
  format: (tx: Transaction, template: Text, values: ApexList | null) =>
    formatMessage(
      notNull(template),
      notNull(values).items.map((value) => valueOf(tx, value) ?? 'null')
    ),
  fromCharArray: (_tx: Transaction, characters: ApexList | null) => fromCharArray(characters),
  getCommonPrefix: (_tx: Transaction, texts: ApexList | null) => commonPrefix(texts),
  join: (tx: Transaction, collection: ApexList | ApexSet | null, separator: Text) =>
    join(tx, collection, separator),
  'valueOf/1': (tx: Transaction, value: unknown) => valueOf(tx, value),
  'valueOf(System.Date)': (_tx: Transaction, date: ApexDate | null) => date?.toIso() ?? null,
  'valueOf(System.Datetime)': (tx: Transaction, at: ApexDatetime | null) =>
    at?.toText(tx.user.timeZone) ?? null,
  valueOfGmt: (_tx: Transaction, at: ApexDatetime | null) => notNull(at).toText('GMT')
} as const;
