import { listOf, mapOf, OBJECT, STRING } from '../../../syntax/types.ts';
import type { Transaction } from '../../transaction.ts';
import { ApexDecimal } from '../../values/decimal.ts';
import { ApexList } from '../../values/list.ts';
import { INTEGER_MAX, INTEGER_MIN, LONG_MAX, LONG_MIN } from '../../values/long.ts';
import { ApexMap } from '../../values/map.ts';
import { jsonException } from './json-cursor.ts';
import type { JsonNode } from './json-node.ts';

/**
 * A number without a type: Integer or Long where it is whole and fits, else Decimal.
 *
 * @throws System.JSONException for exponents nobody can hold.
 */
export function readNumber(text: string): number | bigint | ApexDecimal {
  if (/^-?\d+$/.test(text)) {
    const whole = BigInt(text);
    if (whole >= INTEGER_MIN && whole <= INTEGER_MAX) return Number(whole);
    if (whole >= LONG_MIN && whole <= LONG_MAX) return whole;
  }
  const exponent = Number(/[eE]([+-]?\d+)$/.exec(text)?.[1] ?? 0);
  const decimal = Math.abs(exponent) > 1000 ? null : ApexDecimal.parse(text);
  if (decimal === null) throw jsonException(`Illegal value for primitive: ${text}`);
  return decimal;
}

/**
 * `JSON.deserializeUntyped`: objects become `Map<String,Object>`, arrays `List<Object>`.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Json.htm
 */
export function readUntyped(tx: Transaction, node: JsonNode): unknown {
  switch (node.kind) {
    case 'null':
      return null;
    case 'boolean':
    case 'string':
      return node.value;
    case 'number':
      return readNumber(node.text);
    case 'array':
      return new ApexList(
        listOf(OBJECT),
        node.items.map((item) => readUntyped(tx, item))
      );
    case 'object': {
      const map = new ApexMap(mapOf(STRING, OBJECT));
      for (const [name, value] of node.entries) map.put(tx, name, readUntyped(tx, value));
      return map;
    }
  }
}
