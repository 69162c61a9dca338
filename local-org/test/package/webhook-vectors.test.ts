import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { compilePackage, withMetadata } from './deployments.ts';
import { PackageServer } from './package-server.ts';
import { keepKeys } from './webhook-keys.ts';

interface Vector {
  readonly id: string;
  readonly scheme: 'messagebird-legacy' | 'messagebird-jwt' | 'bird-v2' | 'standard-webhooks';
  readonly name?: string;
  readonly inputs: {
    readonly key?: string;
    readonly secret?: string;
    readonly timestamp?: string;
    readonly query?: string;
    readonly url?: string;
    readonly body: string;
    readonly now?: number;
    readonly token?: string;
    readonly webhookId?: string;
    readonly signature?: string;
  };
  readonly expected: { readonly valid: boolean; readonly reason?: string };
}

const FILE = path.join(import.meta.dirname, '../../../scripts/samples/signatures.json');
const { vectors } = JSON.parse(readFileSync(FILE, 'utf8')) as {
  readonly vectors: readonly Vector[];
};

/** The address and key of a source hold for all its deliveries, so each address has its own source. */
function sourceOf({ scheme, inputs }: Vector): string {
  switch (scheme) {
    case 'messagebird-legacy':
      if (inputs.query === 'abc=foo&def=bar') return 'VectorLegacyOther';
      return inputs.query === '' ? 'VectorLegacy' : 'VectorLegacyQuery';
    case 'messagebird-jwt':
      return inputs.url === 'https://example.com/' ? 'VectorJwt' : 'VectorJwtQuery';
    case 'bird-v2':
      return 'VectorBird';
    case 'standard-webhooks':
      return 'VectorStandard';
  }
}

function headersOf({ scheme, inputs }: Vector): Record<string, string> {
  const { timestamp = '', signature = '', token = '', webhookId = '' } = inputs;
  switch (scheme) {
    case 'messagebird-legacy':
      return {
        'MessageBird-Signature': signature,
        'MessageBird-Request-Timestamp': timestamp
      };
    case 'bird-v2':
      return {
        'messagebird-signature': signature,
        'messagebird-request-timestamp': timestamp
      };
    case 'messagebird-jwt':
      return { 'MessageBird-Signature-JWT': token };
    case 'standard-webhooks':
      return {
        'webhook-id': webhookId,
        'webhook-timestamp': timestamp,
        'webhook-signature': signature
      };
  }
}

const held: { server: PackageServer | null } = { server: null };
before(async () => {
  const project = withMetadata(compilePackage(), 'webhook-sources');
  const server = await PackageServer.start({ project });
  const keys = vectors.map((vector) => [
    sourceOf(vector),
    vector.inputs.key ?? vector.inputs.secret!
  ]);
  keepKeys(server, Object.fromEntries(keys) as Record<string, string>);
  held.server = server;
});
after(async () => {
  await held.server?.stop();
});

for (const vector of vectors) {
  const { id, name, inputs, expected } = vector;
  test(`vector ${id}${name === undefined ? '' : ` (${name})`} over HTTP`, async () => {
    const server = held.server!;
    const now = inputs.now ?? Number(inputs.timestamp);
    server.turnClock(now * 1000 - server.now);
    const address = `/services/apexrest/bird/v1/webhooks/${sourceOf(vector)}`;
    const { status, text } = await server.call('POST', address, inputs.body, {
      headers: headersOf(vector)
    });
    if (expected.valid) {
      // Only one of them signs a delivery; the bodies of the others are malformed, which is looked at after the signature.
      assert.equal(status, id === 'bird-v2-1' ? 201 : 400, text);
      assert.doesNotMatch(text, /SIGNATURE/);
    } else {
      const isEarly = expected.reason === 'invalid jwt: claim nbf is in the future';
      assert.equal(status, 401, text);
      assert.match(text, isEarly ? /"SIGNATURE_IN_FUTURE"/ : /"BAD_SIGNATURE"/);
    }
  });
}
