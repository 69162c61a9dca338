import { componentOf, type Component } from './component.ts';
import type { DeployedSource } from './deployed-source.ts';
import type { ComponentResult } from './deployment.ts';
import { LABEL_FILE, labelFileText, readLabelFile } from './label-file.ts';
import { readManifest } from './manifest.ts';
import { partByName, typeByName } from './metadata-types.ts';
import { PackageError } from './package-error.ts';

const FILES = ['destructiveChangesPre.xml', 'destructiveChanges.xml', 'destructiveChangesPost.xml'];

/** Takes away what the package's lists of deletions name: adds to the changes, answers the components. */
export function readDeletions(
  text: (file: string) => string | null,
  source: DeployedSource,
  changes: Map<string, Buffer | null>
): readonly ComponentResult[] {
  const deployed = source.files();
  return FILES.flatMap((fileName) => {
    const list = text(fileName);
    if (list === null) return [];
    return [...readManifest(list, fileName)].flatMap(([type, members]) =>
      [...members].map((fullName) => {
        if (fullName === '*') throw new PackageError('Wildcards cannot be deleted', fileName);
        const component = { type, fullName, fileName };
        const isFound =
          type === 'CustomLabel'
            ? removeLabel(fullName, source, changes)
            : removeFiles(component, deployed, changes);
        return isFound ? deleted(component) : missing(component);
      })
    );
  });
}

function removeFiles(
  component: Component,
  deployed: readonly string[],
  changes: Map<string, Buffer | null>
): boolean {
  const found = deployed.filter((file) => belongsTo(file, component));
  for (const file of found) changes.set(file, null);
  return found.length > 0;
}

/** An object takes its parts with it. */
function belongsTo(file: string, { type, fullName }: Component): boolean {
  if (typeByName(type) === undefined && partByName(type) === undefined) return false;
  if (type === 'CustomObject') return file.startsWith(`objects/${fullName}/`);
  const owner = componentOf(file);
  return owner?.type === type && owner.fullName === fullName;
}

function removeLabel(
  name: string,
  source: DeployedSource,
  changes: Map<string, Buffer | null>
): boolean {
  const before = changes.get(LABEL_FILE) ?? source.read(LABEL_FILE);
  const labels = new Map(before === null ? [] : readLabelFile(before.toString('utf8'), LABEL_FILE));
  if (!labels.delete(name)) return false;
  changes.set(LABEL_FILE, Buffer.from(labelFileText(labels)));
  return true;
}

function deleted(component: Component): ComponentResult {
  return { component, created: false, changed: true, deleted: true, problem: null };
}

/** A warning, no failure. */
function missing(component: Component): ComponentResult {
  const text = `No ${component.type} named: ${component.fullName} found`;
  const problem = { text, isWarning: true, line: null, column: null };
  return { component, created: false, changed: false, deleted: false, problem };
}
