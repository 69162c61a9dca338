import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { behavioursIn, type Behaviour } from './support-evidence.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const TESTS = 'local-org/test';

/** The page, from the project's folder. */
export const SUPPORT_PAGE = 'local-org/SUPPORT.md';

/** Text of the page about what the local org models, made from the evidence that the behaviour tests name. */
export function supportPage(): string {
  const behaviours = testFiles().flatMap((file) =>
    behavioursIn(file, readFileSync(path.join(ROOT, TESTS, file), 'utf8'))
  );
  const rows = [
    ...Map.groupBy(behaviours, ({ subject, kind, source }) => `${subject}\n${kind}\n${source}`)
  ].map(([, group]) => row(group));
  return [...head(behaviours), ...rows, ''].join('\n');
}

/** One line for the behaviours of one subject from one source. */
function row(group: readonly Behaviour[]): string {
  const { subject, kind, source } = group[0]!;
  const titles = group.map(({ title }) => title).filter((title) => title !== '');
  const what = [subject, titles.join('; ')].filter((part) => part !== '').join(': ');
  const cells = [what, kind, kind === 'documented' ? link(source) : source];
  return `| ${cells.map(cell).join(' | ')} |`;
}

function testFiles(): readonly string[] {
  return readdirSync(path.join(ROOT, TESTS), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => file.split(path.sep).join('/'))
    .sort();
}

function head(behaviours: readonly Behaviour[]): readonly string[] {
  const count = (kind: Behaviour['kind']): number =>
    behaviours.filter((behaviour) => behaviour.kind === kind).length;
  return [
    '# What the local org models',
    '',
    'Behaviours of Salesforce that tests of the local org hold it to, and where their truth comes from: _documented_ by Salesforce or',
    'another public source, _recorded_ on a real org, or _assumed_ for the reason given. What the local org does not model it refuses',
    'by name (`UnsupportedError`). Written by `node scripts/support-page.ts`.',
    '',
    `${count('documented')} documented, ${count('recorded')} recorded, ${count('assumed')} assumed.`,
    '',
    '<!-- prettier-ignore -->',
    '| Behaviour | Evidence | Source |',
    '| --- | --- | --- |'
  ];
}

/** A link called by the last part of its address. */
function link(address: string): string {
  const end = new URL(address).searchParams.get('id') ?? address.split(/[?#]/)[0]!;
  const name =
    end
      .split('/')
      .filter((part) => part !== '')
      .at(-1) ?? address;
  return `[${name.replace(/\.html?$/, '')}](${address})`;
}

function cell(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').trim();
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(path.join(ROOT, SUPPORT_PAGE), supportPage());
}
