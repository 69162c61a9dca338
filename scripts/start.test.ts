import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import {
  Diagnostic,
  InternalError,
  UnsupportedError
} from '../local-org/src/diagnostics/errors.ts';
import { DatabaseError } from '../local-org/src/org/database-error.ts';
import { DeployError } from '../local-org/src/org/deploy-error.ts';
import { forgetConnection, readConnection, writeConnection } from './connection.ts';
import { HeldFile } from './held-file.ts';
import { startFailure } from './start-failure.ts';

const FOLDER = mkdtempSync(path.join(tmpdir(), 'bird-start-'));
const CONNECTION = { baseUrl: 'http://127.0.0.1:8040', clientId: 'id', clientSecret: 'secret' };

after(() => rmSync(FOLDER, { recursive: true }));

test('a database that is held is held by nobody else, until it is let go', () => {
  const file = path.join(FOLDER, 'org.sqlite');
  const first = HeldFile.hold(file);
  assert.notEqual(first, null);
  assert.equal(HeldFile.hold(file), null);
  first?.release();
  const second = HeldFile.hold(file);
  assert.notEqual(second, null);
  second?.release();
});

test('an emptied database leaves no file of it', () => {
  const file = path.join(FOLDER, 'old.sqlite');
  for (const suffix of ['', '-wal', '-shm']) writeFileSync(file + suffix, 'x');
  const held = HeldFile.hold(file)!;
  held.empty();
  held.release();
  for (const suffix of ['', '-wal', '-shm'])
    assert.equal(statSync(file + suffix, { throwIfNoEntry: false }), undefined);
});

test('a missing or damaged connection is none', () => {
  const file = path.join(FOLDER, 'damaged.json');
  assert.equal(readConnection(file), null);
  for (const text of ['', '{', 'null', '{"baseUrl":"x"}']) {
    writeFileSync(file, text);
    assert.equal(readConnection(file), null, text);
    forgetConnection(file, CONNECTION.baseUrl);
    assert.equal(readFileSync(file, 'utf8'), text);
  }
});

test('a connection is for its owner to read, and forgotten by its own server only', () => {
  const file = path.join(FOLDER, 'connection.json');
  writeFileSync(file, 'old', { mode: 0o644 });
  writeConnection(file, CONNECTION);
  assert.equal(statSync(file).mode & 0o777, 0o600);
  forgetConnection(file, 'http://127.0.0.1:8041');
  assert.deepEqual(readConnection(file), CONNECTION);
  forgetConnection(file, CONNECTION.baseUrl);
  assert.equal(readConnection(file), null);
});

test('a failed start is told in one line, with an exit code of its kind', () => {
  const database = new DatabaseError('org.sqlite', 'file is not a database');
  assert.deepEqual(startFailure(database), {
    text: 'The database org.sqlite cannot be used: file is not a database. To begin anew: npm start -- --fresh',
    exitCode: 2
  });
  const mistake = { code: 'x', file: 'A.cls', line: 3, column: 5, message: 'Missing token.' };
  assert.deepEqual(startFailure(new DeployError([new Diagnostic(mistake)])), {
    text: 'A.cls:3:5 Missing token.\nThe deployment has 1 error.',
    exitCode: 1
  });
  assert.equal(startFailure(new UnsupportedError('merge')).exitCode, 3);
  assert.equal(startFailure(new InternalError('Something broke.')).exitCode, 70);
  assert.equal(startFailure(new Error('A sample message was refused.')).exitCode, 1);
});
