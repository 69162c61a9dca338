import assert from 'node:assert/strict';
import { checkProgram } from '../../src/check/check.ts';
import { UnsupportedError } from '../../src/diagnostics/errors.ts';
import { emitProgram } from '../../src/emit/emit.ts';
import { openPlatformTables } from '../../src/metadata/platform/library-tables.ts';
import { readSchema } from '../../src/metadata/read-schema.ts';
import { openLibrary } from '../../src/org/library.ts';
import { ApexRuntime } from '../../src/runtime/core/apex-runtime.ts';
import { callStatic } from '../../src/runtime/core/reflection.ts';
import { loadProgram } from '../../src/runtime/core/load-program.ts';
import { LimitFailure } from '../../src/runtime/limit-failure.ts';
import { ApexException } from '../../src/runtime/values/exception.ts';
import { parseUnit } from '../../src/syntax/parse.ts';
import { plainValue } from './plain-value.ts';
import { servicesWithoutRows } from './services.ts';
import { fakeTransaction } from './fake-transaction.ts';

const PLATFORM = openPlatformTables();
const API_VERSION = 67;
const SCHEMA = readSchema([]);
const USER = fakeTransaction().user;

/** Compiles Apex files by name (`BirdPhone.cls`) as the org does. @throws Diagnostic the first mistake */
export function compile(files: Readonly<Record<string, string>>): ApexRuntime {
  const units = Object.entries(files).map(([file, source]) => ({
    file,
    unit: parseUnit(source, file),
    apiVersion: API_VERSION
  }));
  const { program, diagnostics } = checkProgram({
    units,
    schema: SCHEMA,
    platform: PLATFORM
  });
  if (program === null) throw diagnostics[0]!;
  const library = openLibrary();
  return new ApexRuntime(
    loadProgram(emitProgram(program, library), library),
    servicesWithoutRows(SCHEMA)
  );
}

type Files = Readonly<Record<string, string>>;

/** Where a snippet runs. */
export interface SnippetPlace {
  /** @throws Diagnostic the first mistake */
  readonly compile: (files: Files) => unknown;
  /** Runs `Snippet.run()` and answers its value as plain JavaScript. */
  readonly run: (files: Files) => unknown;
}

/** A transaction without rows. */
const WITHOUT_ROWS: SnippetPlace = {
  compile,
  run: (files) => {
    const runtime = compile(files);
    return runtime.run({ user: USER }, () =>
      plainValue(callStatic(runtime.host, 'Snippet', 'run', []))
    );
  }
};

/** A piece of Apex that can be run. */
export class Snippet {
  readonly #files: Files;
  readonly #place: SnippetPlace;

  constructor(files: Files, place: SnippetPlace = WITHOUT_ROWS) {
    this.#files = files;
    this.#place = place;
  }

  /** Runs `Snippet.run()` and answers its value as plain JavaScript. */
  value(): unknown {
    return this.#place.run(this.#files);
  }

  /** Asserts the value: numbers, strings, booleans; Decimals and Doubles as text, Longs as bigint, collections as arrays. */
  gives(expected: unknown): void {
    assert.deepEqual(this.value(), expected);
  }

  /** Asserts the exception that leaves the snippet. */
  throws(typeName: string, message?: string): void {
    const error = this.#failure();
    assert.ok(error instanceof ApexException || error instanceof LimitFailure, String(error));
    assert.equal(error instanceof ApexException ? error.typeName : error.name, typeName);
    if (message !== undefined) assert.equal(error.message, message);
  }

  /** Asserts that the snippet does not compile, with the platform's words. */
  isRefused(message: string): void {
    assert.throws(() => this.#place.compile(this.#files), { message });
  }

  /** Asserts that the local org refuses what it does not model, naming it. */
  isRefusedByName(feature: string): void {
    const error = this.#failure();
    assert.ok(error instanceof UnsupportedError, String(error));
    assert.ok(error.message.startsWith(feature), error.message);
  }

  #failure(): unknown {
    try {
      this.value();
    } catch (error) {
      return error;
    }
    return assert.fail('nothing was thrown');
  }
}

/** Statements of a method that answers an Object: ``apex`return 7 / 2;`.gives(3)``. Its first line is line 1. */
export function apex(strings: TemplateStringsArray, ...values: readonly unknown[]): Snippet {
  return withMembers('')(strings, ...values);
}

/** Like {@link apex}, in a class with more members. */
export function withMembers(
  members: string
): (strings: TemplateStringsArray, ...values: readonly unknown[]) => Snippet {
  return (strings, ...values) => {
    const body = String.raw({ raw: strings.raw }, ...values);
    return new Snippet({
      'Snippet.cls': `public class Snippet { public static Object run() { ${body} } ${members} }`
    });
  };
}
