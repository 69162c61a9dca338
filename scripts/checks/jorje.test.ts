import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { before, describe, test } from 'node:test';
import { compileWithJorje } from './jorje.ts';
import { withoutJava } from './java.ts';

const CORPUS = 'local-org/test/check/corpus';
const METADATA = 'local-org/test/check/metadata';
const DECOYS = 'local-org/test/shapes/overlays/decoy-classes';
const missing = await withoutJava('javac', "Salesforce's compiler");

/** Wrong only in what the compiler leaves to the org: the content of queries, and which fields may be written. */
const LEFT_TO_THE_ORG: readonly string[] = [
  'AssignToAuditField.cls',
  'AssignToFormula.cls',
  'SoqlFilterLongText.cls',
  'SoqlNotGrouped.cls',
  'SoqlUnknownChild.cls',
  'SoqlUnknownField.cls',
  'SoqlUnknownParent.cls',
  'SoqlWrongBindType.cls',
  'SoqlWrongLiteral.cls',
  'UnknownLabel.cls',
  'UpsertByPlainField.cls'
];

/** What the local org's compiler says of a wrong class: `5:9 Expression cannot be assigned`. */
function ownVerdict(file: string): string {
  const [first = ''] = readFileSync(join(CORPUS, file), 'utf8').split('\n');
  return first.replace('// expect ', '').split(' | ')[0] ?? '';
}

describe("Salesforce's own compiler", { skip: missing?.skipped ?? false }, () => {
  const verdicts = new Map<string, string[]>();

  before(async () => {
    assert.deepEqual(missing?.faults ?? [], []);
    const { faults } = await compileWithJorje([CORPUS, METADATA]);
    for (const fault of faults) {
      const [, file = '', verdict = ''] = /^(.*?):(\d+:\d+ .*)$/.exec(fault) ?? [];
      const known = verdicts.get(basename(file)) ?? [];
      verdicts.set(basename(file), [...known, verdict]);
    }
  });

  test('refuses every class with a mistake that the compiler can see', () => {
    const accepted = readdirSync(CORPUS).filter(
      (file) => file.endsWith('.cls') && !verdicts.has(file)
    );
    assert.deepEqual(accepted.sort(), LEFT_TO_THE_ORG);
  });

  test('says where and what, in the words the local org has for it', () => {
    const files = [...verdicts.keys()];
    const same = files.filter((file) => verdicts.get(file)?.includes(ownVerdict(file)));
    assert.ok(same.length >= 273, `${same.length} of ${files.length} verdicts are the same`);
  });

  test('names line and column', () => {
    assert.deepEqual(verdicts.get('AmbiguousNull.cls'), [
      '4:9 Ambiguous method signature: void take(NULL)'
    ]);
    assert.deepEqual(verdicts.get('DecimalToInteger.cls'), [
      '5:9 Illegal assignment from Decimal to Integer'
    ]);
  });

  test('takes the package beside classes that are named like types of the platform', async () => {
    const { faults } = await compileWithJorje(['force-app', DECOYS]);
    assert.deepEqual(faults, []);
  });
});
