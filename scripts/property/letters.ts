import { damaged, type Verdict } from './damage.ts';
import { renderGeneration1 } from './generation-1.ts';
import { renderGeneration2 } from './generation-2.ts';
import { renderGeneration3 } from './generation-3.ts';
import { renderConversation } from './conversation-events.ts';
import type { JsonObject } from './json-object.ts';
import { renderNormalised } from './normalised.ts';
import { signedHeaders } from './signatures.ts';
import { SOURCES, WEBHOOK_URL, type SourceName } from './sources.ts';
import type { Spoken } from './spoken.ts';
import type { Step } from './world.ts';

/** One request, and what has to become of it. */
export interface Letter {
  /** What it is about; more than one in a list. */
  readonly about: readonly Spoken[];
  readonly step: Step;
  /** Where it is posted, below `/services/apexrest/bird/v1`. */
  readonly path: string;
  readonly source: SourceName | null;
  /** By a guest of the Site, without a token. */
  readonly isGuest: boolean;
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, string>>;
  readonly verdict: Verdict;
}

/** Writes the request of a step; `attempt` gives a delivery another id, as a replay does. @param now seconds since 1970 */
export function letterOf(
  step: Step,
  utterances: readonly Spoken[],
  attempt: number,
  now: number
): Letter {
  const spoken = utterances[step.about % utterances.length]!;
  const isEvent = step.aboutConversation && (spoken.form === 1 || spoken.form === 2);
  const status = isEvent ? null : statusOf(step, spoken);
  const written: Step = { ...step, status };
  if (isToldByFlow(spoken, status)) return callOfFlow(spoken, written, utterances);
  const body = isEvent ? renderConversation(spoken) : renderBody(spoken, status);
  const { bytes, verdict } = isEvent
    ? { bytes: Buffer.from(JSON.stringify(body)), verdict: 'ignored' as const }
    : damaged(body, spoken, step.damage);
  const source = sourceOf(spoken, step);
  const deliveryId = `msg_${spoken.id}_${attempt}`;
  const signed = { ...SOURCES[source], url: WEBHOOK_URL, body: bytes, timestamp: now, deliveryId };
  return {
    about: [spoken],
    step: written,
    path: `/webhooks/${source}`,
    source,
    isGuest: step.later && step.asGuest,
    bytes,
    headers: signedHeaders(signed),
    verdict
  };
}

/** A post to `/messages`: one message, or a list with the next ones that flows send. */
function callOfFlow(spoken: Spoken, step: Step, utterances: readonly Spoken[]): Letter {
  const asFlow = (each: Spoken): Spoken => ({ ...each, form: 'flow' });
  const call = {
    step,
    path: '/messages',
    source: null,
    isGuest: false,
    headers: { 'Content-Type': 'application/json' }
  };
  if (step.more === 0 || step.damage !== null) {
    const body = renderNormalised(spoken, step.status);
    return { ...call, about: [spoken], ...damaged(body, asFlow(spoken), step.damage) };
  }
  const others = utterances.filter((each) => each !== spoken && isToldByFlow(each, null));
  const about = [spoken, ...others.slice(0, step.more)];
  const messages = about.map((each) =>
    renderNormalised(each, each === spoken ? step.status : null)
  );
  const bytes = Buffer.from(JSON.stringify({ messages }), 'utf8');
  return { ...call, about, bytes, verdict: 'read' };
}

/** Only what the business sent has a delivery status; the Bird Platform has fewer words for it. */
function statusOf({ status }: Step, { direction, form }: Spoken): Step['status'] {
  if (direction === 'inbound') return null;
  if (form !== 3) return status;
  if (status === 'pending' || status === 'sparkling') return 'accepted';
  return status === 'delivery_failed' ? 'failed' : status;
}

/** The Bird Platform reports no outbound message, so the flow that sent it does. */
function isToldByFlow({ form, direction }: Spoken, status: string | null): boolean {
  return form === 'flow' || (form === 3 && direction === 'outbound' && status === null);
}

function renderBody(spoken: Spoken, status: string | null): JsonObject {
  switch (spoken.form) {
    case 1:
      return renderGeneration1(spoken, status);
    case 2:
      return renderGeneration2(spoken, status);
    case 3:
      return renderGeneration3(spoken, status);
    case 'flow':
      return renderNormalised(spoken, status);
  }
}

function sourceOf({ form, person }: Spoken, { later }: Step): SourceName {
  const suffix = later ? 'Later' : '';
  if (form === 1) return person % 2 === 0 ? `Gen1Jwt${suffix}` : `Gen1Legacy${suffix}`;
  return form === 2 ? `Gen2${suffix}` : `Gen3${suffix}`;
}
