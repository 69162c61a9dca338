import process from 'node:process';
import type { Sent } from './sender.ts';

const WIDTH = 30;

/** How far the sending is, on a terminal. */
export function showProgress(done: number, total: number): void {
  if (!process.stderr.isTTY || total === 1) return;
  const filled = Math.round((done / total) * WIDTH);
  const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
  process.stderr.write(`\r${bar} ${done}/${total}${done === total ? '\n' : ''}`);
}

/** A line for each status and outcome: how often, and how fast. */
export function resultTable(sent: readonly Sent[]): string {
  const groups = Map.groupBy(sent, ({ status, outcome }) => `${status}  ${outcome}`);
  const rows = [...groups].toSorted().map(([name, all]) => {
    const times = all.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
    const median = times[Math.floor(times.length / 2)] ?? 0;
    return [name, String(all.length), `${median} ms`, `${times.at(-1) ?? 0} ms`];
  });
  const table = [['answer', 'times', 'median', 'slowest'], ...rows];
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0))
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)
      )
      .join('  ');
  return `${table.map(line).join('\n')}\n`;
}
