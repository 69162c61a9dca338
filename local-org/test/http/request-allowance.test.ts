import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assumed, documented } from '../support/evidence.ts';
import { SOBJECTS } from './data-calls.ts';
import { useTestServer } from './test-server.ts';

const HEADER = documented(
  'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/headers_api_usage.htm'
);
const LIMITS = documented(
  'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_limits.htm'
);
const HARD = assumed('orgs may go beyond their allowance for a while; how far is not documented');
const HOUR = 60 * 60_000;
const server = useTestServer({ dailyRequests: 4 });

async function call(address: string) {
  const { status, text, headers } = await server.current.call('GET', address, {
    user: 'integration'
  });
  return { status, text, used: headers.get('sforce-limit-info') };
}

test(`${HEADER} each answer says how many calls of the last 24 hours are used; the list of versions is free`, async () => {
  assert.equal((await call(`${SOBJECTS}/Lead`)).used, 'api-usage=1/4');
  server.current.turnClock(HOUR);
  assert.equal((await call('/services/apexrest/echo/x')).used, 'api-usage=2/4');
  assert.equal((await call('/services/data')).used, null);
});

test(`${LIMITS} the limits say what remains`, async () => {
  const { status, text } = await call('/services/data/v67.0/limits');
  assert.equal(status, 200);
  assert.deepEqual(JSON.parse(text), { DailyApiRequests: { Max: 4, Remaining: 1 } });
});

test(`${HARD} beyond it: 403 REQUEST_LIMIT_EXCEEDED, for Apex REST too, until calls are a day old`, async () => {
  await call(`${SOBJECTS}/Lead`);
  for (const address of [`${SOBJECTS}/Lead`, '/services/apexrest/echo/x']) {
    const { status, text } = await call(address);
    assert.equal(status, 403);
    assert.deepEqual(JSON.parse(text), [
      { errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' }
    ]);
  }
  server.current.turnClock(23 * HOUR);
  assert.equal((await call(`${SOBJECTS}/Lead`)).used, 'api-usage=4/4');
  server.current.turnClock(24 * HOUR);
  assert.equal((await call(`${SOBJECTS}/Lead`)).used, 'api-usage=1/4');
});
