import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assumed, documented } from '../support/evidence.ts';
import { useTestServer, type Answer, type CallOptions } from './test-server.ts';

const APEX = documented('https://developer.salesforce.com/docs/platform/lwc/guide/apex.html');
const server = useTestServer();

async function call(
  method: string,
  parameters: unknown,
  options: CallOptions = {}
): Promise<Answer> {
  const [className, methodName] = method.split('.');
  const json = { className, methodName, parameters, cacheable: false };
  return await server.current.call('POST', '/aura/apex', { browserUser: 'rep', json, ...options });
}

test('without a session, or from a page of another site: 401', async () => {
  const answer = await server.current.call('POST', '/aura/apex', { json: {} });
  assert.equal(answer.status, 401);
  const foreign = await call(
    'AuraController.answer',
    {},
    { headers: { Origin: 'https://evil.example' } }
  );
  assert.equal(foreign.status, 401);
});

test(`${assumed('text as reported by users of Lightning components')} a class the user may not use`, async () => {
  const answer = await call('HiddenController.tell', {});
  assert.equal(answer.status, 500);
  assert.equal(
    answer.text,
    '{"message":"You do not have access to the Apex class named \'HiddenController\'."}'
  );
});

test(`${APEX} a method that is not @AuraEnabled cannot be called`, async () => {
  const answer = await call('AuraController.notForPages', {});
  assert.equal(answer.status, 500);
  assert.match(
    answer.text,
    /Unable to find Apex action class referenced as 'AuraController\.notForPages'/
  );
});

test(`${APEX} a wire needs a cacheable method`, async () => {
  const json = {
    className: 'AuraController',
    methodName: 'answer',
    parameters: {},
    cacheable: true
  };
  const answer = await server.current.call('POST', '/aura/apex', { browserUser: 'rep', json });
  assert.equal(answer.status, 500);
  assert.match(answer.text, /not cacheable/);
});

test(`${APEX} a value that does not fit its parameter`, async () => {
  const answer = await call('AuraController.answer', { amount: 'seven' });
  assert.equal(answer.status, 500);
  assert.match(answer.text, /invalid for action parameter of type Integer/);
});

test(`${APEX} an AuraHandledException brings its message, and no lines of Apex`, async () => {
  const answer = await call('AuraController.refuse', {});
  assert.equal(answer.status, 500);
  assert.deepEqual(JSON.parse(answer.text), {
    message: '{"code":"NO_ACCESS"}',
    exceptionType: 'System.AuraHandledException',
    stackTrace: '',
    isUserDefinedException: false
  });
});

test(`${APEX} another exception brings type, message and lines, and nothing is written`, async () => {
  const answer = await call('AuraController.breakDown', {});
  assert.equal(answer.status, 500);
  assert.deepEqual(JSON.parse(answer.text), {
    message: 'Divide by 0',
    exceptionType: 'System.MathException',
    stackTrace: 'Class.AuraController.breakDown: line 24, column 1',
    isUserDefinedException: false
  });
  assert.equal(server.current.countLeads(), 0);
});

test(`${APEX} parameters go by name, members that are not @AuraEnabled stay behind, null is left out`, async () => {
  const answer = await call('AuraController.answer', { tags: ['a', 'b'], amount: 7, text: 'é' });
  assert.equal(answer.status, 200);
  assert.deepEqual(JSON.parse(answer.text), {
    text: 'é',
    amount: 7,
    milliseconds: 1_795_341_600_000,
    tags: ['a', 'b']
  });
});

test(`${APEX} a missing parameter is null, an id of 15 characters is completed`, async () => {
  assert.deepEqual(JSON.parse((await call('AuraController.answer', {})).text), {
    milliseconds: 1_795_341_600_000
  });
  const short = server.current.userId('rep').slice(0, 15);
  const answer = await call('AuraController.sameRecord', { recordId: short });
  assert.equal(answer.text, JSON.stringify(server.current.userId('rep')));
});

test('lightning/uiRecordApi reads the fields that the user may see', async () => {
  const address = `/ui-api/records/${server.current.userId('rep')}`;
  assert.equal((await server.current.call('GET', `${address}?fields=User.Username`)).status, 401);
  const unknown = await server.current.call('GET', `${address}?fields=User.Nothing__c`, {
    browserUser: 'rep'
  });
  assert.equal(unknown.status, 400);
  const other = await server.current.call('GET', '/ui-api/records/none?fields=User.Username', {
    browserUser: 'rep'
  });
  assert.equal(other.status, 404);
  const found = await server.current.call(
    'GET',
    `${address}?fields=User.Username&optionalFields=User.Nothing__c`,
    {
      browserUser: 'rep'
    }
  );
  assert.deepEqual(JSON.parse(found.text), {
    apiName: 'User',
    id: server.current.userId('rep'),
    fields: { Username: { value: 'rep@local.example', displayValue: null } }
  });
});
