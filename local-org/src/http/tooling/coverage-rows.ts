import type { Coverage, UnitCoverage } from '../../apex-tests/coverage.ts';
import type { ToolingRows } from './tooling-rows.ts';

/** Coverage of a run as rows: by test method, of each class in all, of the org. What former runs said is replaced. */
export class CoverageRows {
  readonly #rows: ToolingRows;
  readonly #covered = new Map<string, Set<number>>();
  readonly #lines = new Map<string, ReadonlySet<number>>();

  constructor(rows: ToolingRows) {
    this.#rows = rows;
    for (const table of ['ApexCodeCoverage', 'ApexCodeCoverageAggregate', 'ApexOrgWideCoverage'])
      rows.store.run(`DELETE FROM "${table}"`);
  }

  /** What one method executed. */
  add(className: string, method: string, coverage: Coverage): void {
    const testClassId = this.#rows.codeId(className);
    for (const unit of coverage.units) {
      this.#count(unit);
      if (unit.coveredLines.length === 0) continue;
      this.#rows.insert('ApexCodeCoverage', {
        ...this.#values(unit),
        ApexTestClassId: testClassId,
        TestMethodName: method
      });
    }
  }

  /** Writes the sums; call it once, at the end. */
  finish(): void {
    let covered = 0;
    let all = 0;
    for (const [name, lines] of this.#lines) {
      const executed = this.#covered.get(name) ?? new Set<number>();
      covered += executed.size;
      all += lines.size;
      const coveredLines = [...lines].filter((line) => executed.has(line));
      const uncoveredLines = [...lines].filter((line) => !executed.has(line));
      const unit = { name, file: '', coveredLines, uncoveredLines };
      this.#rows.insert('ApexCodeCoverageAggregate', this.#values(unit));
    }
    const percent = all === 0 ? 0 : Math.floor((covered / all) * 100);
    this.#rows.insert('ApexOrgWideCoverage', { PercentCovered: percent });
  }

  #count({ name, coveredLines, uncoveredLines }: UnitCoverage): void {
    const executed = this.#covered.get(name) ?? new Set<number>();
    for (const line of coveredLines) executed.add(line);
    this.#covered.set(name, executed);
    this.#lines.set(name, new Set([...coveredLines, ...uncoveredLines].sort((a, b) => a - b)));
  }

  #values({
    name,
    coveredLines,
    uncoveredLines
  }: UnitCoverage): Record<string, string | number | null> {
    return {
      ApexClassOrTriggerId: this.#rows.codeId(name),
      NumLinesCovered: coveredLines.length,
      NumLinesUncovered: uncoveredLines.length,
      Coverage: JSON.stringify({ coveredLines, uncoveredLines })
    };
  }
}
