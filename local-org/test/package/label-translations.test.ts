import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { readMetadata } from '../../src/metadata/read-schema.ts';

const PROJECT = path.join(import.meta.dirname, '../../..');
const LANGUAGE = 'in';
const { schema } = readMetadata([
  path.join(PROJECT, 'force-app/main'),
  path.join(PROJECT, 'config/translations')
]);

function placeholders(text: string): readonly string[] {
  return [...new Set(text.match(/\{\d+\}/g))].sort();
}

test('every label is translated into Indonesian', () => {
  const texts = schema.labelTranslations.get(LANGUAGE);
  const missing = [...schema.labels].filter(([key]) => !texts?.has(key));
  assert.deepEqual(
    missing.map(([, label]) => label.name),
    []
  );
});

test('a translation has the placeholders of its label', () => {
  const texts = schema.labelTranslations.get(LANGUAGE);
  const different = [...schema.labels].filter(
    ([key, label]) =>
      placeholders(label.value).join() !== placeholders(texts?.get(key) ?? '').join()
  );
  assert.deepEqual(
    different.map(([, label]) => label.name),
    []
  );
});

test('every tab of a page is translated into Indonesian', () => {
  const texts = schema.tabTranslations.get(LANGUAGE);
  const missing = [...schema.tabs.values()].filter(
    ({ name, flexiPage }) => flexiPage !== null && texts?.has(name.toLowerCase()) !== true
  );
  assert.deepEqual(
    missing.map(({ name }) => name),
    []
  );
});
