import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkForgeries } from '../../../scripts/property/forgeries.ts';
import { TestedOrg } from '../../../scripts/property/tested-org.ts';

const SEED = 20_261_123;
const TRIES = 1000;

test(`${TRIES} forged, altered, old, unsigned deliveries: the right code each, one row for each source, code and hour`, async (context) => {
  const org = await TestedOrg.open();
  try {
    const tally = await checkForgeries(org, SEED, TRIES);
    const codes = [...tally.byCode].toSorted().map(([code, times]) => `${code} ${times}`);
    context.diagnostic(`${codes.join(', ')}; ${tally.rows} rows`);
    assert.equal(tally.tries, TRIES);
  } finally {
    await org.stop();
  }
});
