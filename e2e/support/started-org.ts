import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { BirdClient, type Answer } from '../../scripts/bird-client.ts';

const PROJECT = join(import.meta.dirname, '../..');
const START = join(PROJECT, 'scripts/start.ts');
const READY = 'Ctrl-C ends it.';

/** What a person sees who runs `npm start`, on a free port and with nothing kept. */
export class StartedOrg {
  readonly #process: ChildProcess;
  /** What it has printed so far. */
  output = '';
  /** Its log so far. */
  errors = '';

  private constructor(process: ChildProcess) {
    this.#process = process;
    process.stdout?.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    process.stderr?.setEncoding('utf8').on('data', (text: string) => (this.errors += text));
  }

  static async start(): Promise<StartedOrg> {
    const child = spawnStart({ PORT: '0' }, ['--memory']);
    const org = new StartedOrg(child);
    await new Promise<void>((resolve, reject) => {
      child.stdout?.on('data', () => {
        if (org.output.includes(READY)) resolve();
      });
      child.once('exit', (code) =>
        reject(new Error(`npm start ended with ${code}:\n${org.errors}${org.output}`))
      );
    });
    child.removeAllListeners('exit');
    return org;
  }

  /** The text behind a word at the start of a line of the output. */
  said(word: string): string {
    const line = this.output.split('\n').find((text) => text.trimStart().startsWith(word));
    if (line === undefined) throw new Error(`The start printed no line "${word}":\n${this.output}`);
    return line.trimStart().slice(word.length).trim();
  }

  get endpoint(): string {
    return this.said('Endpoint').replace('POST ', '');
  }

  get baseUrl(): string {
    return new URL(this.endpoint).origin;
  }

  get leadPage(): string {
    return this.said('Lead page');
  }

  client(): BirdClient {
    return new BirdClient({
      baseUrl: this.baseUrl,
      clientId: this.said('client_id'),
      clientSecret: this.said('client_secret').split(' ')[0] ?? '',
      webhook: { source: 'Flow', key: /X-Bird-Secret: (\w+)/.exec(this.output)?.[1] ?? '' }
    });
  }

  /** Ctrl-C. @returns the exit code */
  async stop(): Promise<number | null> {
    this.#process.kill('SIGINT');
    const [code] = (await once(this.#process, 'exit')) as [number | null];
    return code;
  }
}

export function spawnStart(env: NodeJS.ProcessEnv, args: readonly string[] = []): ChildProcess {
  return spawn(process.execPath, [START, ...args], {
    cwd: PROJECT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe']
  });
}

/** The body of an answer with one result. */
export function resultOf(answer: Answer): Record<string, string | null> {
  return answer.body as Record<string, string | null>;
}
