import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkProgram } from '../../src/check/check.ts';
import { openPlatformTables } from '../../src/metadata/platform/library-tables.ts';
import { readSchema } from '../../src/metadata/read-schema.ts';
import { parseUnit } from '../../src/syntax/parse.ts';
import { documented } from '../support/evidence.ts';
import { useSiteServer } from './site-server.ts';

const MAPPING =
  'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_annotation_rest_resource.htm';
const BASE = '/services/apexrest';
const server = useSiteServer();

async function call(method: string, address: string): Promise<string> {
  const token = server.current.token('integration');
  const { status, text } = await server.current.call(method, BASE + address, { token });
  return `${status} ${text}`;
}

describe(documented(MAPPING, 'wildcards of urlMapping over HTTP'), () => {
  for (const [method, name] of [
    ['GET', 'get'],
    ['PUT', 'put'],
    ['PATCH', 'patch'],
    ['DELETE', 'remove']
  ] as const) {
    test(`${method} with an id and parameters`, async () =>
      assert.equal(
        await call(method, '/items/00Q1?a=%2B62'),
        `200 ${name} ${method} /items/00Q1 /services/apexrest/items/* +62`
      ));
  }
  test('the wildcard matches nothing, too', async () =>
    assert.equal(
      await call('GET', '/items'),
      '200 get GET /items /services/apexrest/items/* none'
    ));
  test('a verb without a method', async () =>
    assert.match(await call('POST', '/items/1'), /^405 .*METHOD_NOT_ALLOWED/));
  test('below an exact mapping nothing is found', async () => {
    assert.match(await call('GET', '/exact'), /^204/);
    assert.match(await call('GET', '/exact/more'), /^404 .*NOT_FOUND/);
  });
  test('letter case counts', async () => assert.match(await call('GET', '/Items/1'), /^404/));
});

function messages(...urls: readonly string[]): readonly string[] {
  const units = urls.map((url, index) => {
    const file = `R${index}.cls`;
    const source = `@RestResource(urlMapping='${url}') global class R${index} { }`;
    return { file, unit: parseUnit(source, file), apiVersion: 67 };
  });
  const { diagnostics } = checkProgram({
    units,
    schema: readSchema([]),
    platform: openPlatformTables()
  });
  return diagnostics.map(({ message }) => message);
}

describe(documented(MAPPING, 'two classes for one URL are refused at deploy'), () => {
  test('one mapping twice', () =>
    assert.deepEqual(messages('/x', '/x'), [
      "Rest Resource url must be unique: '/x' is that of R0 already"
    ]));
  test('a mapping and its wildcard', () =>
    assert.match(messages('/x/*', '/x')[0]!, /same requests/));
  test('patterns of one length that meet', () =>
    assert.match(messages('/a/*/cc', '/a/bb/*')[0]!, /same requests/));
  test('a longer pattern is no matter', () =>
    assert.deepEqual(messages('/x/*', '/x/y/*', '/x/y/z'), []));
});
