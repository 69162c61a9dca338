import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import { labelTextIn, tabLabelIn } from '../../src/metadata/label-text.ts';
import { readMetadata, type MetadataResult } from '../../src/metadata/read-schema.ts';
import { assumed, documented } from '../support/evidence.ts';

const XMLNS = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const LABELS = `<CustomLabels ${XMLNS}><labels><fullName>Title</fullName><language>en_US</language><protected>false</protected><shortDescription>x</shortDescription><value>Conversations</value></labels>
<labels><fullName>Plain</fullName><language>en_US</language><protected>false</protected><shortDescription>x</shortDescription><value>As it is</value></labels></CustomLabels>`;

function entry(name: string, label: string): string {
  return `<customLabels><label>${label}</label><name>${name}</name></customLabels>`;
}

function tabEntry(name: string, label: string): string {
  return `<customTabs><label>${label}</label><name>${name}</name></customTabs>`;
}

function read(entries: string, language = 'in'): MetadataResult {
  const folder = mkdtempSync(path.join(tmpdir(), 'translations-'));
  try {
    mkdirSync(path.join(folder, 'labels'));
    mkdirSync(path.join(folder, 'translations'));
    mkdirSync(path.join(folder, 'tabs'));
    writeFileSync(
      path.join(folder, 'tabs/Start.tab-meta.xml'),
      `<CustomTab ${XMLNS}><label>Start</label><motif>Custom1: Heart</motif><url>https://example.com</url></CustomTab>`
    );
    writeFileSync(path.join(folder, 'labels/CustomLabels.labels-meta.xml'), LABELS);
    writeFileSync(
      path.join(folder, `translations/${language}.translation-meta.xml`),
      `<Translations ${XMLNS}>${entries}</Translations>`
    );
    return readMetadata([folder]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function messages(entries: string, language?: string): readonly string[] {
  return read(entries, language).diagnostics.map(({ message }) => message);
}

describe(assumed('texts as deployments are publicly reported to answer', 'translations'), () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['a label that there is not', entry('Gone', 'x'), 'no CustomLabel named Gone found'],
    ['a text too long', entry('Title', 'x'.repeat(1001)), 'Label Title: Value too long'],
    ['a label twice', entry('Title', 'a') + entry('title', 'b'), 'Duplicate name title specified'],
    [
      'an entry without a name',
      '<customLabels><label>x</label></customLabels>',
      'Required field is missing: name'
    ],
    ['a tab that there is not', tabEntry('Gone', 'x'), 'no CustomTab named Gone found'],
    ['a tab’s text too long', tabEntry('Start', 'x'.repeat(41)), 'Value too long (max 40'],
    ['an unknown part', '<labels/>', "Property 'labels' not valid"]
  ];
  for (const [name, entries, words] of cases) {
    test(name, () => {
      const found = messages(entries);
      assert.ok(
        found.some((message) => message.includes(words)),
        found.join('\n')
      );
    });
  }
  test('a code that is no language of the platform', () =>
    assert.deepEqual(messages(entry('Title', 'x'), 'id'), [
      'Not available for deploy for this organization: id'
    ]));
});

describe(
  documented(
    'https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_translations.htm',
    'labels and tabs'
  ),
  () => {
    const { schema, diagnostics } = read(
      entry('Title', 'Percakapan') + tabEntry('start', 'Beranda')
    );
    const tab = schema.tabs.get('Start')!;
    test('a sound file has nothing to report', () => assert.deepEqual(diagnostics, []));
    test('a label in the language, whatever the case of its name', () =>
      assert.equal(labelTextIn(schema, 'TITLE', 'in'), 'Percakapan'));
    test('another language keeps the label’s own text', () =>
      assert.equal(labelTextIn(schema, 'Title', 'de'), 'Conversations'));
    test('a label without translation keeps its own text', () =>
      assert.equal(labelTextIn(schema, 'Plain', 'in'), 'As it is'));
    test('a tab in the language, and its own label in another', () => {
      assert.equal(tabLabelIn(schema, tab, 'in'), 'Beranda');
      assert.equal(tabLabelIn(schema, tab, 'de'), 'Start');
    });
    test('no label, no text', () => assert.equal(labelTextIn(schema, 'Gone', 'in'), null));
  }
);
