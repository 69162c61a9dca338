import { execFile } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { packageFolder } from '../../scripts/support/node-tool.ts';
import { sfEnvironment } from '../../scripts/support/sf-environment.ts';

const RUN = path.join(packageFolder('@salesforce/cli'), 'bin/run.js');
const MILLISECONDS = 120_000;

/** What a command printed, and its exit code. */
export interface SfAnswer {
  readonly code: number;
  /** Both streams, as a person sees them. */
  readonly text: string;
  readonly milliseconds: number;
}

/** The unmodified Salesforce CLI with a home of its own. */
export class Sf {
  readonly #environment: NodeJS.ProcessEnv;
  readonly #folder: string;
  /** Of every command, in milliseconds. */
  readonly times: { readonly command: string; readonly milliseconds: number }[] = [];

  /** @param home throw-away folder @param folder project that commands run in */
  constructor(home: string, folder: string) {
    this.#environment = { ...sfEnvironment(home), NO_COLOR: '1', FORCE_COLOR: '0', CI: 'true' };
    this.#folder = folder;
  }

  /** Runs one command. @param more environment variables of it alone */
  async run(args: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<SfAnswer> {
    const start = performance.now();
    const answer = await new Promise<SfAnswer>((resolve) => {
      execFile(
        process.execPath,
        [RUN, ...args],
        {
          cwd: this.#folder,
          env: { ...this.#environment, ...more },
          timeout: MILLISECONDS,
          maxBuffer: 64_000_000
        },
        (error, stdout, stderr) => {
          const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
          const milliseconds = Math.round(performance.now() - start);
          resolve({ code, text: stdout + stderr, milliseconds });
        }
      );
    });
    this.times.push({ command: args.slice(0, 3).join(' '), milliseconds: answer.milliseconds });
    return answer;
  }

  /** The result of a command that must succeed, as JSON. @throws Error with what the command said */
  async json<T>(args: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<T> {
    const { code, text } = await this.run([...args, '--json'], more);
    const start = text.indexOf('{');
    if (code !== 0 || start === -1) throw new Error(`sf ${args.join(' ')}: ${code}\n${text}`);
    const end = text.lastIndexOf('}');
    return (JSON.parse(text.slice(start, end + 1)) as { readonly result: T }).result;
  }
}
