import type { CostReport } from './cost.ts';
import { median, type PageReport } from './record-page.ts';
import type { SpeedReport } from './speed.ts';
import type { WayReport, WaysReport } from './ways.ts';

/** What the measurements were taken on, without naming a machine. */
export interface Setting {
  readonly cores: number;
  readonly node: string;
  readonly date: string;
}

/** The largest ratio of the cost of a message that is allowed. */
export const MOST = 1.2;

/** `docs/performance.md`, written whole. */
export function performancePage(
  cost: CostReport,
  ways: WaysReport,
  pages: PageReport,
  speed: SpeedReport,
  setting: Setting
): string {
  return `# Performance

Written by \`npm run bench\` on ${setting.date}: ${setting.cores} cores, Node ${setting.node}, the package on the local org and SQLite. Milliseconds are those of this machine and say nothing about Salesforce; ratios, calls, queries and records carry over.

## One message with ${thousands(cost.few)} and with ${thousands(cost.many)} messages stored

Median CPU time of the transaction (Apex and database) for ${thousands(cost.samples)} messages of each kind and size, sent turn and turn about in one run, and what Apex queried for each. Stored messages lie ten to a conversation, each with its Lead; those that are hit are spread over all of them.

| message | ms with ${thousands(cost.few)} | ms with ${thousands(cost.many)} | ratio | queries | rows read with ${thousands(cost.few)} | rows read with ${thousands(cost.many)} |
| --- | --- | --- | --- | --- | --- | --- |
${cost.comparisons
  .map(
    ({ kind, few, many, timeRatio }) =>
      `| ${kind} | ${few.milliseconds.toFixed(2)} | ${many.milliseconds.toFixed(2)} | ${timeRatio.toFixed(2)} | ${number(many.queries)} | ${number(few.rows)} | ${number(many.rows)} |`
  )
  .join('\n')}

All kinds together cost ${cost.total.toFixed(2)} times as much with ${thousands(cost.many)} messages as with ${thousands(cost.few)}; ${MOST} is allowed. ${selectivity(cost)}

How rows of the growing tables were found:

| table | by the index of |
| --- | --- |
${cost.paths.map(({ table, fields }) => `| ${table} | ${fields.join(', ')} |`).join('\n')}

## The tutorial's way and ours

${ways.messages} inbound messages of ${ways.people} customers, one after another as Bird sends them, in the same run. The tutorial's flow asks for a token and creates a Lead with Salesforce's own API in every run; ours posts to \`/messages\` with a token that is kept. ${ways.retries} calls (10 %) are repeated, as a flow does whose answer was lost.

| | tutorial | ours |
| --- | --- | --- |
${waysRows(ways)
  .map((cells) => `| ${cells.join(' | ')} |`)
  .join('\n')}

## A long conversation on the record page

A Lead with ${thousands(pages.messages)} messages, opened ${pages.runs} times in Chromium at 420 x 900 pixels, turn and turn about with a component that reads every message and draws them all with the same base components. LWC in production mode; times from creating the component until the newest message was painted.

| | draws everything | ours |
| --- | --- | --- |
| first paint, median in ms | ${median(pages.naive).toFixed(0)} | ${median(pages.ours).toFixed(0)} |
| how many times sooner | 1 | ${pages.ratio.toFixed(1)} |
| most messages in the DOM | ${thousands(pages.messages)} | ${pages.mostNodes} |
| long tasks (over 50 ms) while ${thousands(pages.scrolled)} messages were scrolled back, median | | ${median(pages.longTasks)} |

## Developing with the local org

Medians of three runs, of ten edits for the edited class; new processes but for that one.

| | |
| --- | --- |
| compile the package and its tests, nothing kept from before | ${seconds(speed.coldCompile)} s |
| the same with syntax trees kept | ${seconds(speed.warmCompile)} s |
| all Apex tests with coverage | ${seconds(speed.apexSuite)} s |
| \`local-org watch\`: one edited class, compiled and its test run | ${seconds(speed.editedClass)} s |
| \`npm start\` until it is ready, with samples | ${seconds(speed.startToReady)} s |
| messages of new customers a second, over HTTP | ${speed.postsPerSecond.toFixed(0)} |
`;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(2);
}

function selectivity({ queries, findings }: CostReport): string {
  if (findings.length === 0) {
    return `Each of the ${queries} queries that Apex ran filters on a field Salesforce keeps an index of, and no statement of the database reads a growing table from end to end.`;
  }
  const list = findings.map(({ where, what }) => `- ${where}: ${what}`).join('\n');
  return `Of the ${queries} queries that Apex ran, these read a growing object from end to end:\n\n${list}`;
}

function waysRows({ seed, ours, messages, people }: WaysReport): readonly (readonly string[])[] {
  const row = (name: string, read: (way: WayReport) => string | number): readonly string[] => [
    name,
    String(read(seed)),
    String(read(ours))
  ];
  return [
    row('API calls', (way) => way.apiCalls),
    row('of them logins (3,600 an hour and user are allowed)', (way) => way.logins),
    row('CPU time in Apex and database, ms', (way) => way.cost.milliseconds.toFixed(0)),
    row('the same for each message, ms', (way) => (way.cost.milliseconds / messages).toFixed(2)),
    row('Leads', (way) => way.leads),
    row(`Leads beyond one for each of the ${people} customers`, (way) => way.leads - people),
    row('of them made by repeated calls', (way) => way.fromRetries),
    row('conversations', (way) => way.conversations),
    row('messages that can be read in order on the record', (way) => way.messages)
  ];
}

function thousands(count: number): string {
  return count.toLocaleString('en-US');
}

function number(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(2);
}
