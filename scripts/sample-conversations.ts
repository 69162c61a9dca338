import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

interface SampleConversation {
  readonly title: string;
  readonly steps: readonly SampleStep[];
}

/** One message, or several that differ by `{number}` alone. `{time}` stands for the moment of each. */
interface SampleStep {
  readonly minutesAgo: number;
  /** A raw delivery. */
  readonly body?: unknown;
  /** In its place what a flow posts: it knows who wrote an outbound message, which a delivery does not say. */
  readonly message?: Readonly<Record<string, unknown>>;
  readonly times?: number;
  readonly everyMinutes?: number;
  /** It comes after `samples/sale.apex`. */
  readonly afterSale?: boolean;
}

/** What one step sends: a raw delivery, or a normalised message. */
export type SampleMessage =
  { readonly delivery: unknown } | { readonly message: Readonly<Record<string, unknown>> };

/** The messages of every sample conversation in the order in which they come. */
export interface SampleMessages {
  readonly before: readonly SampleMessage[];
  /** What comes once two of the Leads have been converted. */
  readonly after: readonly SampleMessage[];
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

function filled(step: SampleStep, now: number): SampleMessage {
  const time = new Date(now - step.minutesAgo * MINUTE).toISOString();
  const { body, message } = JSON.parse(
    JSON.stringify(step).replaceAll('{time}', time)
  ) as SampleStep;
  return message === undefined ? { delivery: body } : { message };
}
