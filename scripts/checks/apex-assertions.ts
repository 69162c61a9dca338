import { globSync, readFileSync } from 'node:fs';
import type { ClassDeclaration, MethodDeclaration } from '../../local-org/src/syntax/ast.ts';
import { parseUnit } from '../../local-org/src/syntax/parse.ts';
import type { Check } from './check.ts';

/** Every Apex test method must reach an `Assert` call, itself or through a method of its class or of a test builder. */
export const apexAssertionsCheck: Check = {
  name: 'every Apex test asserts something',
  run() {
    const classes = globSync('force-app/test/**/*.cls').sort().map(readClass);
    if (!classes.some((type) => methodsOf(type).some(isTest))) {
      return Promise.resolve({ faults: ['No Apex test was found.'] });
    }
    return Promise.resolve({ faults: testsWithoutAssertion(classes) });
  }
};

/** One line for each test method of the classes that asserts nothing. */
export function testsWithoutAssertion(classes: readonly ClassDeclaration[]): string[] {
  const asserting = assertingMethods(classes);
  return classes.flatMap((type) =>
    methodsOf(type)
      .filter((method) => isTest(method) && !asserting.has(method.name.text.toLowerCase()))
      .map((method) => `${type.name.text}.${method.name.text} asserts nothing`)
  );
}

function readClass(file: string): ClassDeclaration {
  const unit = parseUnit(readFileSync(file, 'utf8'), file);
  if (unit.kind !== 'class') throw new Error(`${file} is no class.`);
  return unit;
}

function methodsOf(type: ClassDeclaration): MethodDeclaration[] {
  return type.members.filter((member) => member.kind === 'method');
}

function isTest({ modifiers }: MethodDeclaration): boolean {
  return modifiers.annotations.some(({ name }) => name.text.toLowerCase() === 'istest');
}

/** Lower-cased names of methods that assert, found by widening until nothing is added. */
function assertingMethods(classes: readonly ClassDeclaration[]): ReadonlySet<string> {
  const calls = classes.flatMap(methodsOf).map((method) => ({
    name: method.name.text.toLowerCase(),
    called: calledNames(method.body)
  }));
  const asserting = new Set(['assert']);
  for (let size = 0; size !== asserting.size;) {
    size = asserting.size;
    for (const { name, called } of calls) {
      if (called.some((other) => asserting.has(other))) asserting.add(name);
    }
  }
  return asserting;
}

/** Names of called methods; a call on `Assert` or `System.Assert` counts as `assert`. */
function calledNames(node: unknown): string[] {
  if (node === null || typeof node !== 'object') return [];
  if (Array.isArray(node)) return node.flatMap(calledNames);
  const own = 'kind' in node && node.kind === 'call' ? [callName(node)] : [];
  return [...own, ...Object.values(node).flatMap(calledNames)];
}

function callName(call: object): string {
  const { target, name } = call as {
    target: { kind: string; name?: { text: string } } | null;
    name: { text: string };
  };
  return target?.name?.text.toLowerCase() === 'assert' ? 'assert' : name.text.toLowerCase();
}
