import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { behavioursIn, type Behaviour } from './support-evidence.ts';
import { librarySection } from './support-library.ts';
import { TOPICS, topicOf, type Topic } from './support-topics.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const TESTS = 'local-org/test';

/** The page, from the project's folder. */
export const SUPPORT_PAGE = 'local-org/SUPPORT.md';

/** A behaviour and what it is about. */
interface TopicBehaviour extends Behaviour {
  readonly topic: Topic;
}

/** Text of the page about what the local org models, made from the evidence that the behaviour tests name. */
export function supportPage(): string {
  const behaviours = testFiles().flatMap((file) =>
    behavioursIn(file, readFileSync(path.join(ROOT, TESTS, file), 'utf8')).map((behaviour) => ({
      ...behaviour,
      topic: topicOf(file, behaviour.subject)
    }))
  );
  const rows = [
    ...Map.groupBy(behaviours, ({ subject, kind, source }) => `${subject}\n${kind}\n${source}`)
  ].map(([, group]) => row(group));
  return [...head(behaviours), ...rows, '', ...librarySection(), ''].join('\n');
}

const KINDS: readonly Behaviour['kind'][] = ['documented', 'recorded', 'assumed'];

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

function head(behaviours: readonly TopicBehaviour[]): readonly string[] {
  const count = (part: Partial<TopicBehaviour>): number =>
    behaviours.filter(
      ({ kind, topic }) => kind === (part.kind ?? kind) && topic === (part.topic ?? topic)
    ).length;
  const cells = (part: Partial<TopicBehaviour>): string =>
    KINDS.map((kind) => count({ ...part, kind })).join(' | ');
  return [
    '# What the local org models',
    '',
    'Behaviours of Salesforce that tests of the local org hold it to, and where their truth comes from: _documented_ by Salesforce or',
    'another public source, _recorded_ on a real org, or _assumed_ for the reason given. What the local org does not model it refuses',
    'by name (`UnsupportedError`). Written by `node scripts/support-page.ts`.',
    '',
    '<!-- prettier-ignore -->',
    '| Topic | Behaviours | Documented | Recorded | Assumed |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...TOPICS.map((topic) => `| ${topic} | ${count({ topic })} | ${cells({ topic })} |`),
    `| all | ${behaviours.length} | ${cells({})} |`,
    '',
    '## Behaviours',
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
