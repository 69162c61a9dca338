import { fromGeneration1 } from './normalise/generation-1.ts';
import { fromGeneration2 } from './normalise/generation-2.ts';
import { fromGeneration3 } from './normalise/generation-3.ts';
import { asObject, type JsonObject } from './normalise/json.ts';
import type { NormalisedMessage } from './normalise/normalised-message.ts';

/**
 * Turns a raw Bird webhook delivery of any of the three generations into the normalised message of the API.
 * @throws Error when the delivery has none of the three envelopes.
 */
export function normaliseDelivery(body: unknown): NormalisedMessage {
  const delivery = asObject(body);
  switch (generationOf(delivery)) {
    case 1:
      return fromGeneration1(delivery);
    case 2:
      return fromGeneration2(delivery);
    case 3:
      return fromGeneration3(delivery);
    default:
      throw new Error(
        'This is no Bird delivery: it has neither message, nor service and payload, nor type and data.'
      );
  }
}

function generationOf(delivery: JsonObject): 1 | 2 | 3 | null {
  if ('service' in delivery && 'payload' in delivery) return 2;
  if ('data' in delivery && typeof delivery['type'] === 'string') return 3;
  if ('message' in delivery && typeof delivery['type'] === 'string') return 1;
  return null;
}
