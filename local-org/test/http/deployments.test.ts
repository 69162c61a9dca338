import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { DeployOptions, Deployment } from '../../src/deploy/deployment.ts';
import { assumed, documented } from '../support/evidence.ts';
import { DeveloperServer } from './developer-server.ts';
import { classFiles, classZip, manifest, packageZip, thingFile } from './package-zip.ts';

const DEPLOY = documented(
  'https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deploy.htm'
);
const PLAIN: DeployOptions = {
  checkOnly: false,
  ignoreWarnings: false,
  testLevel: 'NoTestRun',
  runTests: []
};

describe('deployments', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'deployments-'));
  let server: DeveloperServer;

  before(async () => {
    server = await open();
  });

  after(async () => {
    assert.deepEqual(server.faults, []);
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  test(`${DEPLOY} a class is there when the deployment has succeeded, and runs`, async () => {
    const { status, components } = await deploy(classZip('Once', 'public class Once {}'));
    assert.equal(status, 'Succeeded');
    assert.deepEqual(
      components.map(({ component, created }) => [component.type, component.fullName, created]),
      [['ApexClass', 'Once', true]]
    );
    assert.ok(server.development.org.types.some(({ name }) => name === 'Once'));
  });

  test(`${DEPLOY} a mistake names component, line and column, and nothing of the package is kept`, async () => {
    const zip = packageZip(
      { ApexClass: ['Good', 'Bad'] },
      {
        ...classFiles('Good', 'public class Good {}'),
        ...classFiles('Bad', 'public class Bad {\n  Integer x = foo;\n}')
      }
    );
    const { status, components } = await deploy(zip);
    assert.equal(status, 'Failed');
    const [failed] = components.filter(({ problem }) => problem !== null);
    assert.equal(failed?.component.fileName, 'classes/Bad.cls');
    const place = { text: 'Variable does not exist: foo', line: 2, column: 15 };
    assert.deepEqual(failed?.problem, { ...place, isWarning: false });
    assert.equal(has('Good'), false);
  });

  test('a class that does not parse, and one that breaks another that is not in the package', async () => {
    const torn = await deploy(classZip('Torn', 'public class Torn { void }'));
    assert.equal(torn.components[0]?.problem?.line, 1);
    await deploy(classZip('Base', 'public class Base { public static void run() {} }'));
    await deploy(classZip('User1', 'public class User1 { void a() { Base.run(); } }'));
    const broken = await deploy(classZip('Base', 'public class Base {}'));
    const [problem] = broken.components.flatMap((each) => each.problem ?? []);
    assert.match(
      problem!.text,
      /^Dependent class is invalid and needs recompilation:\nClass User1 : line 1/
    );
  });

  test(`${DEPLOY} checkOnly keeps nothing, a failing test neither`, async () => {
    const zip = classZip('Tried', 'public class Tried {}');
    assert.equal((await deploy(zip, { checkOnly: true })).status, 'Succeeded');
    assert.equal(has('Tried'), false);
    const failing = classZip(
      'FailingTest',
      '@IsTest private class FailingTest { @IsTest static void shouldFail() { Assert.fail(); } }'
    );
    const options = { testLevel: 'RunSpecifiedTests', runTests: ['FailingTest'] } as const;
    const { status, tests } = await deploy(failing, options);
    assert.equal(status, 'Failed');
    assert.match(tests?.results[0]?.stackTrace ?? '', /^Class\.FailingTest\.shouldFail: line 1/);
    assert.equal(has('FailingTest'), false);
  });

  test('fields come and go, rows stay; a field in use is not removed', async () => {
    await deploy(packageZip({ CustomObject: ['Thing__c'] }, thingFile(['A__c', 'B__c'])));
    const id = await createThing();
    const user = classZip('UsesA', 'public class UsesA { String a = new Thing__c().A__c; }');
    assert.equal((await deploy(user)).status, 'Succeeded');
    const refused = await deploy(deletion({ CustomField: ['Thing__c.A__c'] }));
    const [problem] = refused.components.flatMap((each) => each.problem ?? []);
    assert.equal(
      problem?.text,
      'This custom field is referenced elsewhere in Salesforce. Remove the usage and try again. : ApexClass - UsesA'
    );
    const removed = await deploy(deletion({ CustomField: ['Thing__c.B__c'] }));
    assert.equal(removed.status, 'Succeeded');
    assert.equal(server.development.org.schema.field('Thing__c', 'B__c'), undefined);
    const admin = server.development.org.users.byUsername('admin@local.example')!;
    const rows = server.development.org.run(
      admin,
      ({ tx }) =>
        tx.query(tx.parseQuery(`SELECT Id FROM Thing__c WHERE Id = '${id}'`), [], 'system').size
    );
    assert.equal(rows, 1);
  });

  test(`${assumed('the texts are quoted by public clients')} a zip that is none, one without package.xml, a member that is not there`, async () => {
    const corrupt = await deploy(Buffer.from('no zip'));
    assert.deepEqual(
      [corrupt.status, corrupt.errorMessage?.startsWith('Invalid zip file')],
      ['Failed', true]
    );
    const whole = classZip('Cut', 'public class Cut {}');
    assert.equal((await deploy(whole.subarray(0, whole.length - 40))).status, 'Failed');
    const { components } = await deploy(packageZip({ ApexClass: ['Nowhere'] }, {}));
    assert.equal(
      components[0]?.problem?.text,
      "An object 'Nowhere' of type ApexClass was named in package.xml, but was not found in zipped directory"
    );
  });

  test('a type that is not modelled is refused by name', async () => {
    const { components } = await deploy(packageZip({ Flow: ['MyFlow'] }, {}));
    assert.equal(
      components[0]?.problem?.text,
      'The metadata type Flow is not modelled by the local org.'
    );
  });

  test('a hundred deployments at once take effect one after the other', async () => {
    const ids = Array.from({ length: 100 }, (_, index) =>
      start(classZip('Many', `public class Many { public static Integer n = ${index}; }`))
    );
    await server.development.deployments.settled();
    const states = ids.map((id) => server.development.deployments.find(id)?.status);
    assert.deepEqual(new Set(states), new Set(['Succeeded']));
    const source = server.development.source.read('classes/Many.cls')?.toString();
    assert.match(source ?? '', /n = 99;/);
  });

  test('a restart finds what was deployed, whatever a deployment had begun to write', async () => {
    server.development.source.stage(new Map([['classes/Half.cls', Buffer.from('public cl')]]));
    await server.stop();
    server = await open();
    assert.equal(has('Once'), true);
    assert.equal(server.development.source.read('classes/Half.cls'), null);
  });

  function open(): Promise<DeveloperServer> {
    const database = path.join(folder, 'org.sqlite');
    return DeveloperServer.start({
      projectRoot: folder,
      folders: [],
      stateFolder: folder,
      database
    });
  }

  function has(className: string): boolean {
    return server.development.org.types.some(({ name }) => name === className);
  }

  function start(zip: Buffer, options: Partial<DeployOptions> = {}): string {
    const { org, deployments } = server.development;
    const admin = org.users.byUsername('admin@local.example')!;
    return deployments.start(zip, { ...PLAIN, ...options }, admin).id;
  }

  async function deploy(zip: Buffer, options: Partial<DeployOptions> = {}): Promise<Deployment> {
    const id = start(zip, options);
    await server.development.deployments.settled();
    return server.development.deployments.find(id)!;
  }

  function deletion(members: Readonly<Record<string, readonly string[]>>): Buffer {
    return packageZip({}, { 'destructiveChanges.xml': manifest(members) });
  }

  async function createThing(): Promise<string> {
    const answer = await fetch(`${server.baseUrl}/services/data/v67.0/sobjects/Thing__c`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${server.token()}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ Name: 'Kept' })
    });
    const text = await answer.text();
    assert.equal(answer.status, 201, text);
    return (JSON.parse(text) as { readonly id: string }).id;
  }
});
