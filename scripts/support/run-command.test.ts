import assert from 'node:assert/strict';
import { test } from 'node:test';
import process from 'node:process';
import { runCommand } from './run-command.ts';

test('a program that does not end is ended with what it started, and that is said', async () => {
  const script = `const { spawn } = require('node:child_process');
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
    console.log(child.pid);
    setInterval(() => {}, 1000);`;
  const { code, stdout, stderr } = await runCommand(process.execPath, ['-e', script], {
    timeoutMs: 2_000
  });
  assert.equal(code, 124);
  assert.match(stderr, /did not end within 2 s/);
  const started = Number(stdout);
  assert.ok(started > 0, 'it had started another');
  for (let attempt = 0; isAlive(started) && attempt < 100; attempt += 1)
    await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(isAlive(started), false);
});

test('a program that does not exist has code 127', async () => {
  assert.equal((await runCommand('no-such-program', [])).code, 127);
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
