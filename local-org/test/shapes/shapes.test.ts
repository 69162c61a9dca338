import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { describe, test } from 'node:test';
import { promisify } from 'node:util';
import { ALONE, ORGS, type Shape } from './orgs.ts';
import { WELL_DONE, withoutLeads } from './main-job.ts';
import type { Proof } from './prove-org.ts';

const PROGRAM = path.join(import.meta.dirname, 'prove-org.ts');
/** Each shape alone takes three times as long: only where it is asked for. */
const LIST = process.env['BIRD_SHAPES'] === 'each' ? 'ALONE' : 'ORGS';
const run = promisify(execFile);

async function proofOf(position: number): Promise<Proof> {
  const { stdout } = await run(process.execPath, [PROGRAM, LIST, String(position)], {
    maxBuffer: 64 * 1024 * 1024
  });
  return JSON.parse(stdout) as Proof;
}

function titleOf(shapes: readonly Shape[]): string {
  return shapes.map(({ name }) => name).join('; ');
}

describe("the package in other people's orgs", { concurrency: 2 }, () => {
  for (const [position, shapes] of (LIST === 'ALONE' ? ALONE : ORGS).entries()) {
    test(titleOf(shapes), async () => {
      const proof = await proofOf(position);
      assert.deepEqual(proof.failures, []);
      assert.ok(proof.tests > 600, `${proof.tests} tests have run`);
      const refused = shapes.find((shape) => shape.refused !== undefined)?.refused;
      assert.deepEqual(proof.refusals, refused === undefined ? [] : withoutLeads(refused));
      assert.deepEqual(proof.answers, WELL_DONE);
      const meetings = shapes.flatMap((shape) => shape.meetings ?? []);
      assert.deepEqual(
        proof.meetings,
        meetings.map(({ answer }) => answer)
      );
      const language = shapes.find(({ user }) => user !== undefined)?.user?.['LanguageLocaleKey'];
      assert.equal(proof.language, language ?? 'en_US');
      const isBare = shapes.some(({ without }) => without === 'admin');
      assert.equal(proof.permissionSets === 0, isBare);
    });
  }
});
