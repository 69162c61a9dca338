import type { Schema } from '../metadata/schema.ts';
import { ApexRuntime } from '../runtime/core/apex-runtime.ts';
import type { CompiledType, CompiledUnit } from '../runtime/core/compiled-unit.ts';
import { loadProgram } from '../runtime/core/load-program.ts';
import type { Store } from '../store/store.ts';
import { openLibrary } from './library.ts';
import type { LocalOrgOptions } from './local-org.ts';
import { LocalServices } from './services.ts';
import { UserDirectory } from './user-directory.ts';

/** A deployed program over its tables: what an org runs between two deployments. */
export interface DeployedProgram {
  readonly schema: Schema;
  readonly units: readonly CompiledUnit[];
  /** Every user class, the inner ones too. */
  readonly types: readonly CompiledType[];
  readonly users: UserDirectory;
  readonly runtime: ApexRuntime;
  readonly services: LocalServices;
  readonly store: Store;
}

/** Loads a compiled project over a database that has its tables and what every org has. */
export function startProgram(options: LocalOrgOptions, store: Store): DeployedProgram {
  const { project, baseUrl, now, rules, jobFailed } = options;
  const { schema, units } = project;
  const users = new UserDirectory(store, schema);
  const services = new LocalServices({
    schema,
    store,
    users,
    baseUrl,
    now,
    ...(rules === undefined ? {} : { rules }),
    ...(jobFailed === undefined ? {} : { jobFailed })
  });
  const runtime = new ApexRuntime(loadProgram(units, openLibrary()), services);
  const types = units.flatMap((unit) => unit.types);
  return { schema, units, types, users, runtime, services, store };
}
