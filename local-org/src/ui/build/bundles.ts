import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { XMLParser } from 'fast-xml-parser';

/** One Lightning web component of the package: the folder `lwc/<name>` as it would be deployed. */
export interface LwcBundle {
  readonly name: string;
  readonly folder: string;
  /** The compiled `.js`, never the `.ts`: what is shown is what would be deployed. */
  readonly script: string;
  /** May stand on a record, app or home page: `isExposed` and one of their targets. */
  readonly onPages: boolean;
}

/** The bundles of the given source folders. @throws Error when a bundle has not been compiled. */
export function findBundles(sourceFolders: readonly string[]): readonly LwcBundle[] {
  return lwcFolders(sourceFolders).flatMap((lwcFolder) =>
    readdirSync(lwcFolder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('__'))
      .map((entry) => readBundle(path.join(lwcFolder, entry.name), entry.name))
      .filter((bundle) => bundle !== null)
  );
}

/** Every `lwc` folder below the source folders. */
export function lwcFolders(sourceFolders: readonly string[]): readonly string[] {
  return sourceFolders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isDirectory() && entry.name === 'lwc')
        .map((entry) => path.join(entry.parentPath, entry.name))
    );
}

/** True when some `.ts` of a bundle has no `.js` beside it or a younger one than it. */
export function needsCompiling(sourceFolders: readonly string[]): boolean {
  return lwcFolders(sourceFolders).some((lwcFolder) =>
    readdirSync(lwcFolder, { withFileTypes: true, recursive: true })
      .filter(
        (entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts')
      )
      .filter((entry) => !entry.parentPath.includes('__'))
      .some((entry) => isStale(path.join(entry.parentPath, entry.name)))
  );
}

function isStale(source: string): boolean {
  const compiled = source.replace(/\.ts$/, '.js');
  return !existsSync(compiled) || statSync(compiled).mtimeMs < statSync(source).mtimeMs;
}

function readBundle(folder: string, name: string): LwcBundle | null {
  const script = path.join(folder, `${name}.js`);
  if (!existsSync(script)) {
    if (!existsSync(path.join(folder, `${name}.ts`))) return null;
    throw new Error(`lwc/${name} has not been compiled: run \`npm run build\`.`);
  }
  return { name, folder, script, onPages: isOnPages(`${script}-meta.xml`) };
}

const PAGE_TARGETS: readonly string[] = [
  'lightning__RecordPage',
  'lightning__AppPage',
  'lightning__HomePage'
];

function isOnPages(metaFile: string): boolean {
  if (!existsSync(metaFile)) return false;
  const parser = new XMLParser({ isArray: (tag) => tag === 'target', parseTagValue: false });
  const document: unknown = parser.parse(readFileSync(metaFile, 'utf8'));
  const bundle = property(document, 'LightningComponentBundle');
  const targets = property(property(bundle, 'targets'), 'target');
  return (
    property(bundle, 'isExposed') === 'true' &&
    Array.isArray(targets) &&
    targets.some((target) => PAGE_TARGETS.includes(String(target)))
  );
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
