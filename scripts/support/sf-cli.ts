import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { packageFolder } from './node-tool.ts';

/** What a command of Salesforce CLI answered as JSON. */
export interface SfAnswer {
  /** Of the process. */
  readonly code: number;
  readonly result: unknown;
  /** The CLI's own words where it failed; empty otherwise. */
  readonly message: string;
  /** Name of the failure: `NamedOrgNotFoundError`; empty otherwise. */
  readonly name: string;
}

/** Runs a command of the project's own Salesforce CLI, with the orgs that its user is logged in to. */
export async function runSf(args: readonly string[]): Promise<SfAnswer> {
  const script = path.join(packageFolder('@salesforce/cli'), 'bin/run.js');
  const { code, stdout, stderr } = await outputOf([script, ...args, '--json']);
  const start = stdout.indexOf('{');
  const answer = start === -1 ? {} : (parsed(stdout.slice(start)) as Partial<SfAnswer>);
  return {
    code,
    result: answer.result ?? null,
    message: answer.message ?? (code === 0 ? '' : stderr.trim()),
    name: answer.name ?? ''
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.slice(0, text.lastIndexOf('}') + 1));
  } catch {
    return {};
  }
}

interface Output {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function outputOf(args: readonly string[]): Promise<Output> {
  const child = spawn(process.execPath, args, {
    env: {
      ...process.env,
      SF_DISABLE_AUTOUPDATE: 'true',
      SF_SKIP_NEW_VERSION_CHECK: 'true',
      NO_COLOR: '1',
      FORCE_COLOR: '0'
    },
    stdio: ['ignore', 'pipe', 'pipe']
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const code = await new Promise<number>((resolve) => {
    child.on('error', () => resolve(127));
    child.on('close', (ended) => resolve(ended ?? 1));
  });
  return { code, stdout, stderr };
}
