import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { administratorToken } from './support/authorize.ts';
import { openBrowser } from './support/browser.ts';
import { makeCertificate } from './support/certificate.ts';
import { ClientProject } from './support/client-project.ts';
import { Sf } from './support/sf.ts';
import { StartedOrg } from './support/started-org.ts';

/** An org that the CLI knows already; the same suite runs against it. */
const TARGET = process.env['SF_TARGET_ORG'] ?? '';
const isLocal = TARGET === '';
const ORG = isLocal ? 'local' : TARGET;
const onlyLocal = isLocal ? {} : { skip: 'the org is one that the CLI is logged in to already' };

describe(`Salesforce CLI against ${isLocal ? 'a fresh local org' : TARGET}`, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'clients-'));
  const home = isLocal ? path.join(folder, 'home') : process.env['HOME']!;
  const project = new ClientProject(path.join(folder, 'project'));
  const sf = new Sf(home, project.folder);
  const started = performance.now();
  let org: StartedOrg | null = null;

  before(async () => {
    if (isLocal) org = await StartedOrg.start();
  });

  after(async () => {
    await org?.stop();
    const slowest = [...sf.times].sort((a, b) => b.milliseconds - a.milliseconds)[0];
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(
      `# ${sf.times.length} commands of the CLI in ${seconds} s with the start of the org; the slowest: ${slowest?.command} ${slowest?.milliseconds} ms\n`
    );
    if (isLocal) process.stdout.write('# not run against a real org: no SF_TARGET_ORG is set\n');
    rmSync(folder, { recursive: true });
  });

  test('org login access-token', onlyLocal, async () => {
    const token = await administratorToken(org!.baseUrl);
    const args = ['--instance-url', org!.baseUrl, '--no-prompt', '--alias', ORG];
    const login = ['org', 'login', 'access-token', ...args];
    const { username } = await sf.json<{ username: string }>(login, { SF_ACCESS_TOKEN: token });
    assert.equal(username, 'admin@local.example');
  });

  test('org display', async () => {
    const shown = await sf.json<Record<string, string>>(['org', 'display', '-o', ORG]);
    assert.equal(shown['connectedStatus'], 'Connected');
  });

  test('project deploy start, over SOAP', async () => {
    const { code, text } = await sf.run(deploy('start'));
    assert.equal(code, 0, text);
    assert.match(text, /Status: Succeeded/);
    assert.match(text, /E2eThing__c\.Note__c/);
  });

  test('project deploy start, over REST', async () => {
    const { code, text } = await sf.run(deploy('start'), { SF_ORG_METADATA_REST_DEPLOY: 'true' });
    assert.equal(code, 0, text);
    assert.match(text, /using the v[\d.]+ REST API/);
  });

  test('a class that does not compile: the table of failures with line and column, nothing changed', async () => {
    project.breakClass();
    const { code, text } = await sf.run(deploy('start'));
    project.mendClass();
    assert.equal(code, 1, text);
    assert.match(text, /Component Failures \[1\]/);
    assert.match(text, /ApexClass\W+E2eAdder\W+Variable does not exist: foo[^\n]*4:12/);
    const run = await sf.run(['apex', 'run', 'test', '-t', 'E2eAdderTest', '-y', '-o', ORG]);
    assert.equal(run.code, 0, run.text);
  });

  test('project deploy validate runs the tests and keeps nothing', async () => {
    project.writeClass('E2eLate', 'public with sharing class E2eLate {}');
    const args = ['--test-level', 'RunSpecifiedTests', '--tests', 'E2eAdderTest'];
    const { code, text } = await sf.run([
      ...deploy('validate').slice(0, -2),
      ...args,
      '--wait',
      '3'
    ]);
    rmSync(path.join(project.folder, 'app/classes/E2eLate.cls'));
    rmSync(path.join(project.folder, 'app/classes/E2eLate.cls-meta.xml'));
    assert.equal(code, 0, text);
    assert.match(text, /Successfully validated the deployment/);
    const listed = await sf.json<readonly { fullName: string }[]>(list('ApexClass'));
    assert.equal(
      listed.some(({ fullName }) => fullName === 'E2eLate'),
      false
    );
    assert.equal(
      listed.some(({ fullName }) => fullName === 'E2eAdder'),
      true
    );
  });

  test('project retrieve start brings what was deployed', async () => {
    const field = 'objects/E2eThing__c/fields/Note__c.field-meta.xml';
    rmSync(path.join(project.folder, 'app', field));
    const members = ['-m', 'CustomObject:E2eThing__c', '-m', 'ApexClass:E2eAdder'];
    const { code, text } = await sf.run(['project', 'retrieve', 'start', ...members, '-o', ORG]);
    assert.equal(code, 0, text);
    const retrieved = path.join(project.folder, 'app/main/default', field);
    assert.match(readFileSync(retrieved, 'utf8'), /<length>80<\/length>/);
  });

  test('apex run test, asynchronous, with coverage', async () => {
    const args = ['-t', 'E2eAdderTest', '--code-coverage', '--wait', '3', '-r', 'human', '-o', ORG];
    const { code, text } = await sf.run(['apex', 'run', 'test', ...args]);
    assert.equal(code, 0, text);
    assert.match(text, /E2eAdderTest\.shouldAdd\s+Pass/);
    assert.match(text, /E2eAdder\s+75%\s+9/);
  });

  test('apex run test, synchronous; a failing test shows its Apex lines', async () => {
    project.writeFailingTest();
    const deployed = await sf.run(deploy('start'));
    assert.equal(deployed.code, 0, deployed.text);
    const args = ['-t', 'E2eFailingTest', '--synchronous', '-r', 'human', '-o', ORG];
    const { code, text } = await sf.run(['apex', 'run', 'test', ...args]);
    assert.equal(code, 100, text);
    assert.match(
      text,
      /System\.AssertException: Assertion Failed: one and two: Expected: 4, Actual: 3/
    );
    assert.match(text, /Class\.E2eFailingTest\.shouldFail: line 5, column 1/);
  });

  test('apex run prints the log; a mistake has its place', async () => {
    project.write(
      'good.apex',
      "Integer twice(Integer n) { return n * 2; }\nSystem.debug('hi ' + twice(21));\n"
    );
    project.write('bad.apex', '\nInteger x = foo;\n');
    const good = await sf.run(['apex', 'run', '-f', 'good.apex', '-o', ORG]);
    assert.equal(good.code, 0, good.text);
    assert.match(good.text, /USER_DEBUG\|\[2\]\|DEBUG\|hi 42/);
    const bad = await sf.run(['apex', 'run', '-f', 'bad.apex', '-o', ORG]);
    assert.match(bad.text, /Line 2 column 13[^]*Variable does not exist: foo/);
  });

  test('org assign permset', async () => {
    const { code, text } = await sf.run(['org', 'assign', 'permset', '-n', 'E2eThings', '-o', ORG]);
    assert.equal(code, 0, text);
  });

  test('data create, get, update, query and delete record', async () => {
    const object = ['-s', 'E2eThing__c', '-o', ORG];
    const record = (verb: string, ...rest: string[]): string[] => [
      'data',
      verb,
      'record',
      ...object,
      ...rest
    ];
    const { id } = await sf.json<{ id: string }>(
      record('create', '-v', "Name='A thing' Note__c=first")
    );
    await sf.json(record('update', '-i', id, '-v', 'Note__c=second'));
    const read = await sf.json<Record<string, string>>(record('get', '-i', id));
    assert.equal(read['Note__c'], 'second');
    const soql = `SELECT Name, Note__c, CreatedBy.Name FROM E2eThing__c WHERE Id = '${id}'`;
    const { text } = await sf.run(['data', 'query', '-q', soql, '-o', ORG]);
    assert.match(text, /NAME[│\s]+NOTE__C[│\s]+CREATEDBY\.NAME/);
    assert.match(text, /A thing[│\s]+second/);
    await sf.json(record('delete', '-i', id));
    const gone = await sf.run(record('get', '-i', id));
    assert.equal(gone.code, 1);
  });

  test('data import tree', async () => {
    const attributes = (type: string, referenceId: string): object => ({
      attributes: { type, referenceId }
    });
    const child = { ...attributes('Contact', 'c'), LastName: 'E2E leaf' };
    const root = {
      ...attributes('Account', 'a'),
      Name: 'E2E root',
      Contacts: { records: [child] }
    };
    project.write('tree.json', JSON.stringify({ records: [root] }));
    const imported = await sf.json<readonly { refId: string; id: string }[]>([
      'data',
      'import',
      'tree',
      '-f',
      'tree.json',
      '-o',
      ORG
    ]);
    assert.deepEqual(
      imported.map(({ refId }) => refId),
      ['a', 'c']
    );
  });

  test('sobject describe, api request rest', async () => {
    const described = await sf.json<{ fields: readonly { name: string; length: number }[] }>([
      'sobject',
      'describe',
      '-s',
      'E2eThing__c',
      '-o',
      ORG
    ]);
    assert.equal(described.fields.find(({ name }) => name === 'Note__c')?.length, 80);
    const rest = ['api', 'request', 'rest', '/services/data/v67.0/sobjects/E2eThing__c', '-o', ORG];
    const { text } = await sf.run(rest);
    assert.match(text, /"labelPlural": "Things"/);
  });

  test('org login jwt, by a client that was deployed with its certificate', onlyLocal, async () => {
    const { key, certificate } = makeCertificate('E2eClient');
    project.writeConnectedApp('3MVG9e2eClient', certificate);
    const { code, text } = await sf.run(deploy('start'));
    assert.equal(code, 0, text);
    project.write('server.key', key);
    const client = ['--client-id', '3MVG9e2eClient', '--jwt-key-file', 'server.key'];
    const user = ['--username', 'admin@local.example', '--instance-url', org!.baseUrl];
    const login = ['org', 'login', 'jwt', ...client, ...user, '--alias', 'jwt'];
    const { username } = await sf.json<{ username: string }>(login);
    assert.equal(username, 'admin@local.example');
  });

  test('org login web, in a browser', onlyLocal, async () => {
    const address = path.join(folder, 'address');
    const fake = path.join(folder, 'browser.sh');
    writeFileSync(fake, `#!/bin/sh\nprintf %s "$1" > ${address}\n`);
    chmodSync(fake, 0o700);
    const args = ['org', 'login', 'web', '--instance-url', org!.baseUrl, '--alias', 'web'];
    const login = sf.json<{ username: string }>(args, { BROWSER: fake });
    login.catch(() => undefined);
    const deadline = Date.now() + 20_000;
    while (!existsSync(address) && Date.now() < deadline) await delay(50);
    const browser = await openBrowser();
    try {
      const page = await browser.newPage();
      await page.goto(readFileSync(address, 'utf8'));
      await page
        .getByLabel('Log in as')
        .selectOption({ label: 'Ayu Prasetyo (admin@local.example)' });
      await page.getByRole('button', { name: 'Allow' }).click();
      assert.equal((await login).username, 'admin@local.example');
    } finally {
      await browser.close();
    }
  });

  function deploy(verb: string): string[] {
    return ['project', 'deploy', verb, '-d', 'app', '-o', ORG, '--wait', '3'];
  }

  function list(type: string): string[] {
    return ['org', 'list', 'metadata', '-m', type, '-o', ORG];
  }
});
