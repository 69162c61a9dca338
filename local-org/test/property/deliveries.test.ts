import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDeliveries, describeTally, newTally } from '../../../scripts/property/property.ts';
import { TestedOrg } from '../../../scripts/property/tested-org.ts';

/** The same deliveries in every run; `npm run soak` sends others. */
const SEED = 20_261_123;
const DELIVERIES = 2000;

test(`${DELIVERIES} generated deliveries: no 500, none lost, none double, no status moved back`, async (context) => {
  const org = await TestedOrg.open();
  const tally = newTally();
  try {
    await checkDeliveries(org, SEED, DELIVERIES, tally);
  } finally {
    context.diagnostic(describeTally(tally));
    await org.stop();
  }
  assert.ok(tally.deliveries >= DELIVERIES);
});
