import { UnsupportedError } from '../../diagnostics/errors.ts';
import type { Transaction } from '../transaction.ts';
import { ApexBlob } from './blob.ts';
import { ApexDate } from './date.ts';
import { ApexDatetime } from './datetime.ts';
import { ApexDecimal } from './decimal.ts';
import { ApexDouble } from './double.ts';
import { apexEquals } from './equality.ts';
import { identityNumber } from './identity.ts';
import { ApexList } from './list.ts';
import { ApexMap } from './map.ts';
import { isUserObject } from './object.ts';
import { hasKeyText } from './self-describing.ts';
import { ApexSet } from './set.ts';
import { ApexTime } from './time.ts';

/** Marks keys that stand for something else than a String. */
const MARK = '\u0000';

/** What stands for a key in JavaScript's own Map: equal Apex keys have the same one. */
type Canonical = string | number | bigint | boolean | object | null;

/** Keys by Apex equality, in the order of their first insertion; the bones of Set and Map. */
export class KeyTable {
  readonly #entries = new Map<Canonical, { readonly key: unknown; value: unknown }>();
  /** Keys with their own `equals`, by hash code. */
  readonly #buckets = new Map<unknown, object[]>();

  get size(): number {
    return this.#entries.size;
  }

  has(tx: Transaction, key: unknown): boolean {
    return this.#entries.has(this.canonical(tx, key));
  }

  get(tx: Transaction, key: unknown): unknown {
    return this.#entries.get(this.canonical(tx, key))?.value ?? null;
  }

  /** Sets a value and answers the one before, or null. */
  put(tx: Transaction, key: unknown, value: unknown): unknown {
    const canonical = this.canonical(tx, key);
    const known = this.#entries.get(canonical);
    if (known !== undefined) {
      const previous = known.value;
      known.value = value;
      return previous;
    }
    this.#entries.set(canonical, { key, value });
    if (canonical === key && hasOwnEquality(tx, key)) this.remember(tx, canonical as object);
    return null;
  }

  delete(tx: Transaction, key: unknown): boolean {
    return this.#entries.delete(this.canonical(tx, key));
  }

  clear(): void {
    this.#entries.clear();
    this.#buckets.clear();
  }

  keys(): unknown[] {
    return Array.from(this.#entries.values(), (entry) => entry.key);
  }

  values(): unknown[] {
    return Array.from(this.#entries.values(), (entry) => entry.value);
  }

  entries(): [unknown, unknown][] {
    return Array.from(this.#entries.values(), (entry) => [entry.key, entry.value]);
  }

  copyTo(other: KeyTable): void {
    for (const [canonical, entry] of this.#entries) other.#entries.set(canonical, { ...entry });
    for (const [hash, bucket] of this.#buckets) other.#buckets.set(hash, [...bucket]);
  }

  private canonical(tx: Transaction, key: unknown): Canonical {
    if (typeof key === 'string') return key.startsWith(MARK) ? `${MARK}S${key}` : key;
    if (hasOwnEquality(tx, key)) {
      const bucket = this.#buckets.get(tx.invoke(key, 'hashCode', [])) ?? [];
      return bucket.find((other) => this.#entries.has(other) && apexEquals(tx, key, other)) ?? key;
    }
    return canonicalKey(tx, key);
  }

  private remember(tx: Transaction, key: object): void {
    const hash = tx.invoke(key, 'hashCode', []);
    const bucket = this.#buckets.get(hash);
    if (bucket === undefined) this.#buckets.set(hash, [key]);
    else if (!bucket.includes(key)) bucket.push(key);
  }
}

/** User objects that bring both `equals` and `hashCode`. */
function hasOwnEquality(tx: Transaction, key: unknown): key is object {
  return isUserObject(key) && tx.hasMethod(key, 'equals', 1) && tx.hasMethod(key, 'hashCode', 0);
}

function canonicalKey(tx: Transaction, key: unknown): Canonical {
  if (typeof key !== 'object' || key === null) return key as Canonical;
  const text = valueKey(key) ?? collectionKey(tx, key);
  if (text !== null) return MARK + text;
  return hasKeyText(key) ? `${MARK}O${key.keyText(tx)}` : key;
}

function valueKey(key: object): string | null {
  if (key instanceof ApexDecimal) return `D${key.stripTrailingZeros().toPlainString()}`;
  if (key instanceof ApexDouble) return `F${key.value}`;
  if (key instanceof ApexDate) return `d${key.days}`;
  if (key instanceof ApexDatetime) return `t${key.milliseconds}`;
  if (key instanceof ApexTime) return `c${key.milliseconds}`;
  if (key instanceof ApexBlob) return `B${Buffer.from(key.bytes).toString('base64')}`;
  return null;
}

function collectionKey(tx: Transaction, key: object): string | null {
  const part = (value: unknown): string => keyTextOf(tx, value);
  if (key instanceof ApexList) return `L${key.items.map(part).join('')}`;
  if (key instanceof ApexSet) return `E${key.values().map(part).sort().join('')}`;
  if (!(key instanceof ApexMap)) return null;
  const pairs = key.entries().map(([name, value]) => part(name) + part(value));
  return `M${pairs.sort().join('')}`;
}

/**
 * A text that is the same for equal values of any kind and for them only, for keys that hold other values.
 *
 * @throws UnsupportedError for objects with their own `equals` inside a composite key.
 */
export function keyTextOf(tx: Transaction, value: unknown): string {
  if (hasOwnEquality(tx, value)) {
    throw new UnsupportedError('A Map key or Set member that holds objects with their own equals');
  }
  const canonical = typeof value === 'string' ? value : canonicalKey(tx, value);
  const text =
    typeof canonical === 'object' && canonical !== null
      ? `#${identityNumber(tx, canonical)}`
      : `${typeof canonical}:${String(canonical)}`;
  return `${text.length}:${text}`;
}
