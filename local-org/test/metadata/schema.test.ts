import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readSchema } from '../../src/metadata/read-schema.ts';
import { documented } from '../support/evidence.ts';
import { field, metadata, object, project } from './project.ts';

const META = 'https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/';
const BASE: Readonly<Record<string, string>> = {
  'objects/Thread__c/Thread__c.object-meta.xml': object('Thread', 'Private'),
  'objects/Thread__c/fields/Text__c.field-meta.xml': field(
    '<label>Text</label><length>20</length><type>Text</type>'
  )
};

describe(documented(`${META}customobject.htm`, 'what is read'), () => {
  const schema = readSchema([
    project({
      ...BASE,
      'objects/Thread__c/fields/Lead__c.field-meta.xml': field(
        '<deleteConstraint>SetNull</deleteConstraint><label>Lead</label><referenceTo>Lead</referenceTo><relationshipName>Threads</relationshipName><type>Lookup</type>'
      ),
      'objects/Lead/fields/Key__c.field-meta.xml': field(
        '<externalId>true</externalId><label>Key</label><length>40</length><type>Text</type>'
      ),
      'objects/Lead/validationRules/NoTest.validationRule-meta.xml': metadata(
        'ValidationRule',
        '<active>true</active><errorConditionFormula>LastName = &quot;Test&quot;</errorConditionFormula><errorDisplayField>LastName</errorDisplayField><errorMessage>No tests</errorMessage>'
      ),
      'objects/Went__e/Went__e.object-meta.xml': metadata(
        'CustomObject',
        '<deploymentStatus>Deployed</deploymentStatus><eventType>HighVolume</eventType><label>Went</label><pluralLabel>Went</pluralLabel><publishBehavior>PublishImmediately</publishBehavior>'
      )
    }),
    project({
      'objects/Lead/Lead.object-meta.xml': metadata(
        'CustomObject',
        '<sharingModel>Private</sharingModel>'
      )
    })
  ]);

  test('fields are found in any letter case', () => {
    assert.equal(schema.field('thread__C', 'TEXT__c')!.length, 20);
    assert.equal(schema.object('LEAD')!.name, 'Lead');
    assert.equal(schema.field('Thread__c', 'Nothing__c'), undefined);
  });
  test('relationships from both sides', () => {
    assert.equal(schema.parentRelationship('Thread__c', 'lead__r')!.name, 'Lead__c');
    assert.deepEqual(
      schema.childRelationships('Lead').map((child) => child.name),
      ['Threads__r']
    );
    assert.deepEqual(
      schema
        .childRelationships('Account')
        .map((child) => child.name)
        .sort(),
      ['Cases', 'ChildAccounts', 'Contacts', 'Opportunities']
    );
  });
  test('standard objects get the fields, rules and sharing model of the project', () => {
    const leads = schema.object('Lead')!;
    assert.equal(leads.fields.get('key__c')!.indexed, true);
    assert.equal(leads.validationRules[0]!.field, 'LastName');
    assert.equal(leads.validationRules[0]!.formula, 'LastName = "Test"');
    assert.equal(leads.sharingModel, 'Private');
  });
  test('platform events', () => {
    const event = schema.object('Went__e')!;
    assert.deepEqual(
      [event.kind, event.publishBehavior, event.stored, event.keyPrefix],
      ['platformEvent', 'PublishImmediately', false, 'e00']
    );
  });
  test('own objects have an owner, details have none', () => {
    assert.equal(schema.field('Thread__c', 'OwnerId')!.relationshipName, 'Owner');
    assert.equal(schema.object('Thread__c')!.keyPrefix, 'a00');
  });
});
