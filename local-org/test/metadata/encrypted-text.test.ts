import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { maskedValue } from '../../src/metadata/field-mask.ts';
import { readMetadata, readSchema } from '../../src/metadata/read-schema.ts';
import type { FieldMask } from '../../src/metadata/schema.ts';
import { bindSoql } from '../../src/soql/bind.ts';
import { parseSoql } from '../../src/syntax/parse.ts';
import { documented } from '../support/evidence.ts';
import { field, object, project } from './project.ts';

const HELP =
  'https://developer.salesforce.com/docs/atlas.en-us.securityImplGuide.meta/securityImplGuide/fields_about_encrypted_fields.htm';
const SOUND = encrypted('all');

function encrypted(maskType: string, more = '<length>175</length>'): string {
  return `<label>Key</label>${more}<maskChar>asterisk</maskChar><maskType>${maskType}</maskType><type>EncryptedText</type>`;
}

function folder(content: string): string {
  return project({
    'objects/Secret__c/Secret__c.object-meta.xml': object('Secret', 'Private'),
    'objects/Secret__c/fields/Key__c.field-meta.xml': field(content)
  });
}

function refuses(content: string, message: string): void {
  assert.ok(
    readMetadata([folder(content)]).diagnostics.some((found) => found.message === message),
    message
  );
}

describe(documented(HELP, 'encrypted text fields'), () => {
  test('a length above 175 is refused', () =>
    refuses(
      encrypted('all', '<length>176</length>'),
      "'length' must be between 1 and 175 for a CustomField of type EncryptedText"
    ));
  test('a missing mask is refused', () =>
    refuses(
      '<label>Key</label><length>20</length><type>EncryptedText</type>',
      "Must specify 'maskChar' for a CustomField of type EncryptedText"
    ));
  for (const [name, value] of [
    ['unique', 'true'],
    ['externalId', 'true'],
    ['defaultValue', '"x"']
  ]) {
    test(`${name} is refused`, () =>
      refuses(
        `${SOUND}<${name}>${value}</${name}>`,
        `Can not specify '${name}' for a CustomField of type EncryptedText`
      ));
  }
  for (const query of [
    "SELECT Id FROM Secret__c WHERE Key__c = 'x'",
    'SELECT Id FROM Secret__c ORDER BY Key__c',
    'SELECT Key__c FROM Secret__c GROUP BY Key__c',
    'SELECT MAX(Key__c) FROM Secret__c'
  ]) {
    test(`SOQL refuses ${query}`, () => {
      const schema = readSchema([folder(SOUND)]);
      assert.throws(() => bindSoql(parseSoql(query), schema), /Key__c/);
    });
  }
  test('a query may select it', () => {
    const query = parseSoql('SELECT Key__c FROM Secret__c');
    assert.equal(bindSoql(query, readSchema([folder(SOUND)])).select.length, 1);
  });
});

describe(documented(HELP, 'masks of encrypted texts'), () => {
  const clerk = { has: () => false };
  const shown = (type: FieldMask['type'], value: string): unknown => {
    const schema = readSchema([folder(encrypted(type))]);
    return maskedValue(schema.field('Secret__c', 'Key__c'), value, clerk);
  };
  test('all characters', () => assert.equal(shown('all', 'secret'), '******'));
  test('all but the last four', () => assert.equal(shown('lastFour', '1234567890'), '******7890'));
  test('fewer than four characters stay readable', () => assert.equal(shown('ssn', '123'), '123'));
  test('View Encrypted Data reads the value', () => {
    const schema = readSchema([folder(SOUND)]);
    const viewer = { has: (name: string) => name === 'ViewEncryptedData' };
    assert.equal(maskedValue(schema.field('Secret__c', 'Key__c'), 'secret', viewer), 'secret');
  });
});
