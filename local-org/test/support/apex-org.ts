import { fileURLToPath } from 'node:url';
import { checkProgram } from '../../src/check/check.ts';
import { emitProgram } from '../../src/emit/emit.ts';
import { openPlatformTables } from '../../src/metadata/platform/library-tables.ts';
import { readSchema } from '../../src/metadata/read-schema.ts';
import { openLibrary } from '../../src/org/library.ts';
import { LocalOrg } from '../../src/org/local-org.ts';
import type { CompiledUnit } from '../../src/runtime/core/compiled-unit.ts';
import type { RunningUser } from '../../src/runtime/transaction.ts';
import { parseUnit } from '../../src/syntax/parse.ts';
import { plainValue } from './plain-value.ts';

const METADATA = fileURLToPath(new URL('../core/metadata', import.meta.url));
const PLATFORM = openPlatformTables();
const API_VERSION = 67;
const NOW = Date.UTC(2026, 10, 22, 3, 4, 5);

/** Where the org keeps its rows, and its clock. */
export interface OrgPlace {
  readonly database?: string;
  readonly now?: () => number;
  /** More metadata folders. */
  readonly metadata?: readonly string[];
}

/** An org with rows: the standard objects and the platform event `Ping__e`, Apex given by file name. */
export class ApexOrg {
  readonly org: LocalOrg;
  readonly units: readonly CompiledUnit[];
  readonly admin: RunningUser;

  constructor(files: Readonly<Record<string, string>>, place: OrgPlace = {}) {
    const schema = readSchema([METADATA, ...(place.metadata ?? [])]);
    const units = Object.entries(files).map(([file, source]) => ({
      file,
      unit: parseUnit(source, file),
      apiVersion: API_VERSION
    }));
    const { program, diagnostics } = checkProgram({ units, schema, platform: PLATFORM });
    if (program === null) throw diagnostics[0]!;
    this.units = emitProgram(program, openLibrary());
    this.org = LocalOrg.open({
      project: { schema, units: this.units },
      database: place.database ?? null,
      baseUrl: 'https://bird.example.com',
      now: place.now ?? (() => NOW)
    });
    this.admin = this.org.users.byId(this.org.users.activeIds()[0]!)!;
  }

  /** Runs a static method without parameters as the administrator, in a transaction of its own. */
  call(className: string, method: string): unknown {
    return this.org.run(this.admin, ({ tx }) => plainValue(tx.invokeStatic(className, method)));
  }
}
