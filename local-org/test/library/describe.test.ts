import { describe, test } from 'node:test';
import { rows } from '../support/apex-rows.ts';
import { documented } from '../support/evidence.ts';
import { give, type Expectation } from '../support/expressions.ts';

const REFERENCE = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/';

/** What the method and the property beside it answer. */
function answers(
  getter: string,
  property: string,
  value: unknown,
  target = 'd'
): readonly Expectation[] {
  return [
    [`${target}.${getter}()`, value],
    [`${target}.${property}`, value]
  ];
}

/** `isUnique()` and `Unique`. */
function flags(value: boolean, ...names: readonly string[]): readonly Expectation[] {
  return names.flatMap((name) => answers(`is${name}`, name, value));
}

describe(
  documented(`${REFERENCE}apex_methods_system_fields_describe.htm`, 'DescribeFieldResult'),
  () => {
    test('of a text', () =>
      give(rows, 'Schema.DescribeFieldResult d = Lead.LastName.getDescribe();', [
        ...answers('getName', 'Name', 'LastName'),
        ...answers('getLocalName', 'LocalName', 'LastName'),
        ...answers('getLabel', 'Label', 'Last Name'),
        ...answers('getLength', 'Length', 80),
        ...answers('getType', 'Type', 'STRING'),
        ...answers('getDigits', 'Digits', 0),
        ...answers('getPrecision', 'Precision', 0),
        ...answers('getScale', 'Scale', 0),
        ...answers('getRelationshipName', 'RelationshipName', null),
        ...answers('getCalculatedFormula', 'CalculatedFormula', null),
        ...answers('getReferenceTo', 'ReferenceTo', []),
        ['d.getSObjectType() == Lead.SObjectType', true],
        ['d.getSobjectField() == Lead.LastName', true],
        ['d.SobjectField == Lead.LastName', true],
        ...flags(true, 'Accessible', 'Createable', 'Updateable', 'Filterable', 'Sortable'),
        ...flags(
          false,
          'AutoNumber',
          'Calculated',
          'CascadeDelete',
          'CaseSensitive',
          'Custom',
          'DefaultedOnCreate',
          'Encrypted',
          'ExternalId',
          'IdLookup',
          'NameField',
          'NamePointing',
          'Nillable',
          'Permissionable',
          'RestrictedDelete',
          'RestrictedPicklist',
          'Unique'
        )
      ]));
    test('of fields that cannot be sorted, and of one with several parents', () =>
      give(rows, '', [
        ['Lead.Description.getDescribe().isSortable()', false],
        ['Lead.OwnerId.getDescribe().isNamePointing()', true],
        ['Contact.AccountId.getDescribe().isNamePointing()', false],
        ['Lead.Status.getDescribe().PicklistValues.size() > 1', true]
      ]));
    test('values of a field that is no picklist are an error', () => {
      rows`return Lead.LastName.getDescribe().getPicklistValues();`.isRefusedByName(
        'getPicklistValues of LastName'
      );
    });
  }
);

describe(documented(`${REFERENCE}apex_class_Schema_PicklistEntry.htm`, 'PicklistEntry'), () => {
  test('of a value of Lead.Status', () =>
    give(rows, 'Schema.PicklistEntry d = Lead.Status.getDescribe().getPicklistValues()[0];', [
      ...answers('getLabel', 'Label', 'Open - Not Contacted'),
      ...answers('getValue', 'Value', 'Open - Not Contacted'),
      ...flags(true, 'Active'),
      ...flags(true, 'DefaultValue')
    ]));
});

describe(
  documented(`${REFERENCE}apex_methods_system_sobject_describe.htm`, 'DescribeSObjectResult'),
  () => {
    test('of Lead', () =>
      give(rows, 'Schema.DescribeSObjectResult d = Lead.SObjectType.getDescribe();', [
        ...answers('getName', 'Name', 'Lead'),
        ...answers('getLocalName', 'LocalName', 'Lead'),
        ...answers('getLabel', 'Label', 'Lead'),
        ...answers('getLabelPlural', 'LabelPlural', 'Leads'),
        ...answers('getKeyPrefix', 'KeyPrefix', '00Q'),
        ['d.getSObjectType() == Lead.SObjectType', true],
        ['d.SObjectType == Lead.SObjectType', true],
        ['d.getChildRelationships().size() == d.ChildRelationships.size()', true],
        ...flags(
          true,
          'Accessible',
          'Createable',
          'Updateable',
          'Deletable',
          'Queryable',
          'Undeletable'
        ),
        ...flags(false, 'Custom', 'CustomSetting')
      ]));
    test('of objects by their names, with options and without', () =>
      give(rows, "List<String> names = new List<String>{ 'Lead' };", [
        ['Schema.describeSObjects(names)[0].getName()', 'Lead'],
        [
          'Schema.describeSObjects(names, Schema.SObjectDescribeOptions.DEFERRED)[0].getName()',
          'Lead'
        ],
        ['Lead.SObjectType.getDescribe(Schema.SObjectDescribeOptions.FULL).getName()', 'Lead'],
        ['Lead.LastName.getDescribe().getName()', 'LastName']
      ]));
    test('its child relationships', () =>
      give(
        rows,
        'Schema.ChildRelationship d; for (Schema.ChildRelationship each : Shop__c.SObjectType.getDescribe().getChildRelationships()) { if (each.getChildSObject() == Item__c.SObjectType) d = each; }',
        [
          ['d.ChildSObject == Item__c.SObjectType', true],
          ['d.getField() == Item__c.Shop__c', true],
          ['d.Field == Item__c.Shop__c', true],
          ['d.getRelationshipName() == d.RelationshipName', true],
          ...flags(true, 'CascadeDelete'),
          ...flags(false, 'RestrictedDelete')
        ]
      ));
  }
);
