/**
 * `npm run authorize -- --target-org ORG`: fetches the tokens that Bird needs, tries them with a real call, and hands over what to
 * enter at Bird: into a file that is named (for its owner alone to read), or printed once.
 */
import process from 'node:process';
import { EXIT } from '../local-org/src/cli/exit-codes.ts';
import { Authorizer } from './authorize/authorizer.ts';
import { textOf, writeKeyValues } from './authorize/key-values.ts';
import { readOptions } from './authorize/options.ts';
import { Failure } from './support/failure.ts';

async function main(args: readonly string[]): Promise<number> {
  try {
    const options = readOptions(args);
    const say = (text: string): void => void process.stderr.write(text);
    const values = await new Authorizer(options, say).run();
    if (options.output === null) {
      say('Enter this at Bird. It is printed once and kept nowhere:\n');
      process.stdout.write(textOf(values));
    } else {
      writeKeyValues(options.output, values);
      say(`${options.output} holds what to enter at Bird, for you alone to read.\n`);
    }
    return EXIT.ok;
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${text}\n`);
    return error instanceof Failure ? EXIT.failures : EXIT.fault;
  }
}

process.exitCode = await main(process.argv.slice(2));
