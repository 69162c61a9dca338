import {
  hasAnnotation,
  type CompiledMethod,
  type CompiledType,
  type CompiledUnit
} from '../runtime/core/compiled-unit.ts';

/** A test class with what is to run of it. */
export interface TestClass {
  readonly name: string;
  readonly setups: readonly CompiledMethod[];
  readonly tests: readonly CompiledMethod[];
}

/** True for a class that holds tests: it counts for no coverage. */
export function isTestClass(type: CompiledType): boolean {
  return hasAnnotation(type, 'istest');
}

/**
 * The tests of a program, by class name.
 *
 * @param names only these classes or `Class.method`s; empty means all. Any letter case.
 * @returns the classes and the names that nothing has
 */
export function planTests(
  units: readonly CompiledUnit[],
  names: readonly string[]
): { readonly classes: readonly TestClass[]; readonly unknown: readonly string[] } {
  const types = units.flatMap((unit) => unit.types).filter(isTestClass);
  const all = types
    .map((type) => testClass(type))
    .filter(({ tests }) => tests.length > 0)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  if (names.length === 0) return { classes: all, unknown: [] };
  const wanted = names.map((name) => name.toLowerCase());
  const classes = all.flatMap((each) => selected(each, wanted));
  const known = new Set(
    classes.flatMap(({ name, tests }) => [
      name.toLowerCase(),
      ...tests.map((test) => `${name}.${test.name}`.toLowerCase())
    ])
  );
  return { classes, unknown: names.filter((name) => !known.has(name.toLowerCase())) };
}

function testClass(type: CompiledType): TestClass {
  const statics = type.methods.filter((method) => method.isStatic);
  return {
    name: type.name,
    setups: statics.filter((method) => hasAnnotation(method, 'testsetup')),
    tests: statics.filter((method) => hasAnnotation(method, 'istest'))
  };
}

function selected(candidate: TestClass, wanted: readonly string[]): readonly TestClass[] {
  const className = candidate.name.toLowerCase();
  if (wanted.includes(className)) return [candidate];
  const tests = candidate.tests.filter((test) =>
    wanted.includes(`${className}.${test.name.toLowerCase()}`)
  );
  return tests.length === 0 ? [] : [{ ...candidate, tests }];
}
