import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { UnsupportedError } from '../../src/diagnostics/errors.ts';
import { readMetadata, readSchema } from '../../src/metadata/read-schema.ts';
import { assumed, documented } from '../support/evidence.ts';
import { field, metadata, object, project } from './project.ts';

const META = 'https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/';
const TEXT_FIELD = field('<label>Text</label><length>20</length><type>Text</type>');
const BASE: Readonly<Record<string, string>> = {
  'objects/Thread__c/Thread__c.object-meta.xml': object('Thread', 'Private'),
  'objects/Thread__c/fields/Text__c.field-meta.xml': TEXT_FIELD
};

/** All messages for a project with these files added to a sound one. */
function messages(files: Readonly<Record<string, string>>): readonly string[] {
  return readMetadata([project({ ...BASE, ...files })]).diagnostics.map((found) => found.message);
}

function refuses(files: Readonly<Record<string, string>>, words: string): void {
  const found = messages(files);
  assert.ok(
    found.some((message) => message.includes(words)),
    `expected "${words}" in ${JSON.stringify(found)}`
  );
}

function fieldFile(content: string): Readonly<Record<string, string>> {
  return {
    'objects/Thread__c/fields/Wrong__c.field-meta.xml': field(`<label>Wrong</label>${content}`)
  };
}

test('a sound project has nothing to report', () => assert.deepEqual(messages({}), []));

describe(
  assumed('texts as deployments are publicly reported to answer', 'elements and values'),
  () => {
    test('XML that is not well-formed', () => {
      assert.throws(
        () =>
          readMetadata([
            project({
              'labels/CustomLabels.labels-meta.xml': '<CustomLabels><labels></CustomLabels>'
            })
          ]),
        {
          name: 'Diagnostic',
          code: 'malformed-xml',
          line: 1
        }
      );
    });
    test('an unknown element, with its line', () => {
      const folder = project({
        ...BASE,
        ...fieldFile('<length>20</length>\n<type>Text</type>\n<maxLength>20</maxLength>')
      });
      const found = readMetadata([folder]).diagnostics[0]!;
      assert.equal(
        found.message,
        "Error parsing file: Property 'maxLength' not valid in version 67.0"
      );
      assert.equal(found.line, 5);
      assert.throws(() => readSchema([folder]), { name: 'Diagnostic', message: found.message });
    });
    const cases: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
      [
        'a word outside the enumeration',
        fieldFile('<type>Txt</type>'),
        "'Txt' is not a valid value for the enum of type FieldType"
      ],
      [
        'a boolean',
        fieldFile('<length>20</length><type>Text</type><unique>yes</unique>'),
        "'yes' is not a valid value"
      ],
      [
        'an element twice',
        fieldFile('<length>20</length><length>21</length><type>Text</type>'),
        "Duplicate property 'length'"
      ],
      [
        'a root of another type',
        { 'labels/CustomLabels.labels-meta.xml': metadata('CustomLabel', '') },
        'CustomLabels was expected'
      ],
      [
        'a label too long',
        {
          'labels/CustomLabels.labels-meta.xml': metadata(
            'CustomLabels',
            label('A', 'x'.repeat(1001))
          )
        },
        'Value too long'
      ],
      [
        'a label twice',
        {
          'labels/CustomLabels.labels-meta.xml': metadata(
            'CustomLabels',
            label('A', 'x') + label('A', 'y')
          )
        },
        'Duplicate name A'
      ]
    ];
    for (const [name, files, words] of cases) {
      test(name, () => {
        if (words.includes('FieldType')) assert.throws(() => messages(files), UnsupportedError);
        else refuses(files, words);
      });
    }
  }
);

function label(name: string, value: string): string {
  return `<labels><fullName>${name}</fullName><language>en_US</language><protected>false</protected><shortDescription>${name}</shortDescription><value>${value}</value></labels>`;
}

