import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { normaliseDelivery } from './normalise-delivery.ts';
import type { NormalisedMessage } from './normalise/normalised-message.ts';

interface SampleConversation {
  readonly title: string;
  readonly steps: readonly SampleStep[];
}

interface SampleStep {
  readonly minutesAgo: number;
  /** A raw delivery; `{time}` stands for the moment of the step. */
  readonly body: unknown;
  /** What the sending flow knows and the delivery does not say: who wrote an outbound message. */
  readonly flow?: Partial<NormalisedMessage>;
}

const FOLDER = path.join(import.meta.dirname, 'samples/conversations');

/** The messages of every sample conversation, oldest first, with times that count back from `now`. */
export function sampleMessages(now: number): readonly NormalisedMessage[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .flatMap((file) => readConversation(path.join(FOLDER, file)).steps)
    .toSorted((a, b) => b.minutesAgo - a.minutesAgo)
    .map((step) => messageOf(step, now));
}

function readConversation(file: string): SampleConversation {
  return JSON.parse(readFileSync(file, 'utf8')) as SampleConversation;
}

function messageOf(step: SampleStep, now: number): NormalisedMessage {
  const time = new Date(now - step.minutesAgo * 60_000).toISOString();
  const body: unknown = JSON.parse(JSON.stringify(step.body).replaceAll('{time}', time));
  return { ...normaliseDelivery(body), ...step.flow };
}
