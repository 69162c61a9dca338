import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assumed, documented } from '../support/evidence.ts';
import { useSiteServer } from './site-server.ts';

const ACTIONS =
  'https://developer.salesforce.com/docs/atlas.en-us.api_action.meta/api_action/actions_obj_apex.htm';
const BASE = '/services/data/v67.0/actions/custom/apex';
const server = useSiteServer();

async function call(
  method: string,
  address: string,
  body?: unknown,
  user: 'integration' | 'outsider' | 'admin' = 'integration'
): Promise<{ readonly status: number; readonly json: unknown }> {
  const token = server.current.token(user);
  const { status, text } = await server.current.call(method, `${BASE}${address}`, {
    token,
    ...(body === undefined ? {} : { body })
  });
  return { status, json: JSON.parse(text) as unknown };
}

function refused(statusCode: string, message: string, fields: readonly string[] = []): unknown {
  return {
    actionName: 'log',
    errors: [{ statusCode, message, fields }],
    invocationId: null,
    isSuccess: false,
    outputValues: null,
    version: 1
  };
}

describe(documented(ACTIONS, 'invocable actions over REST'), () => {
  test('the list holds what the user has access to', async () =>
    assert.deepEqual(await call('GET', ''), {
      status: 200,
      json: {
        actions: [{ label: 'Log a message', name: 'Logging', type: 'APEX', url: `${BASE}/Logging` }]
      }
    }));

  test('an action is described with its inputs and outputs', async () => {
    const { status, json } = await call('GET', '/Logging');
    const action = json as Record<string, Record<string, unknown>[]>;
    assert.equal(status, 200);
    assert.equal(action['category'], 'Bird');
    assert.deepEqual(action['inputs']![0], {
      byteLength: 0,
      required: true,
      description: 'What was said.',
      label: 'Text',
      maxOccurs: 1,
      name: 'text',
      picklistValues: null,
      sobjectType: null,
      type: 'STRING'
    });
    assert.deepEqual(
      action['outputs']!.map(({ name, type }) => [name, type]),
      [
        ['said', 'STRING'],
        ['found', 'DATETIME'],
        ['tags', 'STRING']
      ]
    );
  });

  test('inputs go in as one list, outputs come back in order', async () => {
    const { status, json } = await call('POST', '/Logging', {
      inputs: [
        { text: 'one', times: 2, tags: ['a', 'b'] },
        { Text: 'two', when_x: '2026-11-22T10:00:00Z' }
      ]
    });
    const success = { actionName: 'log', errors: null, invocationId: null, isSuccess: true };
    assert.equal(status, 200);
    assert.deepEqual(json, [
      { ...success, outputValues: { said: 'one x2', found: null, tags: ['a', 'b'] }, version: 1 },
      {
        ...success,
        outputValues: { said: 'two xnull', found: '2026-11-23T10:00:00.000+0000', tags: null },
        version: 1
      }
    ]);
  });

  test('plain values are named by the parameter, and come back as output', async () => {
    const { json } = await call('POST', '/Counting', { inputs: [{ texts: 'abc' }] }, 'admin');
    assert.deepEqual((json as { outputValues: unknown }[])[0]!.outputValues, { output: 3 });
  });

  test('a class without access is refused', async () => {
    for (const method of ['GET', 'POST']) {
      const body = method === 'POST' ? { inputs: [{ text: 'x' }] } : undefined;
      assert.equal((await call(method, '/Logging', body, 'outsider')).status, 403);
    }
    assert.deepEqual((await call('GET', '', undefined, 'outsider')).json, { actions: [] });
  });

  test('an unknown action is not found', async () =>
    assert.equal((await call('GET', '/Nothing')).status, 404));
});

describe(
  assumed('refusals of the Actions API are known from public reports only', 'refused invocations'),
  () => {
    for (const input of [{}, { text: null }]) {
      test(`a required input that is ${'text' in input ? 'null' : 'missing'}`, async () =>
        assert.deepEqual(await call('POST', '/Logging', { inputs: [input] }), {
          status: 400,
          json: [
            refused('REQUIRED_FIELD_MISSING', 'Missing required input parameter: text', ['text'])
          ]
        }));
    }
    test('a field that is no invocable variable', async () =>
      assert.deepEqual(await call('POST', '/Logging', { inputs: [{ text: 'a', hidden: 'b' }] }), {
        status: 400,
        json: [refused('INVALID_FIELD', 'No such input parameter: hidden', ['hidden'])]
      }));
    test('a value of another type', async () => {
      const { status, json } = await call('POST', '/Logging', {
        inputs: [{ text: 'a', times: 'x' }]
      });
      assert.equal(status, 400);
      assert.match(JSON.stringify(json), /INVALID_ARGUMENT_TYPE/);
    });
    test('an exception ends every invocation of the call', async () => {
      const failure = refused(
        'UNKNOWN_EXCEPTION',
        'An Apex error occurred: System.IllegalArgumentException: boom'
      );
      assert.deepEqual(
        await call('POST', '/Logging', { inputs: [{ text: 'a' }, { text: 'boom' }] }),
        {
          status: 400,
          json: [failure, failure]
        }
      );
    });
    for (const body of [{}, { inputs: [] }, { inputs: ['text'] }, { Inputs: [{ text: 'a' }] }]) {
      test(`a body without inputs: ${JSON.stringify(body)}`, async () =>
        assert.equal((await call('POST', '/Logging', body)).status, 400));
    }
    test('other actions are refused by name', async () => {
      const token = server.current.token('integration');
      const address = '/services/data/v67.0/actions/standard/emailSimple';
      const { status, text } = await server.current.call('GET', address, { token });
      assert.equal(status, 501);
      assert.match(text, /actions\/standard\/emailSimple/);
    });
  }
);
