import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { UnsupportedError } from '../../src/diagnostics/errors.ts';
import { SoqlError } from '../../src/soql/soql-error.ts';
import { assumed, documented } from '../support/evidence.ts';
import { ANNA, BUDI, type RunOptions } from './org.ts';
import { threads } from './threads.ts';

const PAGE =
  'https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_userrecordaccess.htm';

const { org, lead } = threads();
const idsOf = (soql: string): readonly string[] =>
  org.run(soql).rows.map((row) => String(row.values.get('id')));
const threadIds = idsOf('SELECT Id FROM Thread__c ORDER BY Name');
const reader = org.user(ANNA, 'Minimum Access - API Only Integrations', ['Reader']);
const QUERY =
  'SELECT RecordId, HasReadAccess FROM UserRecordAccess WHERE UserId = :userId AND RecordId IN :ids';
const asked = (ids: readonly string[], more: RunOptions = {}): RunOptions => ({
  user: reader,
  ...more,
  binds: { userId: ANNA, ids, ...more.binds }
});
const refused = (soql: string, words: string, run: RunOptions = asked(threadIds)): void => {
  assert.throws(
    () => org.run(soql, run),
    (error: unknown) => error instanceof SoqlError && error.message.includes(words)
  );
};
const unsupported = (soql: string, run: RunOptions = asked(threadIds)): void => {
  assert.throws(() => org.run(soql, run), UnsupportedError);
};

describe(documented(PAGE, 'UserRecordAccess'), () => {
  test('answers the records that the running user may read, and leaves the others out', () => {
    const { rows } = org.run(QUERY, asked([...threadIds, lead]));
    assert.deepEqual(
      rows.map((row) => [row.values.get('recordid'), row.values.get('hasreadaccess')]),
      [threadIds[0], threadIds[2], threadIds[3]].map((id) => [id, 1])
    );
  });
  test('agrees with what sharing lets the same user find', () => {
    const found = org.run('SELECT Id FROM Thread__c ORDER BY Name', {
      user: reader,
      sharing: true
    });
    const { rows } = org.run(QUERY, asked(threadIds));
    assert.deepEqual(
      rows.map((row) => row.values.get('recordid')),
      found.rows.map((row) => row.values.get('id'))
    );
  });
  test('answers of details what holds for their master', () => {
    const notes = idsOf('SELECT Id FROM Note__c ORDER BY Name');
    const { rows } = org.run(QUERY, asked(notes));
    assert.deepEqual(
      rows.map((row) => row.values.get('recordid')),
      [notes[1]]
    );
  });
  test('answers an administrator every record that is not in the recycle bin', () => {
    const user = org.user(ANNA, 'System Administrator');
    assert.equal(org.run(QUERY, asked([...threadIds, lead], { user })).rows.length, 5);
  });
  test('takes at most 200 records', () => {
    const many = Array.from({ length: 201 }, (_, index) => `00Q${String(index).padStart(12, '0')}`);
    assert.equal(org.run(QUERY, asked(many.slice(1))).rows.length, 0);
    refused(QUERY, 'Cannot submit more than 200 records', asked(many));
  });
  test('takes one record, an id of 15 characters, and a filter by the access level', () => {
    const one = 'SELECT RecordId FROM UserRecordAccess WHERE UserId = :userId AND RecordId = :id';
    const run = asked([], { binds: { id: threadIds[0]!.slice(0, 15) } });
    for (const soql of [one, `${one} AND HasReadAccess = true`])
      assert.deepEqual(
        org.run(soql, run).rows.map((row) => row.values.get('recordid')),
        [threadIds[0]]
      );
    assert.deepEqual(org.run(`${one} AND HasReadAccess = false`, run).rows, []);
  });
  test('counts as one query and as many rows as it answers', () => {
    const used = new Map<string, number>();
    const limits = {
      add: (name: string, amount: number) => used.set(name, (used.get(name) ?? 0) + amount)
    };
    org.run(QUERY, asked(threadIds, { limits }));
    assert.deepEqual(Object.fromEntries(used), { queries: 1, queryRows: 3 });
  });
  test('a filter by user and record, and RecordId, are needed', () => {
    const from = 'FROM UserRecordAccess WHERE';
    refused(
      `SELECT HasReadAccess ${from} UserId = :userId AND RecordId IN :ids`,
      'RecordId field must be selected'
    );
    refused(`SELECT RecordId ${from} UserId = :userId`, 'UserId and RecordId');
    refused(`SELECT RecordId ${from} RecordId IN :ids`, 'UserId and RecordId');
    refused(`${QUERY} AND HasReadAccess = true`, 'Only RecordId can be selected');
  });
});

describe(assumed('the local org knows no more of it'), () => {
  test('other rights and other users are refused', () => {
    unsupported(QUERY.replace('HasReadAccess', 'HasEditAccess'));
    unsupported(QUERY.replace('HasReadAccess', 'MaxAccessLevel'));
    unsupported(QUERY.replace('HasReadAccess', 'UserId'));
    unsupported(QUERY, asked(threadIds, { binds: { userId: BUDI } }));
  });
  test('so are other filters and clauses', () => {
    unsupported(`${QUERY} ORDER BY RecordId`);
    unsupported(`${QUERY} LIMIT 1`);
    unsupported(QUERY.replace('AND RecordId IN', 'AND RecordId NOT IN'));
    unsupported(QUERY.replace('AND RecordId', 'OR RecordId'));
    unsupported(QUERY.replace('SELECT RecordId, HasReadAccess', 'SELECT COUNT(RecordId)'));
  });
  test('and records of objects that no sharing setting is for', () => {
    unsupported(QUERY, asked([ANNA]));
  });
});
