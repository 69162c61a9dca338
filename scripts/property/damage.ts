import type { JsonObject } from './json-object.ts';
import type { Spoken } from './spoken.ts';
import type { Damage, Form } from './world.ts';

/** What the endpoint has to make of a delivery. */
export type Verdict =
  /** Read as it was meant. */
  | 'read'
  /** 2xx, and no message is made of it. */
  | 'ignored'
  /** 400, and kept once where it was signed. */
  | 'malformed'
  /** 413. */
  | 'tooLarge';

export interface Posted {
  readonly bytes: Buffer;
  readonly verdict: Verdict;
}

/** One more than a delivery may have. */
const TOO_LONG = 131_073;

/** The bytes of a body, harmed. Harm that cannot be done to this body leaves it as it is. */
export function damaged(body: JsonObject, spoken: Spoken, damage: Damage | null): Posted {
  const text = JSON.stringify(body);
  const { form } = spoken;
  switch (damage) {
    case null:
      return read(body);
    case 'truncated':
      return malformed(text.slice(0, Math.floor(text.length / 2)));
    case 'empty':
      return malformed('');
    case 'twoObjects':
      return malformed(text + text);
    case 'list':
      return malformed(`[${text}]`);
    case 'notUtf8':
      return {
        bytes: Buffer.concat([
          Buffer.from(text.slice(0, 1)),
          Buffer.from([0xff]),
          Buffer.from(text)
        ]),
        verdict: 'malformed'
      };
    case 'noEnvelope':
      return malformed('{"hello":"world"}');
    case 'wrongId':
      return malformed(JSON.stringify(withId(body, spoken, { deep: [spoken.id] })));
    case 'noId':
      return malformed(JSON.stringify(withId(body, spoken, form === 3 ? [spoken.id] : undefined)));
    case 'wrongText':
      return wrongText(text, body, spoken);
    case 'wrongPart':
      return malformed(JSON.stringify(withWrongPart(body, form)));
    case 'tooLarge':
      return { bytes: bytesOf({ ...body, padding: 'x'.repeat(TOO_LONG) }), verdict: 'tooLarge' };
    case 'unknownKeys':
      return read({ ...body, 'un\u00efknown': [{ nested: null }], toString: 1, __proto__x: {} });
    case 'unknownEvent':
      return form === 'flow'
        ? malformed(JSON.stringify({ ...body, kind: 'weather' }))
        : { bytes: bytesOf(unknownEvent(body, form)), verdict: 'ignored' };
  }
}

function bytesOf(body: JsonObject): Buffer {
  return Buffer.from(JSON.stringify(body), 'utf8');
}

function read(body: JsonObject): Posted {
  return { bytes: bytesOf(body), verdict: 'read' };
}

function malformed(text: string): Posted {
  return { bytes: Buffer.from(text, 'utf8'), verdict: 'malformed' };
}

function withId(body: JsonObject, { form, channel }: Spoken, id: unknown): JsonObject {
  switch (form) {
    case 1:
      return { ...body, message: { ...(body['message'] as JsonObject), id } };
    case 2:
      return { ...body, payload: { ...(body['payload'] as JsonObject), id } };
    case 3:
      return { ...body, data: { ...(body['data'] as JsonObject), [`${channel}_id`]: id } };
    case 'flow':
      return { ...body, messageId: id };
  }
}

/** An object where the text of the message belongs; only a message of plain text shows where that is. */
function wrongText(text: string, body: JsonObject, { content }: Spoken): Posted {
  if (content.kind !== 'text') return read(body);
  const quoted = JSON.stringify(content.text);
  const start = text.lastIndexOf(`:${quoted}`);
  if (start < 0) return read(body);
  return malformed(`${text.slice(0, start)}:{"a":1}${text.slice(start + 1 + quoted.length)}`);
}

function withWrongPart(body: JsonObject, form: Form): JsonObject {
  switch (form) {
    case 1:
      return { ...body, message: 'hello' };
    case 2:
      return { ...body, payload: ['hello'] };
    case 3:
      return { ...body, data: 7 };
    case 'flow':
      return { ...body, channel: { name: 'whatsapp' }, messageId: ['x'] };
  }
}

function unknownEvent(body: JsonObject, form: 1 | 2 | 3): JsonObject {
  switch (form) {
    case 1:
      return {
        contact: body['contact'],
        conversation: body['conversation'],
        type: 'conversation.sneezed'
      };
    case 2:
      return { service: 'channels', event: 'channel.created', payload: { id: 'channel-1' } };
    case 3:
      return { type: 'weather.changed', timestamp: '2026-11-23T10:00:00Z', data: { sun: true } };
  }
}
