import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { PROJECT_ROOT } from '../project.ts';
import { readWorkflow, stepsOf } from './workflow.ts';

/** What people of GitHub publish themselves; anything else could read the secrets. */
const TRUSTED = /^actions\/(checkout|setup-node|setup-java)@v\d+$/;

for (const name of ['test', 'deploy'])
  describe(`.github/workflows/${name}.yml`, () => {
    const workflow = readWorkflow(name);
    const steps = stepsOf(workflow);

    test('may only read the repository, ends by itself, and trusts nobody else’s actions', () => {
      assert.deepEqual(workflow.permissions, { contents: 'read' });
      for (const job of Object.values(workflow.jobs))
        assert.ok((job['timeout-minutes'] ?? 999) <= 60);
      for (const { uses } of steps) if (uses !== undefined) assert.match(uses, TRUSTED);
    });

    test('runs npm scripts that exist, after npm ci', () => {
      const { scripts } = JSON.parse(
        readFileSync(path.join(PROJECT_ROOT, 'package.json'), 'utf8')
      ) as { readonly scripts: Readonly<Record<string, string>> };
      const lines = steps.flatMap(({ run }) => run ?? []);
      assert.equal(lines[0], 'npm ci');
      const called = lines.flatMap((line) =>
        [...line.matchAll(/npm (?:run )?(\w+)/g)].map(([, script = '']) => script)
      );
      assert.deepEqual(
        called.filter((script) => script !== 'ci' && !(script in scripts)),
        []
      );
      assert.ok(called.includes(name));
    });

    test('hands what others may write to the shell as variables, never as a part of its line', () => {
      for (const { run } of steps) assert.equal(run?.includes('${{') ?? false, false, run);
    });
  });

test('tests run for each change; a deployment only where somebody asks for it', () => {
  assert.deepEqual(Object.keys(readWorkflow('test').on), ['push', 'pull_request']);
  const deploy = readWorkflow('deploy');
  assert.deepEqual(Object.keys(deploy.on), ['workflow_dispatch']);
  assert.equal(deploy.jobs['deploy']?.environment, '${{ inputs.environment }}');
});
