import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { withoutJava } from './java.ts';
import { runPmd } from './pmd.ts';

const missing = await withoutJava('java', 'PMD');

const UNSAFE = `public class Unsafe {
    public static List<Account> find(String name) {
        return Database.query('SELECT Id FROM Account WHERE Name = \\'' + name + '\\'');
    }
    public static void save(List<Account> accounts) {
        for (Account each : accounts) {
            update each;
        }
    }
}`;

test(
  'PMD reports injection, missing rights and work in loops',
  { skip: missing?.skipped ?? false },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bird-unsafe-'));
    try {
      const file = join(folder, 'Unsafe.cls');
      writeFileSync(file, UNSAFE);
      const found = (await runPmd([file])).map((fault) =>
        /cls:(\d+):\d+ (\w+):/.exec(fault)?.slice(1).join(' ')
      );
      for (const expected of [
        '1 ApexSharingViolations',
        '3 ApexSOQLInjection',
        '7 ApexCRUDViolation',
        '7 OperationWithLimitsInLoop'
      ]) {
        assert.ok(found.includes(expected), `${expected} in ${found.join(', ')}`);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
);
