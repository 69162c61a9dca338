import type { CompiledUnit } from '../runtime/core/compiled-unit.ts';
import type { Host } from '../runtime/core/host.ts';
import { isTestClass } from './test-plan.ts';

/** Lines of one class or trigger that tests executed. */
export interface UnitCoverage {
  readonly name: string;
  readonly file: string;
  readonly coveredLines: readonly number[];
  readonly uncoveredLines: readonly number[];
}

export interface Coverage {
  readonly units: readonly UnitCoverage[];
  readonly covered: number;
  readonly coverable: number;
  /** 0 to 100; 100 when there is nothing to cover. */
  readonly percent: number;
}

/** Starts counting from zero. */
export function resetCoverage(host: Host): void {
  for (const unit of host.program.units) host.counters(unit.file).fill(0);
}

/**
 * What has been executed since {@link resetCoverage}. Test classes do not count.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_code_coverage_intro.htm
 */
export function readCoverage(host: Host): Coverage {
  const units = host.program.units
    .filter((unit) => !unit.types.some(isTestClass))
    .map((unit) => coverageOf(host, unit))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const covered = sum(units.map((unit) => unit.coveredLines.length));
  const coverable = covered + sum(units.map((unit) => unit.uncoveredLines.length));
  return {
    units,
    covered,
    coverable,
    percent: coverable === 0 ? 100 : (covered / coverable) * 100
  };
}

function coverageOf(host: Host, unit: CompiledUnit): UnitCoverage {
  const counters = host.counters(unit.file);
  const lines = unit.coverableLines.map((line, index) => ({
    line,
    isCovered: (counters[index] ?? 0) > 0
  }));
  const pick = (isCovered: boolean): readonly number[] =>
    lines
      .filter((each) => each.isCovered === isCovered)
      .map((each) => each.line)
      .sort((a, b) => a - b);
  return {
    name: unit.name,
    file: unit.file,
    coveredLines: pick(true),
    uncoveredLines: pick(false)
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
