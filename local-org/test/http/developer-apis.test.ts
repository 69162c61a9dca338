import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { readZip } from '../../src/deploy/zip.ts';
import { documented } from '../support/evidence.ts';
import { DeveloperServer } from './developer-server.ts';
import { classFiles, packageZip, thingFile } from './package-zip.ts';

const REST_DEPLOY = documented(
  'https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_rest_deploy.htm'
);
const RETRIEVE = documented(
  'https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_retrieve.htm'
);
const TESTS = documented(
  'https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/intro_rest_resources_testing_runner_async.htm'
);
const ANONYMOUS = documented(
  'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_anonymous_block.htm'
);
const V = '/services/data/v67.0';

describe('APIs of developers', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'developers-'));
  let server: DeveloperServer;

  before(async () => {
    server = await DeveloperServer.start({
      projectRoot: folder,
      folders: [],
      stateFolder: folder
    });
  });

  after(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  test(`${REST_DEPLOY} a package over REST: 201, then the result by its id`, async () => {
    const zip = packageZip(
      { ApexClass: ['Adder', 'AdderTest'], CustomObject: ['Thing__c'] },
      {
        ...classFiles(
          'Adder',
          'public class Adder {\n  public static Integer one() {\n    return 1;\n  }\n}'
        ),
        ...classFiles(
          'AdderTest',
          '@IsTest private class AdderTest {\n  @IsTest static void good() {\n    Assert.areEqual(1, Adder.one());\n  }\n  @IsTest static void bad() {\n    Assert.areEqual(2, Adder.one());\n  }\n}'
        ),
        ...thingFile(['A__c'])
      }
    );
    const form = new FormData();
    const options = { deployOptions: { checkOnly: false, rollbackOnError: true } };
    form.append('json', new Blob([JSON.stringify(options)], { type: 'application/json' }));
    form.append(
      'file',
      new Blob([new Uint8Array(zip)], { type: 'application/zip' }),
      'package.zip'
    );
    const started = await call('POST', `${V}/metadata/deployRequest`, form);
    assert.equal(started.status, 201, started.text);
    const { id } = JSON.parse(started.text) as { id: string };
    await server.development.deployments.settled();
    const done = await call('GET', `${V}/metadata/deployRequest/${id}?includeDetails=true`);
    const { deployResult } = JSON.parse(done.text) as {
      deployResult: { status: string; details: { componentSuccesses: { id: string }[] } };
    };
    assert.equal(deployResult.status, 'Succeeded', done.text);
    assert.match(deployResult.details.componentSuccesses[0]!.id, /^01p/);
  });

  test('who may not deploy gets a refusal; an unknown deployment is none', async () => {
    const refused = await call('POST', `${V}/metadata/deployRequest`, null, 'rep');
    assert.equal(refused.status, 403);
    assert.match(refused.text, /ModifyAllData or ModifyMetadata/);
    const unknown = await call('GET', `${V}/metadata/deployRequest/0AfLo0000000zzzAAA`);
    assert.equal(unknown.status, 404);
  });

  test(`${RETRIEVE} what was deployed comes back over SOAP`, async () => {
    const types =
      '<types><members>Thing__c</members><name>CustomObject</name></types><types><members>*</members><name>ApexClass</name></types>';
    const started = await soap(
      'm/67.0',
      `<retrieve><retrieveRequest><unpackaged>${types}<version>67.0</version></unpackaged></retrieveRequest></retrieve>`
    );
    const id = /<id>(\w+)<\/id>/.exec(started.text)![1]!;
    const done = await soap(
      'm/67.0',
      `<checkRetrieveStatus><asyncProcessId>${id}</asyncProcessId></checkRetrieveStatus>`
    );
    const zip = readZip(Buffer.from(/<zipFile>(.*)<\/zipFile>/.exec(done.text)![1]!, 'base64'));
    assert.match(zip.get('unpackaged/objects/Thing__c.object')!.toString(), /<fullName>A__c</);
    assert.match(zip.get('unpackaged/classes/Adder.cls')!.toString(), /return 1;/);
  });

  test('SOAP answers are faults: a session that is none, a call that is not modelled', async () => {
    const stranger = await soap('m/67.0', '<describeMetadata/>', 'nobody');
    assert.equal(stranger.status, 500);
    assert.match(stranger.text, /<faultcode>sf:INVALID_SESSION_ID<\/faultcode>/);
    const unknown = await soap('m/67.0', '<readMetadata/>');
    assert.match(
      unknown.text,
      /The Metadata API call readMetadata is not modelled by the local org/
    );
  });

  test(`${TESTS} an asynchronous run: results by query, the failing one with its Apex lines`, async () => {
    const body = { tests: [{ className: 'AdderTest' }], testLevel: 'RunSpecifiedTests' };
    const started = await call('POST', `${V}/tooling/runTestsAsynchronous`, JSON.stringify(body));
    const job = JSON.parse(started.text) as string;
    assert.match(job, /^707/);
    await server.development.testRuns.settled();
    const [run] = await tooling(
      `SELECT Status FROM ApexTestRunResult WHERE AsyncApexJobId = '${job}'`
    );
    assert.equal(run?.['Status'], 'Failed');
    const results = await tooling(
      `SELECT MethodName, Outcome, StackTrace, ApexClass.Name FROM ApexTestResult WHERE AsyncApexJobId = '${job}' ORDER BY MethodName`
    );
    assert.deepEqual(
      results.map((row) => [row['MethodName'], row['Outcome'], row['StackTrace']]),
      [
        ['bad', 'Fail', 'Class.AdderTest.bad: line 6, column 1'],
        ['good', 'Pass', null]
      ]
    );
    const [coverage] = await tooling(
      "SELECT NumLinesCovered, Coverage FROM ApexCodeCoverageAggregate WHERE ApexClassOrTrigger.Name = 'Adder'"
    );
    assert.deepEqual(coverage?.['Coverage'], { coveredLines: [3], uncoveredLines: [] });
  });

  test('a test class that is not there is refused', async () => {
    const body = { tests: [{ className: 'Nowhere' }] };
    const answer = await call('POST', `${V}/tooling/runTestsSynchronous`, JSON.stringify(body));
    assert.equal(answer.status, 400);
    assert.match(answer.text, /Nowhere/);
  });

  test(`${ANONYMOUS} a block declares methods, writes rows and fails at its own lines`, async () => {
    const good = await anonymous(
      "String name() { return 'Anon'; }\ninsert new Thing__c(Name = name());"
    );
    assert.deepEqual([good['compiled'], good['success']], [true, true]);
    const failed = await anonymous('Thing__c none;\nSystem.debug(none.Name);');
    assert.equal(failed['exceptionStackTrace'], 'AnonymousBlock: line 2, column 1');
    const wrong = await anonymous('Integer x = foo;');
    assert.deepEqual(
      [wrong['compileProblem'], wrong['line'], wrong['column']],
      ['Variable does not exist: foo', 1, 13]
    );
    const refused = await call('GET', `${V}/tooling/executeAnonymous?anonymousBody=x`, null, 'rep');
    assert.equal(refused.status, 403);
  });

  async function call(
    method: string,
    address: string,
    body: FormData | string | null = null,
    user: 'admin' | 'rep' = 'admin'
  ): Promise<{ status: number; text: string }> {
    const headers: Record<string, string> = { Authorization: `Bearer ${server.token(user)}` };
    if (typeof body === 'string') headers['Content-Type'] = 'application/json';
    const answer = await fetch(server.baseUrl + address, { method, headers, body });
    return { status: answer.status, text: await answer.text() };
  }

  async function tooling(soql: string): Promise<readonly Record<string, unknown>[]> {
    const query = new URLSearchParams({ q: soql }).toString();
    const { status, text } = await call('GET', `${V}/tooling/query?${query}`);
    assert.equal(status, 200, text);
    return (JSON.parse(text) as { records: Record<string, unknown>[] }).records;
  }

  async function anonymous(source: string): Promise<Record<string, unknown>> {
    const query = new URLSearchParams({ anonymousBody: source }).toString();
    const { text } = await call('GET', `${V}/tooling/executeAnonymous/?${query}`);
    return JSON.parse(text) as Record<string, unknown>;
  }

  async function soap(
    address: string,
    body: string,
    session: string = server.token()
  ): Promise<{ status: number; text: string }> {
    const answer = await fetch(`${server.baseUrl}/services/Soap/${address}`, {
      method: 'POST',
      headers: { 'Content-Type': 'text/xml' },
      body: `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="http://soap.sforce.com/2006/04/metadata"><soapenv:Header><SessionHeader><sessionId>${session}</sessionId></SessionHeader></soapenv:Header><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`
    });
    return { status: answer.status, text: await answer.text() };
  }
});
