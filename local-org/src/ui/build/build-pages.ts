import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync
} from 'node:fs';
import path from 'node:path';
import { rollup } from 'rollup';
import { findBundles } from './bundles.ts';
import { contentHash, listFiles } from './content-hash.ts';
import { rollupOptions } from './rollup-options.ts';
import type { ModuleReferences } from './salesforce-modules.ts';

export interface PagesRequest {
  readonly projectRoot: string;
  /** Source folders whose `lwc` bundles are shown. */
  readonly folders: readonly string[];
  /** Where built scripts are kept, by content hash. */
  readonly cacheFolder: string;
}

/** The script of the pages, and what its components name from the platform. */
export interface BuiltPages {
  readonly script: string;
  readonly references: ModuleReferences;
  readonly fromCache: boolean;
}

/**
 * Builds the one script behind every page, or finds it in the cache.
 * @throws Error naming the component and the module when a bundle does not compile.
 */
export async function buildPages(request: PagesRequest): Promise<BuiltPages> {
  const bundles = findBundles(request.folders);
  const inputs = [
    path.join(import.meta.dirname, '..'),
    ...bundles.map((bundle) => bundle.folder)
  ].flatMap(listFiles);
  const name = `pages-${contentHash(inputs, lockFile(request.projectRoot))}`;
  const script = path.join(request.cacheFolder, `${name}.js`);
  const referencesFile = path.join(request.cacheFolder, `${name}.json`);
  if (existsSync(script) && existsSync(referencesFile)) {
    utimesSync(script, new Date(), new Date());
    return { script, references: readReferences(referencesFile), fromCache: true };
  }
  const references: ModuleReferences = { labels: [], apexMethods: [], schema: [] };
  const build = await rollup(rollupOptions(request.projectRoot, bundles, references));
  const { output } = await build.generate({ format: 'esm', inlineDynamicImports: true });
  await build.close();
  mkdirSync(request.cacheFolder, { recursive: true });
  writeWhole(script, output[0].code);
  writeWhole(referencesFile, JSON.stringify(references));
  removeOldest(request.cacheFolder);
  return { script, references, fromCache: false };
}

/** Builds that are kept, so that a page of another running server still finds its script. */
const BUILDS_KEPT = 6;

function removeOldest(cacheFolder: string): void {
  const scripts = readdirSync(cacheFolder)
    .filter((name) => /^pages-\w+\.js$/.test(name))
    .map((name) => path.join(cacheFolder, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const script of scripts.slice(BUILDS_KEPT)) {
    rmSync(script, { force: true });
    rmSync(script.replace(/\.js$/, '.json'), { force: true });
  }
}

function lockFile(projectRoot: string): string {
  const file = path.join(projectRoot, 'package-lock.json');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function readReferences(file: string): ModuleReferences {
  return JSON.parse(readFileSync(file, 'utf8')) as ModuleReferences;
}

/** A reader never sees half a file. */
function writeWhole(file: string, text: string): void {
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, text);
  renameSync(temporary, file);
}
