import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { OpenApiDocument } from './openapi-document.ts';

interface Item {
  readonly name: string;
  readonly item?: readonly Item[];
  readonly request?: {
    readonly method: string;
    readonly url: {
      readonly raw: string;
      readonly path: readonly string[];
      readonly query?: readonly { readonly key: string }[];
    };
    readonly body?: { readonly raw: string };
  };
}

interface Collection extends Item {
  readonly info: { readonly schema: string };
  readonly event: readonly { readonly script: { readonly exec: readonly string[] } }[];
  readonly variable: readonly { readonly key: string; readonly value: string }[];
}

const FILE = path.join(
  import.meta.dirname,
  '../../../docs/postman/bird-for-salesforce.postman_collection.json'
);
const text = readFileSync(FILE, 'utf8');
const collection = JSON.parse(text) as Collection;
const document = new OpenApiDocument();

function requestsOf(item: Item): readonly Item[] {
  if (item.request !== undefined) return [item];
  return (item.item ?? []).flatMap(requestsOf);
}

/** `/leads/{{leadId}}` is `/leads/{id}` of the document. */
function operationOf({ request }: Item): string {
  const [first, second] = request!.url.path.slice(4);
  const rest = second === undefined ? '' : first === 'webhooks' ? '/{source}' : '/{id}';
  return `${request!.method.toLowerCase()} /${first}${rest}`;
}

test('the collection is of version 2.1, below one base address', () => {
  assert.match(collection.info.schema, /\/v2\.1\.0\//);
  for (const { request } of requestsOf(collection)) {
    assert.ok(request!.url.raw.startsWith('{{instanceUrl}}/services/apexrest/bird/v1/'));
  }
});

test('every request of the collection is an operation of the document, and every operation is there', () => {
  const operations = document.operations.map(({ verb, path: name }) => `${verb} ${name}`);
  const requested = new Set(requestsOf(collection).map(operationOf));
  assert.deepEqual([...requested].toSorted(), operations.toSorted());
});

for (const item of requestsOf(collection)) {
  const { body } = item.request!;
  if (body === undefined) continue;
  test(`the body of "${item.name}" is as documented`, () => {
    const [verb = '', name = ''] = operationOf(item).split(' ');
    assert.equal(document.requestFault(name, verb, JSON.parse(body.raw)), null);
  });
}

test('no variable of the collection holds a value, least of all a secret', () => {
  assert.deepEqual(
    collection.variable.filter(({ value }) => value !== ''),
    []
  );
  const used = new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name));
  const known = collection.variable.map(({ key }) => key);
  assert.deepEqual(
    [...used].filter((name) => !known.includes(name!)),
    []
  );
});

/** What Postman gives to a script, as far as the collection's script uses it. */
function runPreRequest(variables: Map<string, string>, now: number): number {
  let logins = 0;
  const store = {
    get: (key: string): string | undefined => variables.get(key),
    set: (key: string, value: string): unknown => variables.set(key, value)
  };
  const pm = {
    collectionVariables: store,
    variables: { get: store.get, replaceIn: (template: string): string => template },
    sendRequest: (
      _: unknown,
      answer: (error: null, response: { code: number; json: () => unknown }) => void
    ): void => {
      logins += 1;
      answer(null, { code: 200, json: () => ({ access_token: `token-${now}` }) });
    }
  };
  const lines = collection.event[0]!.script.exec.join('\n');
  const clock = class extends Date {
    static override now(): number {
      return now;
    }
  };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- the script of the collection under test
  new Function('pm', 'Date', lines)(pm, clock);
  return logins;
}

test('a token is asked for at most once an hour', () => {
  const variables = new Map<string, string>();
  const start = Date.UTC(2026, 10, 23, 10);
  const minutes = [0, 1, 30, 59, 60, 61, 119, 121];
  const logins = minutes.map((minute) => runPreRequest(variables, start + minute * 60_000));
  assert.deepEqual(logins, [1, 0, 0, 0, 1, 0, 0, 1]);
  assert.equal(variables.get('token'), `token-${start + 121 * 60_000}`);
});
