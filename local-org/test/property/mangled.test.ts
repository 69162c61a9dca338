import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkMangled } from '../../../scripts/property/mangled.ts';
import { TestedOrg } from '../../../scripts/property/tested-org.ts';

const SEED = 20_261_123;
const TRIES = 1000;

test(`${TRIES} bodies with any JSON in any place: never a 500, and what is said to be stored is stored`, async (context) => {
  const org = await TestedOrg.open();
  try {
    const { byStatus } = await checkMangled(org, SEED, TRIES);
    context.diagnostic([...byStatus].map(([status, times]) => `${status}: ${times}`).join(', '));
    assert.ok((byStatus.get(400) ?? 0) > 0 && (byStatus.get(201) ?? 0) > 0);
  } finally {
    await org.stop();
  }
});
