import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SessionStore } from '../../src/http/sessions.ts';

test('a token is good until it expires, and never again', () => {
  let now = 1_000;
  const sessions = new SessionStore('00DLo0000000001MAA', () => now);
  const { token } = sessions.open('005Lo0000000001MAA', { milliseconds: 500 });
  assert.equal(sessions.find(token)?.userId, '005Lo0000000001MAA');
  now = 1_500;
  assert.equal(sessions.find(token), null);
  now = 1_000;
  assert.equal(sessions.find(token), null);
});

test('a closed or unknown token opens nothing', () => {
  const sessions = new SessionStore('00DLo0000000001MAA', () => 0);
  const { token } = sessions.open('005Lo0000000001MAA');
  sessions.close(token);
  assert.equal(sessions.find(token), null);
  assert.equal(sessions.find('00DLo0000000001!'), null);
});

test('tokens carry the organisation id as the platform writes them', () => {
  const sessions = new SessionStore('00DLo0000000001MAA', () => 0);
  assert.match(sessions.open('005Lo0000000001MAA').token, /^00DLo0000000001![\w-]{64}$/);
});
