import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { LibraryMethod, LibraryTypeTable } from '../../src/check/platform-tables.ts';
import { apexMember, apexTarget } from '../../src/metadata/platform/apex-names.ts';
import { openPlatformTables } from '../../src/metadata/platform/library-tables.ts';
import { StandardObjects } from '../../src/metadata/platform/standard-objects.ts';
import { ZipArchive } from '../../src/metadata/platform/zip-archive.ts';
import { standardObjects } from '../../src/metadata/standard/objects.ts';
import { printType } from '../../src/syntax/types.ts';
import { documented } from '../support/evidence.ts';

const REFERENCE = documented(
  'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_ref_guide.htm'
);
const OBJECTS = documented(
  'https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/'
);
const tables = openPlatformTables();

function table(name: string): LibraryTypeTable {
  const found = tables.type(name);
  assert.ok(found, `no table ${name}`);
  return found;
}

function signatures(name: string, method: string): readonly string[] {
  return table(name)
    .methods.filter((each) => each.name === method)
    .map(signature)
    .sort();
}

function signature(method: LibraryMethod): string {
  const parameters = method.parameters.map(printType).join(', ');
  return `${method.isStatic ? 'static ' : ''}${printType(method.returnType)} ${method.name}(${parameters})`;
}

describe('what the tables do not have', () => {
  test('unknown names', () => {
    assert.equal(tables.type('System.Strin'), undefined);
    assert.equal(tables.type('String'), undefined);
    assert.equal(tables.namespace('Systm'), undefined);
    assert.equal(tables.isStandardObject('Leed'), false);
  });
  test('helpers of the jars are no types', () => {
    assert.equal(tables.type('Internal.RecordSet$'), undefined);
    assert.equal(tables.type('SObjectStubs.User'), undefined);
    assert.equal(tables.namespace('Internal'), undefined);
  });
  test('a file that is no archive', () => {
    assert.throws(() => new ZipArchive(import.meta.filename), { name: 'InternalError' });
  });
  test('types that only the platform makes have no constructor', () => {
    for (const name of [
      'System.Limits',
      'System.Id',
      'System.String',
      'System.JSON',
      'System.AccessLevel',
      'System.StatusCode'
    ]) {
      assert.deepEqual(table(name).constructors, [], name);
    }
  });
});

