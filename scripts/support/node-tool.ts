import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { runCommand, type CommandResult } from './run-command.ts';

const require = createRequire(import.meta.url);

/** Folder of an installed package, wherever npm put it. */
export function packageFolder(name: string): string {
  for (const base of require.resolve.paths(name) ?? []) {
    const folder = join(base, name);
    try {
      readFileSync(join(folder, 'package.json'));
      return folder;
    } catch {
      // not in this folder, look further up
    }
  }
  throw new Error(`The package ${name} is not installed. Run "npm ci".`);
}

/** The script behind a package's command, to be run by this Node. */
function commandScript(packageName: string, command: string): string {
  const folder = packageFolder(packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const script = typeof bin === 'string' ? bin : bin[command];
  if (script === undefined) throw new Error(`${packageName} has no command ${command}.`);
  return join(dirname(join(folder, 'package.json')), script);
}

/** Runs a command of an installed package with the project's own Node. */
export function runTool(
  packageName: string,
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env
): Promise<CommandResult> {
  return runCommand(process.execPath, [commandScript(packageName, command), ...args], { env });
}
