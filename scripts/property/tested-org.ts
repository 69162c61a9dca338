import { compilePackage, withMetadata } from '../../local-org/test/package/deployments.ts';
import { sendRequest } from '../../local-org/test/package/http-call.ts';
import { PackageServer, type Row } from '../../local-org/test/package/package-server.ts';
import { keepKeys } from '../../local-org/test/package/webhook-keys.ts';
import type { LocalOrg } from '../../local-org/src/org/local-org.ts';
import { SOURCES } from './sources.ts';

const BASE = '/services/apexrest/bird/v1';
/** The prefix of the Site in `config/webhook-site`. */
const SITE = '/bird';

/** What the local org says of a planted limit. */
const PLANTED_LIMIT = 'Apex CPU time limit exceeded';
/** The sweep comes so often, in milliseconds. */
const QUARTER_HOUR = 15 * 60_000;
/** Quarter hours after which what still waits is lost. */
const PATIENCE = 40;

export interface Answered {
  readonly status: number;
  readonly text: string;
}

/** The package on a local org behind its HTTP server, with the webhook sources, keys and rules that generated deliveries need. */
export class TestedOrg {
  readonly #server: PackageServer;
  #posts = 0;
  #planted = 0;
  #unmet = 0;
  /** What has waited in vain. */
  #abandoned = 0;
  #rooms = 0;

  /** Failures of jobs and event triggers since somebody asked. */
  #failures: readonly string[] = [];

  private constructor(server: PackageServer) {
    this.#server = server;
  }

  static async open(): Promise<TestedOrg> {
    const project = withMetadata(compilePackage(), 'webhook-sources', 'property');
    const holder: { org: TestedOrg | null } = { org: null };
    const jobFailed = (error: unknown): void => holder.org?.noteFailure(error);
    const org = new TestedOrg(await PackageServer.start({ project, jobFailed }));
    holder.org = org;
    const keys = Object.entries(SOURCES).map(([name, { key }]) => [name, key]);
    keepKeys(org.#server, Object.fromEntries(keys) as Record<string, string>);
    org.#schedule();
    return org;
  }

  noteFailure(error: unknown): void {
    const text = error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error);
    this.#failures = [...this.#failures, text];
  }

  /** What has failed after its answer since the last time, other than by a planted limit. */
  takeFailures(): readonly string[] {
    const failures = this.#failures.filter((text) => !text.includes(PLANTED_LIMIT));
    this.#failures = [];
    return failures;
  }

  /** Requests sent so far. */
  get posts(): number {
    return this.#posts;
  }

  /** Planted faults that something has met. */
  get struck(): number {
    return this.#planted - this.#unmet;
  }

  /** A number that no case has used. */
  nextRoom(): number {
    this.#rooms += 1;
    return this.#rooms;
  }

  /** Seconds since 1970 on the org's clock. */
  get seconds(): number {
    return Math.floor(this.#server.now / 1000);
  }

  turnClock(milliseconds: number): void {
    this.#server.turnClock(milliseconds);
  }

  /** Posts bytes to a path of the package as the integration user, or as a guest of the Site. */
  async post(
    path: string,
    headers: Readonly<Record<string, string>>,
    bytes: Buffer,
    isGuest = false
  ): Promise<Answered> {
    this.#posts += 1;
    if (isGuest) {
      const url = `${this.#server.baseUrl}${SITE}${BASE}${path}`;
      return await sendRequest('POST', url, headers, bytes);
    }
    return await this.#server.call('POST', `${BASE}${path}`, bytes, { headers });
  }

  /** Rows as they lie in the database. */
  rows(soql: string): readonly Row[] {
    return this.#server.rows(soql);
  }

  /** How many rows there are. */
  count(object: string): number {
    return Number(this.rows(`SELECT COUNT(Id) n FROM ${object}`)[0]?.['n'] ?? 0);
  }

  plant(fault: Parameters<LocalOrg['faults']['add']>[0]): void {
    this.#planted += 1;
    this.#server.org.faults.add(fault);
  }

  /** Takes back what was planted for rows and has not struck; tells whether everything had. */
  endTrouble(): { readonly hasStruck: boolean } {
    const { faults } = this.#server.org;
    const left = [...faults.pending];
    for (const fault of left) faults.take(fault.kind, fault.object, idsOf(fault));
    this.#unmet += left.length;
    return { hasStruck: left.length === 0 };
  }

  userId(key: 'integration' | 'admin'): string {
    return this.#server.userId(key);
  }

  /** Lets jobs and event triggers run that are due now. */
  async rest(): Promise<void> {
    await this.#server.org.settled();
  }

  /** Ends all trouble and lets the hours pass until nothing waits any more: triggers that retry, jobs, and the sweep. */
  async settle(): Promise<void> {
    await this.rest();
    this.endTrouble();
    for (let passed = 0; passed < PATIENCE && this.waiting > this.#abandoned; passed += 1) {
      this.#server.turnClock(QUARTER_HOUR);
      this.#server.org.wake();
      await this.rest();
    }
    this.#abandoned = this.waiting;
  }

  async stop(): Promise<void> {
    await this.#server.stop();
  }

  /** Deliveries and messages that are kept to be processed afterwards. */
  get waiting(): number {
    return this.rows(
      "SELECT Id FROM BirdInboundEvent__c WHERE Status__c = 'New' AND (EventKey__c LIKE 'delivery|%' OR EventKey__c LIKE 'queued|%')"
    ).length;
  }

  /** What the deploy script does. */
  #schedule(): void {
    const { org } = this.#server;
    const user = org.users.byId(this.userId('integration'))!;
    const method = org.types
      .find(({ name }) => name === 'BirdSchedule')!
      .methods.find(({ name }) => name === 'start')!;
    org.run(user, (transaction) => transaction.callStatic('BirdSchedule', method, []));
  }
}

function idsOf(fault: { readonly kind: string; readonly id?: string | null }): readonly string[] {
  return fault.id === undefined || fault.id === null ? [] : [fault.id];
}
