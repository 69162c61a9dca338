/**
 * `npm run deploy -- --target-org ORG`: builds and checks the package, deploys it, and sets up what belongs to the org: OAuth client,
 * permission sets, the trigger's user, translations, the scheduled job. Run it again as often as you like.
 */
import process from 'node:process';
import { EXIT } from '../local-org/src/cli/exit-codes.ts';
import { OrgDeployer } from './deploy/org-deployer.ts';
import { readOptions } from './deploy/options.ts';
import { Failure } from './support/failure.ts';

async function main(args: readonly string[]): Promise<number> {
  try {
    const options = readOptions(args);
    const say = (text: string): void => void process.stderr.write(text);
    process.stdout.write(await new OrgDeployer(options, say).run());
    return EXIT.ok;
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${text}\n`);
    return error instanceof Failure ? EXIT.failures : EXIT.fault;
  }
}

process.exitCode = await main(process.argv.slice(2));
