import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { ForceIgnore } from '@salesforce/source-deploy-retrieve';
import type { Check } from '../checks/check.ts';
import { packageComponents, packageFolder } from './components.ts';

/** Salesforce CLI leaves out what it does not know without a word: no such file may lie in the package. */
export function leftOutCheck(root: string): Check {
  return {
    name: 'every file of the package is sent',
    run: () => Promise.resolve({ faults: leftOutFaults(root) })
  };
}

export function leftOutFaults(root: string): readonly string[] {
  const folder = packageFolder(root);
  const sent = new Set(
    packageComponents(root).flatMap((component) => [
      ...component.walkContent(),
      ...[component, ...component.getChildren()].flatMap(({ xml }) => xml ?? [])
    ])
  );
  const ignored = ForceIgnore.findAndCreate(folder);
  const files = globSync('**/*', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  const named = (file: string): string => path.relative(root, file);
  return files.flatMap((file) => {
    if (ignored.denies(file))
      return uncompiled(file) ? [`${named(file)} is not compiled: npm run build.`] : [];
    if (sent.has(file)) return refused(file) ? [wouldBeRefused(named(file))] : [];
    return [`${named(file)} would be left out: its folder, its ending or its -meta.xml is wrong.`];
  });
}

/** What developers write, and Salesforce takes in no component. */
function refused(file: string): boolean {
  return /\.(ts|map|scss)$/.test(file);
}

function wouldBeRefused(file: string): string {
  return `${file} would be sent, and Salesforce refuses it: name **/*${path.extname(file)} in .forceignore.`;
}

/** A module of a component whose JavaScript is missing. */
function uncompiled(file: string): boolean {
  const isModule = /\/lwc\/[^/]+\/[^/]+\.ts$/.test(file) && !file.endsWith('.d.ts');
  return isModule && !existsSync(file.replace(/\.ts$/, '.js'));
}
