import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { rowsIn } from '../support/apex-rows.ts';
import { assumed, documented } from '../support/evidence.ts';

const GUIDE = 'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/';
const OVERLAY = fileURLToPath(new URL('../shapes/overlays/namespace', import.meta.url));
const DML_EXCEPTION = 'System.DmlException';

const inside = rowsIn([OVERLAY]);
const SHOP = `Shop__c shop = new Shop__c(Name = 'Toko', Title__c = '021'); insert as system shop;`;

describe(
  documented(`${GUIDE}apex_classes_namespace_prefix.htm`, 'code in an org with a namespace'),
  () => {
    test('names its own objects and fields without it', () =>
      inside`${SHOP} return [SELECT Title__c FROM Shop__c WITH SYSTEM_MODE].Title__c;`.gives(
        '021'
      ));
    test('or with it', () =>
      inside`${SHOP} return [SELECT birdns__Title__c FROM birdns__Shop__c WITH SYSTEM_MODE].birdns__Title__c;`.gives(
        '021'
      ));
    test('names them so in a text, too', () =>
      inside`${SHOP} SObject row = System.Database.query('SELECT Title__c FROM Shop__c', AccessLevel.SYSTEM_MODE)[0]; row.put('Title__c', '022'); return row.get('birdns__Title__c');`.gives(
        '022'
      ));
    test('reads the children of a row', () =>
      inside`${SHOP} insert as system new Item__c(Shop__c = shop.Id); return [SELECT (SELECT Id FROM Items__r) FROM Shop__c WITH SYSTEM_MODE].Items__r.size();`.gives(
        1
      ));
    test('reads the parent of a row', () =>
      inside`${SHOP} insert as system new Item__c(Shop__c = shop.Id); return [SELECT Shop__r.Title__c FROM Item__c WITH SYSTEM_MODE].Shop__r.Title__c;`.gives(
        '021'
      ));
  }
);

describe(
  documented(
    `${GUIDE}apex_classes_namespace_prefix.htm`,
    'descriptions in an org with a namespace'
  ),
  () => {
    test('have it in the keys of their maps, whoever asks', () =>
      inside`Map<String, Schema.SObjectField> fields = Schema.SObjectType.Shop__c.fields.getMap(); return new List<Boolean>{ fields.containsKey('Title__c'), fields.containsKey('birdns__Title__c') };`.gives(
        [false, true]
      ));
  }
);

describe(
  documented(
    'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_sobject_describe.htm',
    'names in an org with a namespace'
  ),
  () => {
    test('have it', () =>
      inside`return Schema.SObjectType.Shop__c.getName() + ' ' + Shop__c.Title__c.getDescribe().getName();`.gives(
        'birdns__Shop__c birdns__Title__c'
      ));
    test('but local ones', () =>
      inside`return Schema.SObjectType.Shop__c.getLocalName() + ' ' + Shop__c.Title__c.getDescribe().getLocalName();`.gives(
        'Shop__c Title__c'
      ));
    test('standard fields have none', () =>
      inside`return Lead.LastName.getDescribe().getName();`.gives('LastName'));
  }
);

describe(
  assumed(
    'public code of managed packages expects the prefix wherever a name comes out of a row',
    'rows in an org with a namespace'
  ),
  () => {
    test('have it in the keys of their populated fields', () =>
      inside`return new Shop__c(Title__c = '1').getPopulatedFieldsAsMap().containsKey('birdns__Title__c');`.gives(
        true
      ));
    test('have it in JSON', () =>
      inside`return System.JSON.serialize(new Shop__c(Title__c = '1'));`.gives(
        '{"attributes":{"type":"birdns__Shop__c"},"birdns__Title__c":"1"}'
      ));
    test('are refused by the names of the org', () =>
      inside`insert as system new Item__c(); return 1;`.throws(
        DML_EXCEPTION,
        'Insert failed. First exception on row 0; first error: REQUIRED_FIELD_MISSING, Required fields are missing: [birdns__Shop__c]: [birdns__Shop__c]'
      ));
  }
);

describe(
  documented(`${GUIDE}apex_methods_system_custom_metadata_types.htm`, 'records in a namespace'),
  () =>
    test('are found by their own name', () =>
      inside`Tone__mdt tone = Tone__mdt.getInstance('Calm'); return tone.QualifiedApiName + ' ' + tone.NamespacePrefix;`.gives(
        'birdns__Calm birdns'
      ))
);
