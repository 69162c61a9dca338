import { Buffer } from 'node:buffer';
import { ApexBlob } from '../../values/blob.ts';
import { ApexDate } from '../../values/date.ts';
import { ApexDatetime } from '../../values/datetime.ts';
import { ApexDecimal } from '../../values/decimal.ts';
import { ApexDouble } from '../../values/double.ts';
import { toId } from '../../values/id.ts';
import { ApexTime } from '../../values/time.ts';
import { jsonException } from './json-cursor.ts';
import type { JsonNode } from './json-node.ts';
import { readNumber } from './read-untyped.ts';

/** @throws System.JSONException always. */
function illegal(node: JsonNode): never {
  const value = node.kind === 'string' ? node.value : node.kind === 'number' ? node.text : '';
  throw jsonException(`Illegal value for primitive${value === '' ? '' : `: ${value}`}`);
}

function textOf(node: JsonNode): string {
  if (node.kind === 'string') return node.value;
  if (node.kind === 'number') return node.text;
  if (node.kind === 'boolean') return String(node.value);
  return illegal(node);
}

function integerOf(node: JsonNode): number {
  const value = node.kind === 'number' ? readNumber(node.text) : null;
  return typeof value === 'number' ? value : illegal(node);
}

function longOf(node: JsonNode): bigint {
  const value = node.kind === 'number' ? readNumber(node.text) : null;
  if (typeof value === 'number') return BigInt(value);
  return typeof value === 'bigint' ? value : illegal(node);
}

function decimalOf(node: JsonNode): ApexDecimal {
  const value = node.kind === 'number' ? readNumber(node.text) : illegal(node);
  return value instanceof ApexDecimal ? value : ApexDecimal.fromInteger(value);
}

/** `2026-11-22T10:00:00.123Z`, with an offset too; a moment, or null. */
export function parseIsoDatetime(text: string): ApexDatetime | null {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?)(Z|[+-]\d{2}:?\d{2})$/.exec(
    text
  );
  const date = ApexDate.parseIso(match?.[1] ?? '');
  const time = ApexTime.parseIso(match?.[2] ?? '');
  if (match === null || date === null || time === null) return null;
  const local = date.days * 86_400_000 + time.milliseconds;
  return new ApexDatetime(local - offsetOf(match[3] ?? 'Z'));
}

function offsetOf(zone: string): number {
  if (zone === 'Z') return 0;
  const digits = zone.slice(1).replace(':', '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}

function parsed<T>(node: JsonNode, parse: (text: string) => T | null, what: string): T {
  const text = node.kind === 'string' ? node.value : illegal(node);
  const value = parse(text);
  if (value === null) throw jsonException(`Invalid ${what}: ${text}`);
  return value;
}

function idOf(node: JsonNode): string {
  return toId(node.kind === 'string' ? node.value : illegal(node)) ?? illegal(node);
}

/** Readers of the types that are neither objects nor collections, by qualified name. */
const READERS: Readonly<Record<string, (node: JsonNode) => unknown>> = {
  'System.String': textOf,
  'System.Id': idOf,
  'System.Boolean': (node) => (node.kind === 'boolean' ? node.value : illegal(node)),
  'System.Integer': integerOf,
  'System.Long': longOf,
  'System.Decimal': decimalOf,
  'System.Double': (node) => new ApexDouble(decimalOf(node).toNumber()),
  'System.Date': (node) => parsed(node, (text) => ApexDate.parseIso(text), 'date'),
  'System.Datetime': (node) => parsed(node, parseIsoDatetime, 'date/time'),
  'System.Time': (node) => parsed(node, (text) => ApexTime.parseIso(text), 'time'),
  'System.Blob': (node) =>
    new ApexBlob(Buffer.from(node.kind === 'string' ? node.value : illegal(node), 'base64'))
};

/** The reader of a primitive type; undefined for other types. */
export function primitiveReader(typeName: string): ((node: JsonNode) => unknown) | undefined {
  return READERS[typeName];
}
