import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleDeliveries } from './sample-deliveries.ts';
import { signedHeaders } from './signatures.ts';

for (const sample of sampleDeliveries()) {
  test(`signs ${sample.name} as its sender did`, () => {
    const headers = signedHeaders({ ...sample.signed, body: sample.bytes });
    assert.deepEqual(headers, sample.headers);
  });
}
