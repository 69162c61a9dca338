import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { compileProject } from '../../local-org/src/org/compile.ts';
import { stateFolderOf } from '../../local-org/src/org/state-folder.ts';
import { missingReferences } from '../../local-org/src/ui/build/check-references.ts';
import type { ModuleReferences } from '../../local-org/src/ui/build/salesforce-modules.ts';
import type { Check } from '../checks/check.ts';
import { packageFolder } from './components.ts';

const IMPORT = /from\s+['"]@salesforce\/(label|apex|schema)\/([\w.]+)['"]/g;

/** The package in an org that holds nothing else: what points outside of it is named, with its place. */
export function aloneCheck(root: string): Check {
  return {
    name: 'the package alone: no reference leads out of it',
    run: () => Promise.resolve({ faults: aloneFaults(root) })
  };
}

export function aloneFaults(root: string): readonly string[] {
  const folder = packageFolder(root);
  const { project, diagnostics } = compileProject(root, [folder], stateFolderOf(root));
  const faults = diagnostics.map(
    ({ file, line, column, message }) => `${file}:${line}:${column} ${message}`
  );
  if (project === null) return faults;
  const types = project.units.flatMap((unit) => unit.types);
  return [...faults, ...missingReferences(importsBelow(folder), project.schema, types)];
}

/** What Lightning web components import by name. */
function importsBelow(folder: string): ModuleReferences {
  const imports = globSync('**/lwc/*/*.js', { cwd: folder }).flatMap((file) => [
    ...readFileSync(path.join(folder, file), 'utf8').matchAll(IMPORT)
  ]);
  const named = (kind: string): string[] =>
    imports.filter(([, found]) => found === kind).map(([, , name = '']) => name);
  return {
    labels: named('label').map((name) => name.replace(/^\w+\./, '')),
    apexMethods: named('apex'),
    schema: named('schema')
  };
}