describe(documented(`${META}customfield.htm`, 'rules of fields'), () => {
  const cases: readonly (readonly [string, string])[] = [
    ['<type>Text</type>', "Must specify 'length' for a CustomField of type Text"],
    ['<length>256</length><type>Text</type>', "'length' must be between 1 and 255"],
    [
      '<length>1000</length><type>LongTextArea</type>',
      "Must specify 'visibleLines' for a CustomField of type LongTextArea"
    ],
    [
      '<length>200000</length><type>LongTextArea</type><visibleLines>3</visibleLines>',
      "'length' must be between 256 and 131072"
    ],
    [
      '<precision>19</precision><scale>0</scale><type>Number</type>',
      "'precision' must be between 1 and 18"
    ],
    ['<type>Checkbox</type>', "Must specify 'defaultValue' for a CustomField of type Checkbox"],
    [
      '<defaultValue>false</defaultValue><required>true</required><type>Checkbox</type>',
      "Can not specify 'required' for a CustomField of type Checkbox"
    ],
    ['<type>Lookup</type>', "Must specify 'referenceTo' for a CustomField of type Lookup"],
    [
      '<referenceTo>Nothing__c</referenceTo><type>Lookup</type>',
      "referenceTo value of 'Nothing__c' does not resolve to a valid sObject type"
    ],
    [
      '<length>20</length><referenceTo>Lead</referenceTo><type>Text</type>',
      "Can not specify 'referenceTo' for a CustomField of type Text"
    ],
    [
      '<type>Date</type><unique>true</unique>',
      "Can not specify 'unique' for a CustomField of type Date"
    ]
  ];
  for (const [content, words] of cases) test(words, () => refuses(fieldFile(content), words));

  test('a master-detail field needs sharing controlled by the parent', () => {
    const detail = field(
      '<label>P</label><referenceTo>Lead</referenceTo><relationshipName>Ds</relationshipName><type>MasterDetail</type>'
    );
    refuses(
      {
        'objects/D__c/D__c.object-meta.xml': object('D', 'ReadWrite'),
        'objects/D__c/fields/P__c.field-meta.xml': detail
      },
      'Cannot set sharingModel to ReadWrite on a CustomObject with a MasterDetail relationship field'
    );
  });
  test('two fields may not give a parent the same child relationship', () => {
    const lookup = field(
      '<label>L</label><referenceTo>Lead</referenceTo><relationshipName>Ts</relationshipName><type>Lookup</type>'
    );
    refuses(
      {
        'objects/Thread__c/fields/A__c.field-meta.xml': lookup,
        'objects/Thread__c/fields/B__c.field-meta.xml': lookup
      },
      'Duplicate child relationship name: Ts__r on Lead'
    );
  });
  test('types that are not modelled are refused by name', () => {
    assert.throws(() => messages(fieldFile('<type>Location</type>')), UnsupportedError);
    assert.throws(
      () => messages({ 'flows/F.flow-meta.xml': metadata('Flow', '') }),
      UnsupportedError
    );
  });
});

describe(documented(`${META}meta_permissionset.htm`, 'permission sets'), () => {
  const set = (content: string): Readonly<Record<string, string>> => ({
    'permissionsets/P.permissionset-meta.xml': metadata(
      'PermissionSet',
      `<label>P</label>${content}`
    )
  });
  const fieldPermission = (name: string, editable = false): string =>
    `<fieldPermissions><editable>${editable}</editable><field>${name}</field><readable>true</readable></fieldPermissions>`;
  const objectPermission = (name: string, create: boolean, read: boolean): string =>
    `<objectPermissions><allowCreate>${create}</allowCreate><allowDelete>false</allowDelete><allowEdit>false</allowEdit><allowRead>${read}</allowRead><modifyAllRecords>false</modifyAllRecords><object>${name}</object><viewAllRecords>false</viewAllRecords></objectPermissions>`;
  const required = {
    'objects/Thread__c/fields/Must__c.field-meta.xml': field(
      '<label>M</label><length>9</length><required>true</required><type>Text</type>'
    )
  };
  const formula = {
    'objects/Thread__c/fields/Sum__c.field-meta.xml': field(
      '<formula>1 + 1</formula><label>S</label><precision>9</precision><scale>0</scale><type>Number</type>'
    )
  };

  const cases: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
    [
      'unknown field',
      set(fieldPermission('Thread__c.Nothing__c')),
      'no CustomField named Thread__c.Nothing__c found'
    ],
    [
      'required field',
      { ...required, ...set(fieldPermission('Thread__c.Must__c')) },
      'You cannot deploy to a required field: Thread__c.Must__c'
    ],
    [
      'required standard field',
      set(fieldPermission('Lead.LastName')),
      'You cannot deploy to a required field: Lead.LastName'
    ],
    ['part of an address', set(fieldPermission('Lead.City')), 'its permission is that of Address'],
    [
      'editable formula',
      { ...formula, ...set(fieldPermission('Thread__c.Sum__c', true)) },
      'read-only and cannot be made editable'
    ],
    [
      'unknown object',
      set(objectPermission('Nothing__c', false, true)),
      'no CustomObject named Nothing__c found'
    ],
    [
      'create without read',
      set(objectPermission('Thread__c', true, false)),
      'Permission Create Thread__c depends on permission(s): Read Thread__c'
    ],
    [
      'unknown class',
      set('<classAccesses><apexClass>Nothing</apexClass><enabled>true</enabled></classAccesses>'),
      'no ApexClass named Nothing found'
    ],
    [
      'unknown user permission',
      set('<userPermissions><enabled>true</enabled><name>FlyToTheMoon</name></userPermissions>'),
      'Unknown user permission: FlyToTheMoon'
    ],
    [
      'unknown tab',
      set('<tabSettings><tab>Nothing</tab><visibility>Visible</visibility></tabSettings>'),
      'no CustomTab named Nothing found'
    ]
  ];
  for (const [name, files, words] of cases) test(name, () => refuses(files, words));

  test('detail without its master', () => {
    const detail = field(
      '<label>T</label><referenceTo>Thread__c</referenceTo><relationshipName>Ds</relationshipName><type>MasterDetail</type>'
    );
    refuses(
      {
        'objects/D__c/D__c.object-meta.xml': object('D', 'ControlledByParent'),
        'objects/D__c/fields/T__c.field-meta.xml': detail,
        ...set(objectPermission('D__c', false, true))
      },
      'Permission Read D__c depends on permission(s): Read Thread__c'
    );
  });
});