describe(`${REFERENCE} signatures`, () => {
  test('names in any letter case, the same object each time', () => {
    assert.equal(table('SYSTEM.string').name, 'System.String');
    assert.equal(table('system.String'), table('System.STRING'));
    assert.equal(tables.namespace('eventbus'), 'EventBus');
    assert.equal(table('eventbus.testbroker').name, 'EventBus.TestBroker');
  });
  test('statics, overloads, Object and void', () => {
    assert.deepEqual(signatures('System.String', 'substring'), [
      'String substring(Integer)',
      'String substring(Integer, Integer)'
    ]);
    assert.deepEqual(signatures('System.String', 'join'), ['static String join(Object, String)']);
    assert.deepEqual(signatures('System.System', 'assert'), [
      'static void assert(Boolean)',
      'static void assert(Boolean, Object)'
    ]);
    assert.deepEqual(signatures('System.String', 'equals'), ['Boolean equals(Object)']);
  });
  test('generic types', () => {
    assert.deepEqual(table('System.Map').typeParameters, ['K', 'V']);
    assert.deepEqual(signatures('System.Map', 'put'), ['V put(K, V)']);
    assert.deepEqual(table('System.List').interfaces.map(printType), ['Iterable<T>']);
    assert.deepEqual(
      signatures('System.Map', 'keySet'),
      ['Set<K>'].map((type) => `${type} keySet()`)
    );
    assert.deepEqual(
      signatures('System.Database', 'query')[0],
      'static List<SObject> query(String)'
    );
  });
  test('inner types, supertypes, interfaces, enums', () => {
    const header = table('Database.DMLOptions.AssignmentRuleHeader');
    assert.ok(header.fields.some((field) => field.name.toLowerCase() === 'usedefaultrule'));
    assert.equal(printType(table('System.DmlException').superclass!), 'Exception');
    assert.equal(table('System.Queueable').kind, 'interface');
    assert.ok(table('System.Queueable').methods.every((method) => method.isAbstract));
    const status = table('System.StatusCode');
    assert.equal(status.kind, 'enum');
    assert.ok(status.enumConstants.includes('DUPLICATE_VALUE'));
    assert.deepEqual([status.methods, status.fields], [[], []]);
  });
  test('where the jars say Object too widely', () => {
    assert.deepEqual(signatures('System.System', 'enqueueJob'), [
      'static Id enqueueJob(Queueable)',
      'static Id enqueueJob(Queueable, AsyncOptions)',
      'static Id enqueueJob(Queueable, Integer)'
    ]);
    assert.deepEqual(signatures('System.SObject', 'setOptions'), [
      'void setOptions(Database.DMLOptions)'
    ]);
    const deletes = signatures('System.Database', 'delete');
    assert.ok(
      deletes.includes('static List<Database.DeleteResult> delete(List<SObject>, Boolean)')
    );
    assert.ok(deletes.includes('static List<Database.DeleteResult> delete(List<Id>, Boolean)'));
  });
  test('Object and Enum are there although Java has them elsewhere', () => {
    assert.deepEqual(table('System.Object').methods.map(signature), [
      'Boolean equals(Object)',
      'Integer hashCode()',
      'String toString()'
    ]);
    assert.deepEqual(signatures('System.Enum', 'ordinal'), ['Integer ordinal()']);
  });
  test('every type of the namespaces an app uses can be read', () => {
    for (const name of ['Database', 'Schema', 'System'])
      assert.equal(tables.namespace(name.toLowerCase()), name);
  });
});

describe('names of the jars', () => {
  test('members', () => {
    assert.deepEqual(
      ['toString$', 'Assert', 'New', '<init>', '$VALUES', 'substring'].map(apexMember),
      ['toString', 'assert', 'new', null, null, 'substring']
    );
  });
  test('types', () => {
    assert.deepEqual(apexTarget('com/nawforce/runforce/SObjectStubs/User'), {
      kind: 'sobject',
      name: 'User'
    });
    assert.deepEqual(apexTarget('com/nawforce/runforce/System/SObject'), {
      kind: 'sobject',
      name: 'SObject'
    });
    assert.deepEqual(apexTarget('java/lang/Object'), { kind: 'object' });
  });
});

describe(`${OBJECTS} the hand-written facts agree with the jar`, () => {
  const jar = StandardObjects.open();
  for (const object of standardObjects()) {
    test(object.name, () => {
      assert.equal(jar.canonicalName(object.name), object.name);
      const members = new Map(
        jar.members(object.name).map((member) => [member.name, printType(member.type)])
      );
      for (const field of object.fields.values()) {
        const expected = field.apexType.replace('System.', '');
        const type = members.get(field.name);
        if (type === undefined)
          assert.ok(
            NOT_IN_JAR.has(`${object.name}.${field.name}`),
            `${object.name}.${field.name} is not in the jar`
          );
        else if (field.type !== 'Compound')
          assert.equal(type, expected, `${object.name}.${field.name}`);
        if (field.relationshipName !== null)
          assert.ok(
            members.has(field.relationshipName),
            `${object.name}.${field.relationshipName}`
          );
      }
    });
  }
});

/** Real fields that the jar's tables of API 65.0 leave out. */
const NOT_IN_JAR: ReadonlySet<string> = new Set([
  'Profile.UserType',
  // API 67 has them in place of Position and Tip, which the jar of API 65 knows.
  'EventBusSubscriber.LastProcessed',
  'EventBusSubscriber.LastPublished'
]);
