import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { DatabaseSync } from 'node:sqlite';
import { compileProject, type CompiledProject } from '../../src/org/compile.ts';
import { DatabaseError } from '../../src/org/database-error.ts';
import { LocalOrg } from '../../src/org/local-org.ts';

const FIXTURE = path.join(import.meta.dirname, 'fixture');
const FOLDER = mkdtempSync(path.join(tmpdir(), 'bird-database-'));
const compiled: { project: CompiledProject | null } = { project: null };

before(() => {
  compiled.project = compileProject(FIXTURE, [FIXTURE], null).project;
});
after(() => rmSync(FOLDER, { recursive: true }));

function openOrg(database: string): LocalOrg {
  const now = (): number => Date.UTC(2026, 10, 22, 10);
  return LocalOrg.open({ project: compiled.project!, database, baseUrl: 'http://127.0.0.1', now });
}

function makeOrg(name: string): string {
  const file = path.join(FOLDER, name);
  openOrg(file).close();
  return file;
}

function withDatabase(file: string, work: (database: DatabaseSync) => void): void {
  const database = new DatabaseSync(file);
  work(database);
  database.close();
}

/** Asserts that the file is refused in one line that names it and the reason. */
function assertRefused(file: string, reason: RegExp): void {
  assert.throws(
    () => openOrg(file),
    (error) => {
      assert.ok(error instanceof DatabaseError, String(error));
      assert.equal(error.file, file);
      assert.match(error.message, reason);
      assert.equal(error.message.split('\n').length, 1);
      return true;
    }
  );
}

test('a file that is no database', () => {
  const file = path.join(FOLDER, 'text.sqlite');
  writeFileSync(file, 'This is a letter, not a database. '.repeat(100));
  assertRefused(file, /^The database .*text\.sqlite cannot be used: file is not a database\.$/);
});

test('a database with a damaged page', () => {
  const file = makeOrg('damaged.sqlite');
  const bytes = readFileSync(file);
  bytes.fill(0xff, 100, 4096);
  writeFileSync(file, bytes);
  assertRefused(file, /cannot be used: (?:database disk image is malformed|.*corrupt.*)\.$/);
});

test('a database of another program', () => {
  const file = path.join(FOLDER, 'other.sqlite');
  withDatabase(file, (other) => other.exec('CREATE TABLE "Lead" ("Number" INTEGER)'));
  assertRefused(file, /cannot be used: table "Lead" already exists\.$/);
});

test('a folder, or a place that is not there', () => {
  assertRefused(FOLDER, /cannot be used: unable to open database file\.$/);
  assertRefused(path.join(FOLDER, 'nowhere/org.sqlite'), /unable to open database file\.$/);
});

test('a database of an older schema is brought to the present one, its rows stay', () => {
  const file = makeOrg('older.sqlite');
  withDatabase(file, (older) => {
    const row = older.prepare(`SELECT "text" FROM "_definition" WHERE "name" = 'User'`).get();
    const definition = String(row?.['text']);
    older.exec('ALTER TABLE "User" DROP COLUMN "MobilePhone"');
    older
      .prepare(`UPDATE "_definition" SET "text" = ? WHERE "name" = 'User'`)
      .run(`${definition} -- older`);
  });
  const org = openOrg(file);
  const rep = org.users.byUsername('rep@local.example')!;
  const query = "SELECT LastName, MobilePhone FROM User WHERE Username = 'rep@local.example'";
  const found = org.run(rep, ({ tx }) => tx.query(tx.parseQuery(query), [], 'system').size);
  org.close();
  assert.equal(found, 1);
});
