import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { normaliseDelivery } from './normalise-delivery.ts';

interface Sample {
  readonly name: string;
  readonly body: unknown;
  readonly expect: Readonly<Record<string, unknown>>;
}

const FOLDER = path.join(import.meta.dirname, 'samples/deliveries');

test('refuses what is no delivery', () => {
  assert.throws(() => normaliseDelivery({ hello: 'world' }), /no Bird delivery/);
});

for (const file of readdirSync(FOLDER)) {
  const sample = JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')) as Sample;
  test(`reads ${sample.name}`, () => {
    const message = normaliseDelivery(sample.body);
    const isPhone = message.identifierKey === 'phonenumber';
    const found = {
      channel: message.channel,
      direction: message.direction,
      type: message.type ?? null,
      text: message.text ?? null,
      identityKey: message.identifierKey,
      identityValue: message.from,
      phone: isPhone ? message.from : null,
      displayName: message.name ?? null,
      externalMessageId: message.messageId,
      externalConversationId: message.conversationId ?? null,
      status: message.status,
      occurredAt: message.occurredAt,
      media: (message.media ?? []).map(({ url, contentType, filename, caption }) => ({
        url,
        contentType: contentType ?? null,
        filename: filename ?? null,
        caption: caption ?? null
      }))
    };
    assert.deepEqual(found, sample.expect);
  });
}