describe('pages, applications, custom metadata that name what is not there', () => {
  const page = (component: string): Readonly<Record<string, string>> => ({
    'flexipages/P.flexipage-meta.xml': metadata(
      'FlexiPage',
      `<flexiPageRegions><itemInstances><componentInstance><componentName>${component}</componentName><identifier>a</identifier></componentInstance></itemInstances>
       <name>main</name><type>Region</type></flexiPageRegions><masterLabel>P</masterLabel><sobjectType>Lead</sobjectType>
       <template><name>flexipage:recordHomeTemplateDesktop</name></template><type>RecordPage</type>`
    )
  });
  const component = (exposed: boolean): Readonly<Record<string, string>> => ({
    'lwc/bird/bird.js-meta.xml': metadata(
      'LightningComponentBundle',
      `<apiVersion>66.0</apiVersion><isExposed>${exposed}</isExposed>`
    )
  });
  const rule = (values: string): Readonly<Record<string, string>> => ({
    'objects/Rule__mdt/Rule__mdt.object-meta.xml': metadata(
      'CustomObject',
      '<label>Rule</label><pluralLabel>Rules</pluralLabel>'
    ),
    'objects/Rule__mdt/fields/On__c.field-meta.xml': field(
      '<defaultValue>false</defaultValue><label>On</label><type>Checkbox</type>'
    ),
    'objects/Rule__mdt/fields/Text__c.field-meta.xml': TEXT_FIELD,
    'customMetadata/Rule.One.md-meta.xml': metadata(
      'CustomMetadata',
      `<label>One</label><protected>false</protected>${values}`
    )
  });
  const value = (name: string, type: string, text: string): string =>
    `<values><field>${name}</field><value xsi:type="xsd:${type}">${text}</value></values>`;

  test('a component', () => {
    refuses(
      page('bird'),
      "We couldn't retrieve the design time component information for component bird."
    );
    refuses({ ...page('c:bird'), ...component(false) }, 'design time component information');
    assert.deepEqual(messages({ ...page('c:bird'), ...component(true) }), []);
    assert.deepEqual(messages(page('force:detailPanel')), []);
  });
  test('a tab of an application', () => {
    const app = metadata(
      'CustomApplication',
      '<label>A</label><navType>Standard</navType><tabs>Nothing</tabs><uiType>Lightning</uiType>'
    );
    refuses({ 'applications/A.app-meta.xml': app }, 'no CustomTab named Nothing found');
  });
  test('a custom metadata type or field, or a value of another type', () => {
    refuses(
      { 'customMetadata/No.One.md-meta.xml': metadata('CustomMetadata', '<label>One</label>') },
      'Custom metadata type No__mdt is not available'
    );
    refuses(
      rule(value('Nothing__c', 'string', 'x')),
      'no CustomField named Rule__mdt.Nothing__c found'
    );
    refuses(
      rule(value('On__c', 'boolean', 'maybe')),
      "'maybe' is not a valid value for the type xsd:boolean"
    );
    refuses(rule(value('Text__c', 'string', 'x'.repeat(21))), 'data value too large');
  });
  test('values are of the type of the field, missing ones null or false', () => {
    const { schema } = readMetadata([project(rule(value('Text__c', 'string', 'x')))]);
    const [record] = schema.customMetadata;
    assert.deepEqual(
      [...record!.values],
      [
        ['On__c', false],
        ['Text__c', 'x']
      ]
    );
    assert.equal(record!.typeName, 'Rule__mdt');
  });
});
