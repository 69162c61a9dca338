import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readMetadata } from '../../src/metadata/read-schema.ts';
import { assumed } from '../support/evidence.ts';
import { field, metadata, object, project } from './project.ts';

const NOT_WORDED = 'the wording of a deployment is not documented';

function layout(
  objectName: string,
  ...fields: readonly string[]
): Readonly<Record<string, string>> {
  const items = fields
    .map((name) => `<layoutItems><behavior>Edit</behavior><field>${name}</field></layoutItems>`)
    .join('');
  const content = `<layoutSections><layoutColumns>${items}<layoutItems><emptySpace>true</emptySpace></layoutItems></layoutColumns><style>OneColumn</style></layoutSections>`;
  return {
    [`layouts/${objectName}-Some Layout.layout-meta.xml`]: metadata('Layout', content)
  };
}

function messages(
  files: Readonly<Record<string, string>>,
  sfdxProject: Readonly<Record<string, string>> = {}
): readonly string[] {
  const talk = {
    'objects/Talk__c/Talk__c.object-meta.xml': object('Talk', 'Private'),
    'objects/Talk__c/fields/Channel__c.field-meta.xml': field(
      '<fullName>Channel__c</fullName><label>Channel</label><length>40</length><type>Text</type>'
    )
  };
  return readMetadata([project({ ...talk, ...files, ...sfdxProject })]).diagnostics.map(
    ({ message }) => message
  );
}

describe('page layouts', () => {
  test(assumed(NOT_WORDED, 'a field that the object does not have'), () =>
    assert.deepEqual(messages(layout('Talk__c', 'Name', 'Channel__c', 'Absent__c')), [
      'In field: field - no CustomField named Talk__c.Absent__c found'
    ])
  );
  test(assumed(NOT_WORDED, 'an object that does not exist'), () =>
    assert.deepEqual(messages(layout('Absent__c', 'Name')), [
      'In field: layout - no CustomObject named Absent__c found'
    ])
  );
  test(assumed(NOT_WORDED, 'of a standard object, custom fields alone are asked about'), () =>
    assert.deepEqual(messages(layout('Lead', 'NoSuchStandardField', 'Absent__c')), [
      'In field: field - no CustomField named Lead.Absent__c found'
    ])
  );
  test(assumed('names are qualified as in every other file', 'in an org with a namespace'), () =>
    assert.deepEqual(
      messages(layout('Talk__c', 'Name', 'Channel__c', 'CreatedById', 'OwnerId'), {
        'sfdx-project.json': JSON.stringify({ namespace: 'ns' })
      }),
      []
    )
  );
});
