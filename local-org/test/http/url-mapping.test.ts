import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findMapping, readUrlMapping } from '../../src/http/apexrest/url-mapping.ts';
import { documented } from '../support/evidence.ts';

const RULES = documented(
  'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_annotation_rest_resource.htm'
);

function found(patterns: readonly string[], path: string): string | null {
  const endpoints = patterns.map((pattern) => ({ mapping: readUrlMapping(pattern) }));
  return findMapping(endpoints, path)?.mapping.pattern ?? null;
}

test(`${RULES} nothing matches another path, another letter case or a doubled slash`, () => {
  assert.equal(found(['/bird/v1/messages'], '/bird/v1/message'), null);
  assert.equal(found(['/bird/v1/messages'], '/Bird/v1/messages'), null);
  assert.equal(found(['/bird/v1/messages'], '/bird//v1/messages'), null);
  assert.equal(found(['/bird/v1/messages'], '//bird/v1/messages'), null);
  assert.equal(found(['/bird/v1/messages'], '/bird/v1/messages/'), null);
});

test(`${RULES} an exact match wins over a wildcard`, () => {
  assert.equal(found(['/bird/*', '/bird/v1'], '/bird/v1'), '/bird/v1');
});

test(`${RULES} the longest of several wildcard patterns wins`, () => {
  assert.equal(found(['/bird/*', '/bird/v1/*'], '/bird/v1/messages'), '/bird/v1/*');
});

test(`${RULES} a wildcard at the end takes the whole rest, in the middle one segment`, () => {
  assert.equal(found(['/bird/v1/leads/*'], '/bird/v1/leads/00Q000/more'), '/bird/v1/leads/*');
  assert.equal(found(['/bird/v1/leads/*'], '/bird/v1/leads'), '/bird/v1/leads/*');
  assert.equal(found(['/bird/*/leads'], '/bird/v1/leads'), '/bird/*/leads');
  assert.equal(found(['/bird/*/leads'], '/bird/v1/x/leads'), null);
});
