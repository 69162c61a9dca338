import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { classZip } from '../http/package-zip.ts';
import { message } from './sample-message.ts';

interface Served {
  readonly process: ChildProcess;
  readonly baseUrl: string;
  readonly integration: string;
  readonly admin: string;
}

type Answer = Readonly<Record<string, string | null>>;

const SERVER = path.join(import.meta.dirname, 'killed-server.ts');
const POSTS = 100;
const PARALLEL = 8;
const DEPLOYMENTS = 8;

describe('a process that is killed', { timeout: 180_000 }, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'killed-'));
  let server: Served | null = null;

  after(async () => {
    await kill();
    rmSync(folder, { recursive: true });
  });

  /** The one that runs, or a new one. */
  async function running(): Promise<Served> {
    if (server !== null) return server;
    const child = spawn(process.execPath, [SERVER, folder], {
      stdio: ['ignore', 'pipe', 'inherit']
    });
    child.stdout.setEncoding('utf8');
    const [line] = (await once(child.stdout, 'data')) as [string];
    server = { ...(JSON.parse(line) as Omit<Served, 'process'>), process: child };
    return server;
  }

  async function kill(): Promise<void> {
    const { process: child } = server ?? {};
    server = null;
    if (child === undefined) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  /** null when the server was gone before it answered. */
  async function post({ baseUrl, integration }: Served, number: number): Promise<Answer | null> {
    const from = `+62811${String(number).padStart(7, '0')}`;
    try {
      const response = await fetch(`${baseUrl}/services/apexrest/bird/v1/messages`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${integration}`, 'Content-Type': 'application/json' },
        body: JSON.stringify(message(from, { messageId: `killed-${number}` }))
      });
      return (await response.json()) as Answer;
    } catch {
      return null;
    }
  }

  /** Posts numbers in order, some at a time. */
  async function postAll(
    to: Served,
    numbers: readonly number[],
    onAnswer: (number: number, answer: Answer) => void = () => undefined
  ): Promise<void> {
    const left = [...numbers];
    const work = async (): Promise<void> => {
      for (let number = left.shift(); number !== undefined; number = left.shift()) {
        const answer = await post(to, number);
        if (answer === null) return;
        onAnswer(number, answer);
      }
    };
    await Promise.all(Array.from({ length: PARALLEL }, work));
  }

  async function count({ baseUrl, admin }: Served, objectName: string): Promise<number> {
    const query = new URLSearchParams({ q: `SELECT COUNT() FROM ${objectName}` });
    const response = await fetch(`${baseUrl}/services/data/v67.0/query?${query.toString()}`, {
      headers: { Authorization: `Bearer ${admin}` }
    });
    return ((await response.json()) as { totalSize: number }).totalSize;
  }

  async function deploy({ baseUrl, admin }: Served, zip: Buffer): Promise<string> {
    const form = new FormData();
    const options = { deployOptions: { rollbackOnError: true, singlePackage: true } };
    form.append('json', new Blob([JSON.stringify(options)], { type: 'application/json' }));
    form.append('file', new Blob([new Uint8Array(zip)], { type: 'application/zip' }), 'deploy.zip');
    const response = await fetch(`${baseUrl}/services/data/v67.0/metadata/deployRequest`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${admin}` },
      body: form
    });
    const { id } = (await response.json()) as { id: string };
    return id;
  }

  async function deployStatus({ baseUrl, admin }: Served, id: string): Promise<string> {
    for (;;) {
      const response = await fetch(`${baseUrl}/services/data/v67.0/metadata/deployRequest/${id}`, {
        headers: { Authorization: `Bearer ${admin}` }
      });
      const { deployResult } = (await response.json()) as {
        deployResult: { done: boolean; status: string };
      };
      if (deployResult.done) return deployResult.status;
      await delay(20);
    }
  }

  test('during posts: what was answered is there, what was not is there whole or not at all', async () => {
    const numbers = Array.from({ length: POSTS }, (_, index) => index);
    const answered = new Map<number, Answer>();
    const first = await running();
    await postAll(first, numbers, (number, answer) => {
      answered.set(number, answer);
      if (answered.size === POSTS / 2) void kill();
    });
    assert.ok(answered.size >= POSTS / 2 && answered.size < POSTS, `${answered.size} answered`);

    const second = await running();
    const leads = await count(second, 'Lead');
    assert.equal(await count(second, 'BirdConversation__c'), leads);
    assert.equal(await count(second, 'BirdMessage__c'), leads);
    const again = new Map<number, Answer>();
    await postAll(second, numbers, (number, answer) => again.set(number, answer));
    for (const [number, { recordId }] of answered) {
      assert.equal(again.get(number)?.['status'], 'duplicate');
      assert.equal(again.get(number)?.['recordId'], recordId);
    }
    assert.equal(await count(second, 'Lead'), POSTS);
    assert.equal(await count(second, 'BirdMessage__c'), POSTS);
  });

  test('during deployments: the org has one of them, whole, and works', async () => {
    const first = await running();
    const source = (version: number): string =>
      `public class Deployed { public static Integer version() { return ${version}; } }`;
    assert.equal(
      await deployStatus(first, await deploy(first, classZip('Deployed', source(0)))),
      'Succeeded'
    );
    for (let version = 1; version <= DEPLOYMENTS; version += 1)
      await deploy(first, classZip('Deployed', source(version)));
    await delay(150);
    await kill();

    const second = await running();
    const code = `System.assert(Deployed.version() >= 0 && Deployed.version() <= ${DEPLOYMENTS});`;
    const query = new URLSearchParams({ anonymousBody: code });
    const run = await fetch(
      `${second.baseUrl}/services/data/v67.0/tooling/executeAnonymous?${query.toString()}`,
      { headers: { Authorization: `Bearer ${second.admin}` } }
    );
    assert.equal(((await run.json()) as { success: boolean }).success, true);
    assert.equal((await post(second, 9_000))?.['status'], 'created');
    assert.equal(
      await deployStatus(
        second,
        await deploy(second, classZip('Deployed', source(DEPLOYMENTS + 1)))
      ),
      'Succeeded'
    );
  });

  test('a hundred posts beside deployments: each is answered, each takes effect', async () => {
    const served = await running();
    const numbers = Array.from({ length: POSTS }, (_, index) => 20_000 + index);
    const before = await count(served, 'Lead');
    const states: string[] = [];
    const deployAll = async (): Promise<void> => {
      for (let version = 1; version <= DEPLOYMENTS; version += 1) {
        const text = `public class Beside { public static Integer version() { return ${version}; } }`;
        states.push(await deployStatus(served, await deploy(served, classZip('Beside', text))));
      }
    };
    const statuses: (string | null | undefined)[] = [];
    await Promise.all([
      deployAll(),
      postAll(served, numbers, (_, answer) => statuses.push(answer['status']))
    ]);
    assert.deepEqual(new Set(states), new Set(['Succeeded']));
    assert.deepEqual(
      statuses,
      numbers.map(() => 'created')
    );
    assert.equal(await count(served, 'Lead'), before + POSTS);
  });
});
