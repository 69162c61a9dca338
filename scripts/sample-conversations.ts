import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { normaliseDelivery } from './normalise-delivery.ts';
import type { NormalisedMessage } from './normalise/normalised-message.ts';

interface SampleConversation {
  readonly title: string;
  readonly steps: readonly SampleStep[];
}

/** One message, or several that differ by `{number}` alone. `{time}` stands for the moment of each. */
interface SampleStep {
  readonly minutesAgo: number;
  /** A raw delivery. */
  readonly body?: unknown;
  /** What the sending flow knows and the delivery does not say: who wrote an outbound message. */
  readonly flow?: Partial<NormalisedMessage>;
  /** In place of a delivery: what a flow posts. */
  readonly message?: NormalisedMessage;
  readonly times?: number;
  readonly everyMinutes?: number;
  /** It comes after `samples/sale.apex`. */
  readonly afterSale?: boolean;
}

/** The messages of every sample conversation in the order in which they come. */
export interface SampleMessages {
  readonly before: readonly NormalisedMessage[];
  /** What comes once two of the Leads have been converted. */
  readonly after: readonly NormalisedMessage[];
}

const FOLDER = path.join(import.meta.dirname, 'samples/conversations');
const MINUTE = 60_000;

/** @param now the moment from which the times of the samples count back */
export function sampleMessages(now: number): SampleMessages {
  const steps = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .flatMap((file) => readConversation(path.join(FOLDER, file)).steps)
    .flatMap(eachTime)
    .toSorted((a, b) => b.minutesAgo - a.minutesAgo);
  const [before, after] = [false, true].map((isAfter) =>
    steps.filter(({ afterSale = false }) => afterSale === isAfter).map((step) => filled(step, now))
  );
  return { before: before ?? [], after: after ?? [] };
}

function readConversation(file: string): SampleConversation {
  return JSON.parse(readFileSync(file, 'utf8')) as SampleConversation;
}

function eachTime(step: SampleStep): SampleStep[] {
  const { times = 1, everyMinutes = 0, minutesAgo } = step;
  return Array.from({ length: times }, (_, index) => ({
    ...(JSON.parse(JSON.stringify(step).replaceAll('{number}', String(index + 1))) as SampleStep),
    minutesAgo: minutesAgo - index * everyMinutes
  }));
}

function filled(step: SampleStep, now: number): NormalisedMessage {
  const time = new Date(now - step.minutesAgo * MINUTE).toISOString();
  const { body, message, flow } = JSON.parse(
    JSON.stringify(step).replaceAll('{time}', time)
  ) as SampleStep;
  return message ?? { ...normaliseDelivery(body), ...flow };
}
