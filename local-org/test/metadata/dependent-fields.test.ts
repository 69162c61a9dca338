import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readMetadata } from '../../src/metadata/read-schema.ts';
import { assumed } from '../support/evidence.ts';
import { field, object, project } from './project.ts';

function refusal(content: string, feature: string): void {
  const folder = project({
    'objects/Thread__c/Thread__c.object-meta.xml': object('Thread', 'Private'),
    'objects/Thread__c/fields/Other__c.field-meta.xml': field(`<label>Other</label>${content}`)
  });
  assert.throws(
    () => readMetadata([folder]),
    (error: Error) => error.name === 'UnsupportedError' && error.message.startsWith(feature)
  );
}

describe(
  assumed('a save would not check what the fields ask for', 'values that another field decides'),
  () => {
    test('a lookup filter is refused by name', () =>
      refusal(
        `<lookupFilter><active>true</active><filterItems><field>Account.Name</field><operation>equals</operation><value>a</value></filterItems><isOptional>false</isOptional></lookupFilter>
        <referenceTo>Account</referenceTo><relationshipLabel>Threads</relationshipLabel><relationshipName>Threads</relationshipName><type>Lookup</type>`,
        'A lookup filter'
      ));
    test('a dependent picklist is refused by name', () =>
      refusal(
        '<type>Picklist</type><valueSet><controllingField>Text__c</controllingField><valueSetDefinition><sorted>false</sorted><value><fullName>a</fullName><default>false</default><label>a</label></value></valueSetDefinition></valueSet>',
        'A picklist that depends on another field'
      ));
  }
);
