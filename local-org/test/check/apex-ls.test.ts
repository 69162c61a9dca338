import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { apexFiles, folder } from './program.ts';

const META = `<?xml version="1.0" encoding="UTF-8" ?>
<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>65.0</apiVersion></ApexClass>`;

/** A project with the wrong and the correct classes and their objects. */
function project(): string {
  const root = mkdtempSync(join(tmpdir(), 'apex-ls-'));
  after(() => rmSync(root, { recursive: true, force: true }));
  const base = join(root, 'force-app', 'main', 'default');
  cpSync(folder('metadata'), base, { recursive: true });
  for (const name of ['corpus', 'correct']) {
    const target = join(base, 'classes', name);
    mkdirSync(target, { recursive: true });
    for (const file of apexFiles(name)) {
      cpSync(join(folder(name), file), join(target, file));
      writeFileSync(
        join(target, `${file}-meta.xml`),
        META.replaceAll('ApexClass', file.endsWith('.cls') ? 'ApexClass' : 'ApexTrigger')
      );
    }
  }
  const definition = {
    packageDirectories: [{ path: 'force-app', default: true }],
    sourceApiVersion: '65.0'
  };
  writeFileSync(join(root, 'sfdx-project.json'), JSON.stringify(definition));
  return root;
}

/** Names of the files apex-ls finds an error in. */
function refusedByApexLs(root: string): ReadonlySet<string> {
  const engine = createRequire(import.meta.url).resolve('@salesforce/code-analyzer-pmd-engine');
  const jars = join(dirname(engine), '..', 'dist', 'java-lib', '*');
  const run = spawnSync(
    'java',
    [
      '-cp',
      jars,
      'io.github.apexdevtools.apexls.CheckForIssues',
      '-w',
      root,
      '-d',
      'errors',
      '-n',
      '-f',
      'json'
    ],
    { encoding: 'utf8', maxBuffer: 2 ** 26 }
  );
  if (run.error !== undefined) throw run.error;
  const answer = JSON.parse(run.stdout) as { files: { path: string }[] };
  return new Set(answer.files.map((file) => basename(file.path)));
}

test('whatever apex-ls refuses is refused here, and it accepts the correct classes', (t) => {
  if (spawnSync('java', ['-version']).error !== undefined) {
    assert.equal(process.env['CI'], undefined, 'CI needs Java for the comparison with apex-ls');
    t.diagnostic('no Java here: not compared with apex-ls');
    return;
  }
  const refused = refusedByApexLs(project());
  const correct = new Set(apexFiles('correct'));
  assert.deepEqual(
    [...refused].filter((file) => correct.has(file)),
    []
  );
  assert.ok(refused.size > 100, `apex-ls refuses ${refused.size} of the wrong classes`);
});
