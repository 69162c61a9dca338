import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Package that ships the type tables of API 65.0 as two jars (BSD-3); see `package.json` of the project for its version. */
const PACKAGE = '@salesforce/code-analyzer-pmd-engine';

/** Path of one of the type-table jars inside the installed package, found as Node finds modules. */
export function jarLocation(name: 'standard-types' | 'sobject-types'): string {
  const entry = createRequire(import.meta.url).resolve(PACKAGE);
  return join(dirname(entry), 'java-lib', `${name}-65.0.0.jar`);
}
