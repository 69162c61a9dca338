import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { UnsupportedError } from '../../src/diagnostics/errors.ts';
import { effectivePermissions } from '../../src/metadata/permissions.ts';
import { readSchema } from '../../src/metadata/read-schema.ts';
import { assumed, documented } from '../support/evidence.ts';
import { field, metadata, object, project } from './project.ts';

const text = (label: string, more = ''): string =>
  field(`<label>${label}</label><length>20</length>${more}<type>Text</type>`);
const schema = readSchema([
  project({
    'objects/Thread__c/Thread__c.object-meta.xml': object('Thread', 'Private'),
    'objects/Thread__c/fields/Open__c.field-meta.xml': text('Open'),
    'objects/Thread__c/fields/Hidden__c.field-meta.xml': text('Hidden'),
    'objects/Thread__c/fields/Must__c.field-meta.xml': text('Must', '<required>true</required>'),
    'classes/Bird.cls-meta.xml': metadata(
      'ApexClass',
      '<apiVersion>67.0</apiVersion><status>Active</status>'
    ),
    'permissionsets/Writer.permissionset-meta.xml': metadata(
      'PermissionSet',
      `<classAccesses><apexClass>Bird</apexClass><enabled>true</enabled></classAccesses>
       <fieldPermissions><editable>true</editable><field>Thread__c.Open__c</field><readable>true</readable></fieldPermissions>
       <fieldPermissions><editable>true</editable><field>Lead.Address</field><readable>true</readable></fieldPermissions>
       <label>Writer</label>
       <objectPermissions><allowCreate>true</allowCreate><allowDelete>false</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead>
         <modifyAllRecords>false</modifyAllRecords><object>Thread__c</object><viewAllRecords>false</viewAllRecords></objectPermissions>`
    )
  })
]);

describe('nobody is given more than was granted', () => {
  test('unknown profiles and permission sets are refused', () => {
    assert.throws(() => effectivePermissions(schema, 'Nobody', []), UnsupportedError);
    assert.throws(
      () => effectivePermissions(schema, 'Standard User', ['Nothing']),
      UnsupportedError
    );
  });
  test('a guest and the minimum access profile have no object', () => {
    for (const profile of ['Guest', 'Minimum Access - API Only Integrations']) {
      const rights = effectivePermissions(schema, profile, []);
      assert.equal(rights.canRead('Lead'), false);
      assert.equal(rights.canReadField('Lead', 'Phone'), false);
      assert.equal(rights.canCreate('Thread__c'), false);
      assert.equal(rights.canUseClass('Bird'), false);
    }
    assert.equal(effectivePermissions(schema, 'Guest', []).canRead('Profile'), false);
  });
  test('unknown objects and fields', () => {
    const rights = effectivePermissions(schema, 'System Administrator', []);
    assert.equal(rights.canReadField('Lead', 'Nothing__c'), false);
  });
});

describe(
  documented(
    'https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_profile.htm',
    'fields deployed without a grant'
  ),
  () => {
    const administrator = effectivePermissions(schema, 'System Administrator', []);
    test('an administrator may do all with the object', () => {
      assert.ok(
        administrator.canDelete('thread__c') &&
          administrator.modifiesAll('Thread__c') &&
          administrator.viewsAll('Lead')
      );
    });
    test('but does not see the custom field', () => {
      assert.equal(administrator.canReadField('Thread__c', 'Open__c'), false);
      assert.equal(administrator.canReadField('Lead', 'Phone'), true);
    });
    test('a required field needs no grant', () =>
      assert.equal(administrator.canEditField('Thread__c', 'Must__c'), true));
  }
);

describe(
  documented(
    'https://help.salesforce.com/s/articleView?id=sf.perm_sets_overview.htm',
    'permission sets add to the profile'
  ),
  () => {
    const writer = effectivePermissions(schema, 'Minimum Access - API Only Integrations', [
      'Writer'
    ]);
    test('objects', () => {
      assert.deepEqual(
        [
          writer.canRead('THREAD__C'),
          writer.canCreate('Thread__c'),
          writer.canEdit('Thread__c'),
          writer.canDelete('Thread__c')
        ],
        [true, true, true, false]
      );
      assert.equal(writer.viewsAll('Thread__c'), false);
    });
    test('fields', () => {
      assert.equal(writer.canEditField('Thread__c', 'open__c'), true);
      assert.equal(writer.canReadField('Thread__c', 'Hidden__c'), false);
      assert.equal(writer.canReadField('Thread__c', 'Name'), true);
      assert.equal(writer.canEditField('Thread__c', 'CreatedDate'), false);
    });
    test(
      assumed(
        'field lists of profiles name the compound',
        'one permission for all parts of an address'
      ),
      () => {
        assert.equal(writer.canEditField('Lead', 'City'), true);
        assert.equal(writer.canReadField('Lead', 'Phone'), false);
      }
    );
    test('classes and user permissions', () => {
      assert.equal(writer.canUseClass('bird'), true);
      assert.equal(writer.has('apienabled'), true);
      assert.equal(writer.has('ViewAllData'), false);
    });
  }
);
