import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readSchema } from '../../src/metadata/read-schema.ts';
import { completeId, makeId } from '../../src/store/ids.ts';
import { Store } from '../../src/store/store.ts';
import { TEST_METADATA } from '../support/data-org.ts';
import { assumed, documented } from '../support/evidence.ts';

const ID_FORM =
  'https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/field_types.htm';
const schema = readSchema([TEST_METADATA]);

function open(): Store {
  return Store.open(schema);
}

function shop(store: Store, values: Readonly<Record<string, string | number | null>>): string {
  const id = store.nextId('Shop__c');
  store.insert('Shop__c', { Id: id, ...values });
  return id;
}

describe('store', () => {
  test('refuses an object whose rows are not kept', () => {
    const store = open();
    assert.throws(() => store.findById('Nothing__c', 'x'), /No rows of Nothing__c are kept/);
  });

  test('a transaction inside another is a fault of ours', () => {
    const store = open();
    store.begin();
    assert.throws(() => store.begin(), { name: 'InternalError' });
  });

  test(documented(ID_FORM, 'ids end in three letters that tell the capitals'), () => {
    assert.equal(completeId('0015g00000Abcde'), '0015g00000AbcdeAAB');
    assert.equal(makeId('00Q', 61).length, 18);
    assert.notEqual(makeId('00Q', 1), makeId('00Q', 62));
  });

  test('ids never repeat, not even after a rollback', () => {
    const store = open();
    store.begin();
    const first = store.nextId('Shop__c');
    store.rollback();
    assert.notEqual(store.nextId('Shop__c'), first);
  });

  test('a unique index compares text without case unless the field says otherwise', () => {
    const store = open();
    shop(store, { Alias__c: 'Roti', Code__c: 'Roti' });
    assert.throws(() => shop(store, { Alias__c: 'ROTI' }), /UNIQUE/);
    shop(store, { Code__c: 'ROTI' });
  });

  test('a row in the recycle bin does not hold its unique value', () => {
    const store = open();
    const id = shop(store, { Alias__c: 'Roti' });
    store.update('Shop__c', id, { IsDeleted: 1 });
    shop(store, { Alias__c: 'Roti' });
  });

  test('savepoints undo what came after them and no more', () => {
    const store = open();
    store.begin();
    const kept = shop(store, { Name: 'kept' });
    const savepoint = store.savepoint();
    const undone = shop(store, { Name: 'undone' });
    store.rollbackTo(savepoint);
    store.commit();
    assert.equal(store.findById('Shop__c', kept)?.['Name'], 'kept');
    assert.equal(store.findById('Shop__c', undone), undefined);
  });

  test('finds many rows by id', () => {
    const store = open();
    const ids = Array.from({ length: 1100 }, (_, index) => shop(store, { Name: String(index) }));
    assert.equal(store.findByIds('Shop__c', [...ids, makeId('a00', 99_999)]).size, 1100);
  });

  test('formula fields can be read and filtered, and use the index of their object', () => {
    const store = open();
    shop(store, { OpenedAt__c: 0, ClosedAt__c: 90_000, Name: 'short' });
    shop(store, { OpenedAt__c: 0, ClosedAt__c: 3_600_000, Name: 'long' });
    shop(store, { OpenedAt__c: 0, Name: 'open' });
    const rows = store.all(
      'SELECT "Name", "OpenMinutes__c" FROM "Shop__c" WHERE "OpenMinutes__c" > 1 ORDER BY "Name"'
    );
    assert.deepEqual(
      rows.map((row) => [row['Name'], row['OpenMinutes__c']]),
      [
        ['long', 60],
        ['short', 2]
      ]
    );
  });

  test(
    assumed('the full name of a person is first and last name, trimmed', 'Lead.Name is calculated'),
    () => {
      const store = open();
      store.insert('Lead', { Id: store.nextId('Lead'), FirstName: 'Sari', LastName: 'Wijaya' });
      store.insert('Lead', { Id: store.nextId('Lead'), LastName: 'Wijaya' });
      assert.deepEqual(
        store.all('SELECT "Name" FROM "Lead"').map((row) => row['Name']),
        ['Sari Wijaya', 'Wijaya']
      );
    }
  );

  test('an index of lower-cased text is used', () => {
    const plan = open().all(
      'EXPLAIN QUERY PLAN SELECT * FROM "Shop__c" WHERE apex_lower("Region__c") = apex_lower(?)',
      ['x']
    );
    assert.match(String(plan[0]?.['detail']), /USING INDEX Shop__c\.Region__c/);
  });
});

describe('store in a file', () => {
  test('keeps rows and counters, and takes a changed schema', (context) => {
    const folder = mkdtempSync(join(tmpdir(), 'store-'));
    context.after(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'org.sqlite');
    const before = Store.open(schema, { file });
    before.begin();
    const id = shop(before, { Name: 'Toko', Region__c: 'Jawa' });
    before.commit();
    before.close();

    const fields = new Map(schema.object('Shop__c')!.fields);
    fields.delete('note__c');
    const objects = new Map(schema.objects);
    const key = [...objects].find(([, object]) => object.name === 'Shop__c')![0];
    objects.set(key, { ...schema.object('Shop__c')!, fields });
    const after = Store.open(
      {
        ...schema,
        objects,
        object: (name) => schema.object(name),
        field: (object, name) => schema.field(object, name)
      },
      { file }
    );
    assert.equal(after.findById('Shop__c', id)?.['Region__c'], 'Jawa');
    assert.equal('Note__c' in after.findById('Shop__c', id)!, false);
    assert.notEqual(after.nextId('Shop__c'), id);
    after.close();
  });
});
