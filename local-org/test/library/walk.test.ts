import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkProgram } from '../../src/check/check.ts';
import { Diagnostic, UnsupportedError } from '../../src/diagnostics/errors.ts';
import { emitProgram } from '../../src/emit/emit.ts';
import { openPlatformTables } from '../../src/metadata/platform/library-tables.ts';
import { readSchema } from '../../src/metadata/read-schema.ts';
import { openLibrary } from '../../src/org/library.ts';
import { parseUnit } from '../../src/syntax/parse.ts';
import { qualifiedName } from '../../src/syntax/types.ts';
import {
  isImplemented,
  librarySignatures,
  signatureKey,
  type LibrarySignature
} from '../support/library-signatures.ts';
import { classUsing } from '../support/signature-use.ts';

const platform = openPlatformTables();
const library = openLibrary();
const schema = readSchema([]);
const signatures = librarySignatures();

/** What the tables have and no Apex source can say: the compiler refuses it, with these words. */
const NOT_APEX: Readonly<Record<string, string>> = {
  'static method System.System.runAs(System.Version)': "Unexpected token 'System'.",
  'static method System.System.runAs(SObject,System.Object)': "Unexpected token 'System'.",
  'field System.SObject.UserRecordAccess': 'Variable does not exist: UserRecordAccess'
};

/** What a use of a signature comes to: null where it compiles. */
function refusal(signature: LibrarySignature): Diagnostic | UnsupportedError | null {
  const table = platform.type(signature.owner)!;
  const source = classUsing(signature, table.typeParameters.length);
  try {
    const unit = { file: 'Use.cls', unit: parseUnit(source, 'Use.cls'), apiVersion: 67 };
    const { program, diagnostics } = checkProgram({ units: [unit], schema, platform });
    if (program === null) return diagnostics[0]!;
    emitProgram(program, library);
    return null;
  } catch (error) {
    if (error instanceof UnsupportedError || error instanceof Diagnostic) return error;
    throw error;
  }
}

/** The words that name a signature that is not modelled. */
function named({ owner, kind, name, parameters }: LibrarySignature): string {
  if (kind === 'field' || kind === 'constant') return `${owner}.${name}`;
  const list = parameters.map(qualifiedName).join(', ');
  return kind === 'constructor' ? `new ${owner}(${list})` : `${owner}.${name}(${list})`;
}

/** What is wrong with the treatment of a signature, null when it is as it should be. */
function fault(signature: LibrarySignature): string | null {
  const refused = refusal(signature);
  const key = signatureKey(signature);
  const message = refused?.message ?? 'compiles';
  const isRight =
    key in NOT_APEX
      ? refused instanceof Diagnostic && message === NOT_APEX[key]
      : isImplemented(library, signature)
        ? refused === null
        : refused instanceof UnsupportedError &&
          message.startsWith(`${named(signature)} is not modelled by the local org (Use.cls:1:`);
  return isRight ? null : `${key}: ${message}`;
}

describe('the library of the platform', () => {
  test('the tables hold all of it', () => {
    assert.ok(signatures.length > 14_000, String(signatures.length));
  });

  test('each signature either compiles or is refused by its name and place', () => {
    const faults = signatures.map(fault).filter((each) => each !== null);
    assert.deepEqual(faults, []);
  });
});
