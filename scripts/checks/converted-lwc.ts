import { existsSync, globSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { DiagnosticLevel } from '@lwc/errors';
import { compile } from '@lwc/sfdc-lwc-compiler';
import { runTool } from '../support/node-tool.ts';
import { sfEnvironment } from '../support/sf-environment.ts';
import { outputLines, type Check } from './check.ts';

const SOURCE = 'force-app';

/** Converts the package as a deploy does and compiles each LWC of the result with Salesforce's own compiler. */
export const convertedLwcCheck: Check = {
  name: 'LWC by the Salesforce compiler, after sf project convert source',
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'bird-mdapi-'));
    try {
      const converted = await runTool(
        '@salesforce/cli',
        'sf',
        ['project', 'convert', 'source', '--source-dir', SOURCE, '--output-dir', folder],
        sfEnvironment(join(folder, '.home'))
      );
      if (converted.code !== 0) return { faults: outputLines(converted.stdout, converted.stderr) };
      return { faults: [...missingClasses(folder), ...(await lwcFaults(folder))] };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
};

/** A class without its -meta.xml is left out by the conversion without a word. */
function missingClasses(folder: string): string[] {
  return globSync(`${SOURCE}/**/*.{cls,trigger}`).flatMap((file) => {
    const target = join(folder, file.endsWith('.cls') ? 'classes' : 'triggers', basename(file));
    return existsSync(target)
      ? []
      : [`${file} is not in the converted package: is its -meta.xml missing?`];
  });
}

async function lwcFaults(folder: string): Promise<string[]> {
  const bundles = globSync(`${SOURCE}/**/lwc/*/`).map((path) => basename(path));
  const faults: string[] = bundles.length === 0 ? ['The package has no LWC.'] : [];
  for (const name of bundles) faults.push(...(await bundleFaults(join(folder, 'lwc', name), name)));
  return faults;
}

async function bundleFaults(folder: string, name: string): Promise<string[]> {
  if (!existsSync(join(folder, `${name}.js`)))
    return [`${name}: no ${name}.js; run "npm run build"`];
  const files: Record<string, string> = {};
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.ts')) return [`${name}: ${file} would be deployed; see .forceignore`];
    if (/\.(js|html|css)$/.test(file)) files[file] = readFileSync(join(folder, file), 'utf8');
  }
  const result = await compile({ bundle: { namespace: 'c', name, type: 'platform', files } });
  const faults = result.diagnostics
    .filter(({ level }) => level <= DiagnosticLevel.Error)
    .map(({ message }) => `${name}: ${message}`);
  const references = (result.metadata?.references ?? []).map(({ id, type }) => ({ id, type }));
  return [...faults, ...references.flatMap((reference) => referenceFaults(name, reference))];
}

/** What a bundle names must exist in the package. */
function referenceFaults(name: string, { id, type }: { id: string; type: string }): string[] {
  if (type === 'apexMethod') {
    const [className = '', method = ''] = id.split('.').slice(-2);
    const [file] = globSync(`${SOURCE}/**/classes/**/${className}.cls`);
    const found = file !== undefined && readFileSync(file, 'utf8').includes(` ${method}(`);
    return found ? [] : [`${name}: the Apex method ${id} does not exist`];
  }
  if (type === 'label' && id.startsWith('c.')) {
    const labels = globSync(`${SOURCE}/**/*.labels-meta.xml`).map((file) =>
      readFileSync(file, 'utf8')
    );
    const found = labels.some((text) => text.includes(`<fullName>${id.slice(2)}</fullName>`));
    return found ? [] : [`${name}: the custom label ${id} does not exist`];
  }
  return [];
}
