import { Diagnostic } from '../diagnostics/errors.ts';
import { Store } from '../store/store.ts';
import { DatabaseError } from './database-error.ts';
import { DeployError } from './deploy-error.ts';
import type { LocalOrgOptions } from './local-org.ts';
import { seedOrg } from './seed.ts';

/**
 * Opens the org's database, brings its tables to the deployed schema and adds what every org has.
 * @throws DeployError when the metadata asks for what the org does not have or allow; DatabaseError for a file that SQLite cannot open or that cannot be brought to the schema
 */
export function openDatabase({ project, database, now }: LocalOrgOptions): Store {
  if (database === null) return openAndSeed(project.schema, null, now());
  try {
    return openAndSeed(project.schema, database, now());
  } catch (error) {
    throw isDatabaseFault(error)
      ? new DatabaseError(database, oneLine(error), { cause: error })
      : error;
  }
}

function openAndSeed(
  schema: LocalOrgOptions['project']['schema'],
  file: string | null,
  now: number
): Store {
  const store = openStore(schema, file);
  try {
    seedOrg(store, schema, now);
  } catch (error) {
    store.close();
    throw error instanceof Diagnostic ? new DeployError([error]) : error;
  }
  return store;
}

/** What is wrong in the metadata is a refused deployment here, too. */
function openStore(schema: LocalOrgOptions['project']['schema'], file: string | null): Store {
  try {
    return Store.open(schema, { file });
  } catch (error) {
    throw error instanceof Diagnostic ? new DeployError([error]) : error;
  }
}

/** SQLite's own refusals, and values of an older schema that the present one has no place for. */
function isDatabaseFault(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR';
}

function oneLine(error: Error): string {
  return error.message.replaceAll(/\s+/g, ' ');
}
