import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FileChanges } from './deployed-source.ts';
import { LABEL_FILE, labelFileText, readLabelFile } from './label-file.ts';
import { METADATA_TYPES } from './metadata-types.ts';

/** What no client sends: TypeScript, tests and settings of editors. */
const LEFT_OUT = /(\.ts|\.map|\.md|\/jsconfig\.json|\/tsconfig[^/]*\.json|\/package\.xml)$/;
const FOLDERS_LEFT_OUT: ReadonlySet<string> = new Set(['__tests__', 'node_modules']);

/** The files of project folders as a deployment of them would leave them; later folders over earlier ones. */
export function importSource(folders: readonly string[]): FileChanges {
  const files = new Map<string, Buffer>();
  for (const folder of folders) {
    for (const file of filesBelow(folder)) {
      const target = deployedPath(file);
      if (target === null) continue;
      const content = readFileSync(file);
      files.set(target, target === LABEL_FILE ? merged(files.get(target), content) : content);
    }
  }
  return files;
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const found = path.join(folder, entry.name);
    if (!entry.isDirectory()) return LEFT_OUT.test(found) ? [] : [found];
    return FOLDERS_LEFT_OUT.has(entry.name) ? [] : filesBelow(found);
  });
}

/** Types whose files keep the folders below the type's own. */
function keepsFolders(directory: string): boolean {
  const type = METADATA_TYPES.find((candidate) => candidate.directory === directory);
  return type?.form === 'object' || type?.form === 'bundle' || type?.inFolder === true;
}

/** `classes/BirdPhone.cls` of `…/classes/shared/BirdPhone.cls`; null for what is no metadata. */
function deployedPath(file: string): string | null {
  const parts = file.split(path.sep);
  const at = parts.findLastIndex((part) =>
    METADATA_TYPES.some(({ directory }) => directory === part)
  );
  const directory = parts[at];
  if (directory === undefined) return null;
  if (directory === 'labels') return LABEL_FILE;
  const rest = keepsFolders(directory)
    ? parts.slice(at + 1)
    : [deployedName(directory, parts.at(-1)!)];
  return [directory, ...rest].join('/');
}

/** Clients send static resources of any type as `.resource`. */
function deployedName(directory: string, name: string): string {
  const isContent = directory === 'staticresources' && !name.endsWith('-meta.xml');
  return isContent ? name.replace(/\.\w+$/, '.resource') : name;
}

function merged(before: Buffer | undefined, content: Buffer): Buffer {
  if (before === undefined) return content;
  const labels = new Map(readLabelFile(before.toString('utf8'), LABEL_FILE));
  for (const [name, label] of readLabelFile(content.toString('utf8'), LABEL_FILE))
    labels.set(name, label);
  return Buffer.from(labelFileText(labels));
}
