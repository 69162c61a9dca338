import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { PROJECT_ROOT } from '../../scripts/project.ts';

const PATIENCE_MS = 120_000;

/** A command under way, as a person at a terminal has it before them. */
export class Command {
  readonly #child: ChildProcess;
  readonly #ended: Promise<number>;
  /** Both streams. */
  text = '';
  /** Standard output alone. */
  output = '';

  constructor(program: string, args: readonly string[], env: NodeJS.ProcessEnv) {
    this.#child = spawn(program, args, { cwd: PROJECT_ROOT, env, stdio: 'pipe' });
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.text += text;
      this.output += text;
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.text += text));
    this.#ended = new Promise((resolve) => this.#child.on('close', (code) => resolve(code ?? -1)));
  }

  /** A script of the project. */
  static script(
    name: string,
    args: readonly string[],
    env: Readonly<Record<string, string>> = {}
  ): Command {
    const script = path.join(PROJECT_ROOT, 'scripts', name);
    return new Command(process.execPath, [script, ...args], { ...process.env, ...env });
  }

  async until(pattern: RegExp): Promise<RegExpExecArray> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const found = pattern.exec(this.text);
      if (found !== null) return found;
      if (Date.now() > deadline || this.#child.exitCode !== null)
        throw new Error(`Nothing was said like ${pattern.source}:\n${this.text}`);
      await delay(50);
    }
  }

  type(line: string): void {
    this.#child.stdin?.write(`${line}\n`);
  }

  /** What anybody on the computer can see of it. */
  get visibleArguments(): string {
    return readFileSync(`/proc/${this.#child.pid}/cmdline`, 'utf8');
  }

  /** @returns the exit code */
  async end(): Promise<number> {
    this.#child.stdin?.end();
    return await this.#ended;
  }
}

/** Bash in the project's folder with a home of its own; every address that is to be opened is written to a file. */
export class Terminal {
  readonly #env: NodeJS.ProcessEnv;

  constructor(env: NodeJS.ProcessEnv) {
    this.#env = env;
  }

  /** The same with more variables. */
  with(more: NodeJS.ProcessEnv): Terminal {
    return new Terminal({ ...this.#env, ...more });
  }

  run(line: string): Command {
    return new Command('bash', ['-c', line], this.#env);
  }
}
