import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Failure } from '../support/failure.ts';

/** Values of a file of `NAME=value` lines. @throws Failure where it cannot be read */
export function readKeyValues(file: string): ReadonlyMap<string, string> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Failure(`The file ${file} cannot be read.`);
  }
  return new Map(
    text
      .split('\n')
      .map((line) => /^\s*(\w+)=(.*)$/.exec(line))
      .filter((found) => found !== null)
      .map(([, name = '', value = '']) => [name, value.trim()])
  );
}

/** Writes them for the user of this computer alone to read. */
export function writeKeyValues(file: string, values: Readonly<Record<string, string>>): void {
  rmSync(file, { force: true });
  writeFileSync(file, textOf(values), { mode: 0o600 });
}

export function textOf(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}
