import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFaults } from './apex-ls.ts';

test('a message of apex-ls is a fault with its place', () => {
  const report = `{ "files": [
{ "path": "classes/A.cls", "messages": [
{"start": {"line": 73, "offset": 8 }, "end": {"line": 73, "offset": 77 }, "category": "Warning", "message": "Local variable is hiding class field 'place'"}
]}]}`;
  assert.deepEqual(readFaults(report), [
    "classes/A.cls:73:9 Warning: Local variable is hiding class field 'place'"
  ]);
});

test('a report without messages has no faults', () => {
  assert.deepEqual(readFaults('{ "files": []}'), []);
});
