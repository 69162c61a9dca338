import { UnsupportedError } from '../../diagnostics/errors.ts';
import { apiError } from '../api-error.ts';
import type { ToolingRows } from './tooling-rows.ts';

/** Which tests a client asks for. */
export interface TestRequest {
  /** Classes or `Class.method`s; empty means all. */
  readonly names: readonly string[];
  readonly withCoverage: boolean;
}

interface WantedClass {
  readonly className?: string;
  readonly classId?: string;
  readonly testMethods?: readonly string[];
}

/**
 * The body of `runTestsAsynchronous` and `runTestsSynchronous`.
 * @throws ApiError for classes that are not there; UnsupportedError for suites
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/intro_rest_resources_testing_runner_async.htm
 */
export function readTestRequest(
  body: Readonly<Record<string, unknown>>,
  rows: ToolingRows
): TestRequest {
  if (body['suiteNames'] !== undefined || body['suiteids'] !== undefined)
    throw new UnsupportedError('Running test suites');
  const withCoverage = body['skipCodeCoverage'] !== true;
  const level = body['testLevel'];
  if (level === 'RunLocalTests' || level === 'RunAllTestsInOrg') return { names: [], withCoverage };
  const listed = Array.isArray(body['tests']) ? (body['tests'] as WantedClass[]) : [];
  const names = [
    ...listed.flatMap((wanted) => namesOf(wanted, rows)),
    ...texts(body['classNames']),
    ...texts(body['classids']).map((id) => nameOf(id, rows))
  ];
  if (names.length === 0)
    throw apiError(400, 'INVALID_INPUT', 'At least one test class must be specified');
  return { names, withCoverage };
}

function namesOf(wanted: WantedClass, rows: ToolingRows): readonly string[] {
  const name = wanted.className ?? nameOf(wanted.classId ?? '', rows);
  const { testMethods = [] } = wanted;
  return testMethods.length === 0 ? [name] : testMethods.map((method) => `${name}.${method}`);
}

function nameOf(id: string, rows: ToolingRows): string {
  const name = rows.codeName(id);
  if (name === null) throw apiError(400, 'INVALID_INPUT', `No such class: ${id}`);
  return name;
}

function texts(list: unknown): readonly string[] {
  if (typeof list !== 'string') return [];
  return list.split(',').map((text) => text.trim());
}
