import { spawn } from 'node:child_process';
import process from 'node:process';

export interface CommandResult {
  /** Exit code; 127 when the program does not exist, 124 when its time was over. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly onOutput?: (text: string) => void;
  /** When it is over, the program is ended with everything that it started. */
  readonly timeoutMs?: number;
}

/** Runs a program without a shell in the project folder and collects what it prints. */
export function runCommand(
  program: string,
  args: readonly string[],
  { env = process.env, cwd = process.cwd(), onOutput, timeoutMs }: CommandOptions = {}
): Promise<CommandResult> {
  return new Promise((resolve) => {
    // A group of its own can be ended as a whole, but no longer hears Ctrl-C by itself.
    const child = spawn(program, args, {
      ...{ cwd, env, stdio: ['ignore', 'pipe', 'pipe'] },
      detached: timeoutMs !== undefined
    });
    let stdout = '';
    let stderr = '';
    let timer: NodeJS.Timeout | undefined;
    const interrupt = (): void => endGroup(child.pid, 'SIGINT');
    const finish = (code: number): void => {
      clearTimeout(timer);
      process.removeListener('SIGINT', interrupt);
      resolve({ code, stdout, stderr });
    };
    if (timeoutMs !== undefined) {
      process.once('SIGINT', interrupt);
      timer = setTimeout(() => {
        stderr += `\n${program} ${args.join(' ')} did not end within ${timeoutMs / 1000} s\n`;
        endGroup(child.pid, 'SIGKILL');
        finish(124);
      }, timeoutMs);
    }
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      onOutput?.(text);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
      onOutput?.(text);
    });
    child.on('error', (error) => {
      stderr += error.message;
      finish(127);
    });
    child.on('close', (code) => finish(code ?? 1));
  });
}

function endGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid !== undefined) process.kill(-pid, signal);
}
