import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Diagnostic } from '../diagnostics/errors.ts';
import { classApiVersion } from '../metadata/read-schema.ts';

/** One Apex class or trigger as it lies in the project. */
export interface ApexSource {
  /** Relative to the project. */
  readonly file: string;
  readonly source: string;
  readonly apiVersion: number;
}

/**
 * Every class and trigger below the folders, sorted by file; one in a later folder replaces one of the same name in an earlier.
 * @throws Diagnostic for one without its `-meta.xml`.
 */
export function readApexSources(
  projectRoot: string,
  folders: readonly string[]
): readonly ApexSource[] {
  const replaced = new Map(
    folders.map((folder) => apexFiles(folder)).flatMap((files) => [...files])
  );
  return [...replaced.values()]
    .sort()
    .map((absolutePath) => readApexSource(projectRoot, absolutePath));
}

/** Paths by file name. @throws Diagnostic when one folder holds the same name twice. */
function apexFiles(folder: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  if (!existsSync(folder)) return files;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !/\.(cls|trigger)$/.test(entry.name)) continue;
    const absolutePath = path.join(entry.parentPath, entry.name);
    const other = files.get(entry.name);
    if (other !== undefined) {
      const message = `${entry.name} lies in two folders: here and in ${path.dirname(other)}.`;
      throw new Diagnostic({
        code: 'duplicate-file',
        file: absolutePath,
        line: 1,
        column: 1,
        message
      });
    }
    files.set(entry.name, absolutePath);
  }
  return files;
}

function readApexSource(projectRoot: string, absolutePath: string): ApexSource {
  const file = path.relative(projectRoot, absolutePath);
  const metaFile = `${absolutePath}-meta.xml`;
  if (!existsSync(metaFile)) {
    const message = `No ${path.basename(metaFile)}: Salesforce CLI would leave this file out of the deployment.`;
    throw new Diagnostic({ code: 'missing-meta-file', file, line: 1, column: 1, message });
  }
  return {
    file,
    source: readFileSync(absolutePath, 'utf8'),
    apiVersion: classApiVersion(metaFile)
  };
}
