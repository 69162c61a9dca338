import { apexCompileCheck } from '../checks/apex-compile.ts';
import { metadataTypesCheck } from '../checks/metadata-types.ts';
import { queryRows, runApex } from '../org-tools.ts';
import { Failure } from '../support/failure.ts';
import { runTool } from '../support/node-tool.ts';
import { openTargetOrg, type TargetOrg } from '../support/target-org.ts';
import { deployFolders } from './deployment.ts';
import { closingWords } from './closing-words.ts';
import type { DeployOptions } from './options.ts';
import { OrgFiles } from './org-files.ts';
import { assign, INTEGRATION, integrationUsers, requireUser, siteGuest } from './people.ts';
import { Steps } from './steps.ts';

const STEPS = 7;
const SITE = 'Bird_Webhooks';

/** Brings an org to where Bird can send messages to it; each step may be done again. */
export class OrgDeployer {
  readonly #options: DeployOptions;
  readonly #steps: Steps;

  constructor(options: DeployOptions, say: (text: string) => void) {
    this.#options = options;
    this.#steps = new Steps(options.dryRun ? 3 : STEPS, say);
  }

  /** @returns where the endpoint is, and what comes next @throws Failure that says what to do */
  async run(): Promise<string> {
    const { targetOrg, dryRun } = this.#options;
    const steps = this.#steps;
    const org = await steps.run(`Asking Salesforce CLI for ${targetOrg}`, () =>
      openTargetOrg(targetOrg)
    );
    steps.note(`${org.username} at ${org.baseUrl}`);
    await steps.run('Building the components, checking metadata and Apex', async () => {
      await Promise.all([build(), check()]);
    });
    if (dryRun) return await this.#tryOut();
    const isThere = await this.#stopJob(org);
    try {
      await steps.run('Deploying the package (minutes in a real org)', () => this.#deployPackage());
    } catch (error) {
      if (isThere) await runApex(org, 'BirdSchedule.start();');
      throw error;
    }
    const integrationUser = await steps.run('Assigning permission sets', () => this.#people(org));
    await steps.run('Deploying what names users of the org', () =>
      this.#deployOrgFiles(integrationUser)
    );
    await steps.run('Deploying the Indonesian translation', () => this.#translate());
    await steps.run('Scheduling the job that tries again', () =>
      runApex(org, 'BirdSchedule.start();')
    );
    return closingWords(this.#options, org, integrationUser);
  }

  async #tryOut(): Promise<string> {
    const { targetOrg } = this.#options;
    const count = await this.#steps.run('Trying the deployment; nothing is kept', () =>
      deployFolders(targetOrg, this.#folders(), true)
    );
    return `The org would take the package: ${count} components. Without --dry-run it is deployed.\n`;
  }

  /** Folders that name nobody. */
  #folders(): readonly string[] {
    const { auth, webhookSite } = this.#options;
    return [
      'force-app',
      ...(auth === 'none' ? [] : [`config/auth/${auth}`]),
      ...(webhookSite ? ['config/webhook-site'] : [])
    ];
  }

  /** A class that a scheduled job uses cannot be deployed. @returns whether there was a job to stop */
  async #stopJob(org: TargetOrg): Promise<boolean> {
    const soql = "SELECT Id FROM ApexClass WHERE Name = 'BirdSchedule'";
    const isThere = (await queryRows(org, soql)).length > 0;
    if (isThere) await runApex(org, 'BirdSchedule.stop();');
    return isThere;
  }

  async #deployPackage(): Promise<void> {
    const count = await deployFolders(this.#options.targetOrg, this.#folders());
    this.#steps.note(`${count} components`);
  }

  /** @returns the username of the integration user; null where there is none */
  async #people(org: TargetOrg): Promise<string | null> {
    const adminId = await requireUser(org, org.username);
    for (const name of ['BirdAdmin', 'BirdAgent'])
      await this.#assign(org, name, adminId, org.username);
    const username = await this.#integrationUser(org);
    if (username !== null)
      await this.#assign(org, INTEGRATION, await requireUser(org, username), username);
    const guest = this.#options.webhookSite ? await siteGuest(org, SITE) : null;
    if (guest !== null) await this.#assign(org, 'BirdWebhookGuest', guest, 'the guest of the Site');
    return username;
  }

  async #assign(org: TargetOrg, name: string, userId: string, who: string): Promise<void> {
    if (await assign(org, name, userId)) this.#steps.note(`${name} to ${who}`);
  }

  async #integrationUser(org: TargetOrg): Promise<string | null> {
    const { integrationUser, auth, policies } = this.#options;
    if (integrationUser !== null) return integrationUser;
    const [only, ...others] = (await integrationUsers(org)).filter((name) => name !== org.username);
    if (only !== undefined && others.length === 0) return only;
    const isNeeded = auth === 'external-client-app' && policies === 'hardened';
    const reason =
      only === undefined
        ? 'No user has the permission set BirdIntegration yet'
        : `Several users have the permission set BirdIntegration (${[only, ...others].join(', ')})`;
    const text = `${reason}. Name the user that Bird signs in as: --integration-user USERNAME`;
    if (isNeeded) throw new Failure(`${text}. The package is deployed; run the command again.`);
    this.#steps.note(`${text}. Until then webhooks wait.`);
    return null;
  }

  async #deployOrgFiles(integrationUser: string | null): Promise<void> {
    const { targetOrg, auth, policies } = this.#options;
    if (integrationUser === null) return this.#steps.note('nothing: there is no integration user');
    const files = new OrgFiles();
    try {
      files.writeSubscriber(integrationUser);
      if (auth === 'external-client-app' && policies === 'hardened')
        files.copyPolicies('external-client-app-hardened', integrationUser);
      await deployFolders(targetOrg, [files.folder]);
    } finally {
      files.remove();
    }
  }

  /** Orgs without the language refuse it; nothing else depends on it. */
  async #translate(): Promise<void> {
    try {
      await deployFolders(this.#options.targetOrg, ['config/translations']);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.#steps.note('not deployed, and not needed where nobody works in Indonesian:');
      for (const line of error.message.split('\n').slice(1)) this.#steps.note(line);
    }
  }
}

async function build(): Promise<void> {
  const { code, stdout } = await runTool('typescript', 'tsc', ['-p', 'tsconfig.build.json']);
  if (code !== 0) throw new Failure(`The components do not compile:\n${stdout}`);
}

async function check(): Promise<void> {
  const found = await Promise.all([metadataTypesCheck.run(), apexCompileCheck.run()]);
  const faults = found.flatMap((each) => each.faults);
  if (faults.length > 0)
    throw new Failure(`The package has faults, and is not deployed:\n${faults.join('\n')}`);
}
