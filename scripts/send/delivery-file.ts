import { readFileSync } from 'node:fs';
import { Failure } from '../support/failure.ts';

/** What a file holds: a raw delivery of Bird, or one normalised message. */
export interface DeliveryFile {
  readonly kind: 'delivery' | 'message';
  /** JSON; `{number}` stands for the number of the repetition. */
  readonly text: string;
}

/**
 * Reads a delivery as Bird sends it, a sample of the project (the delivery is its `body`), or a normalised message.
 * @throws Failure for what is neither
 */
export function readDeliveryFile(file: string): DeliveryFile {
  const content = readObject(file);
  const body = isObject(content['body']) && 'request' in content ? content['body'] : content;
  if (isDelivery(body)) return { kind: 'delivery', text: JSON.stringify(body) };
  if (typeof body['channel'] === 'string' && typeof body['from'] === 'string')
    return { kind: 'message', text: JSON.stringify(body) };
  throw new Failure(
    `${file} is no Bird delivery: it has neither message and type, nor service and payload, nor type and data; and no normalised message: it has no channel and from.`
  );
}

function readObject(file: string): Readonly<Record<string, unknown>> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Failure(`The file ${file} cannot be read.`);
  }
  try {
    const content: unknown = JSON.parse(text);
    if (isObject(content)) return content;
  } catch {
    // said below
  }
  throw new Failure(`${file} is no JSON object.`);
}

/** The envelopes of the three generations. */
function isDelivery(body: Readonly<Record<string, unknown>>): boolean {
  const hasType = typeof body['type'] === 'string';
  return (
    ('service' in body && 'payload' in body) ||
    (hasType && 'data' in body) ||
    (hasType && ('message' in body || 'conversation' in body))
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
