import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { PROJECT_ROOT } from '../scripts/project.ts';
import { Administrator } from './support/administrator.ts';
import { openBrowser } from './support/browser.ts';
import { Sf } from './support/sf.ts';
import { StartedOrg } from './support/started-org.ts';

const METADATA = path.join(PROJECT_ROOT, 'force-app/main/default/customMetadata');
const SOURCES = path.join(PROJECT_ROOT, 'local-org/sample/customMetadata');
const SITES = path.join(PROJECT_ROOT, 'config/webhook-site/sites');

/** A fault, what the page says of it, and how it says to mend it. */
interface Fault {
  readonly name: string;
  readonly says: string;
  readonly mend: string;
}

/** What an administrator mistypes in Setup: a text of a file, and what stands there instead. */
interface Mistake extends Fault {
  readonly folder: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const MISTAKES: readonly Mistake[] = [
  {
    name: 'a route to an object that is none of the three',
    folder: METADATA,
    file: 'BirdChannelRoute.SMS.md-meta.xml',
    from: '>Lead<',
    to: '>Opportunity<',
    says: 'The Bird Channel Route SMS has no known target.',
    mend: 'Enter Lead, Case or None.'
  },
  {
    name: 'a route with a country that does not exist',
    folder: METADATA,
    file: 'BirdChannelRoute.Viber.md-meta.xml',
    from: '<field>Country__c</field>\n        <value xsi:nil="true" />',
    to: '<field>Country__c</field>\n        <value xsi:type="xsd:string">QQ</value>',
    says: 'The Bird Channel Route Viber has an unknown country.',
    mend: 'Enter a two-letter code such as ID.'
  },
  {
    name: 'a route with an unknown match policy',
    folder: METADATA,
    file: 'BirdChannelRoute.WhatsApp.md-meta.xml',
    from: '>Newest<',
    to: '>Best<',
    says: 'The Bird Channel Route WhatsApp has an unknown match policy.',
    mend: 'Enter Newest, Oldest or Unlinked.'
  },
  {
    name: 'a mapping to a field that does not exist',
    folder: METADATA,
    file: 'BirdFieldMapping.Lead_Company.md-meta.xml',
    from: '>Company<',
    to: '>Compnay<',
    says: 'A Bird Field Mapping leads to Lead.Compnay, which does not exist.',
    mend: 'Correct the API name, or deactivate the mapping.'
  },
  {
    name: 'a mapping with an unknown overwrite policy',
    folder: METADATA,
    file: 'BirdFieldMapping.Case_Subject.md-meta.xml',
    from: '<field>Overwrite__c</field>\n        <value xsi:type="xsd:string">Never<',
    to: '<field>Overwrite__c</field>\n        <value xsi:type="xsd:string">Sometimes<',
    says: 'A Bird Field Mapping leads to Case.Subject, with an unknown overwrite policy.',
    mend: 'Enter Never, WhenEmpty or Always.'
  },
  {
    name: 'a default country that does not exist',
    folder: METADATA,
    file: 'BirdSetting.Default.md-meta.xml',
    from: '>ID<',
    to: '>QQ<',
    says: 'The default country QQ of Bird Setting is not known',
    mend: 'Enter a two-letter code such as ID.'
  },
  {
    name: 'a webhook source with an unknown scheme',
    folder: SOURCES,
    file: 'BirdWebhookSource.Bird_Platform.md-meta.xml',
    from: '>StandardWebhooks<',
    to: '>Magic<',
    says: 'The Bird Webhook Source Bird_Platform has an unknown scheme',
    mend: 'Enter one of'
  },
  {
    name: 'a webhook source without the address that its scheme signs',
    folder: SOURCES,
    file: 'BirdWebhookSource.Bird.md-meta.xml',
    from: '<value xsi:type="xsd:string">https://hooks.example.com/bird</value>',
    to: '<value xsi:nil="true" />',
    says: 'The Bird Webhook Source Bird names no address, but its scheme signs the address.',
    mend: 'Enter the whole address exactly as registered at Bird into Url.'
  },
  {
    name: 'a Site that is not active',
    folder: SITES,
    file: 'Bird_Webhooks.site-meta.xml',
    from: '<active>true</active>',
    to: '<active>false</active>',
    says: 'The Site Bird_Webhooks is not active',
    mend: 'Activate it in Setup, Sites.'
  }
];

/** What an administrator takes away. */
interface Removal extends Fault {
  readonly apex: string;
}

const REMOVALS: readonly Removal[] = [
  {
    name: 'an integration user who is not active',
    apex: `update new User(Id = [SELECT Id FROM User WHERE Alias = 'birdint'].Id, IsActive = false);`,
    says: 'is not active',
    mend: 'Activate the user'
  },
  {
    name: 'nobody who may read conversations',
    apex: `delete [SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.Name IN ('BirdAgent', 'BirdSupervisor')];`,
    says: 'Nobody has the permission set Bird Agent or Bird Supervisor',
    mend: 'Assign Bird Agent to the people who work with Leads and Cases.'
  },
  {
    name: 'a job that nobody scheduled',
    apex: 'BirdSchedule.stop();',
    says: 'The job Bird Scheduler is not scheduled, so nothing is tried again.',
    mend: 'BirdSchedule.start();'
  },
  {
    name: 'a webhook source without its signing key',
    apex: `delete [SELECT Id FROM BirdSecret__c];`,
    says: 'The Bird Webhook Source Flow has no signing key',
    mend: 'Copy the key from Bird and save it under Signing keys.'
  }
];

describe('the set-up page of an org that is not set up', () => {
  let org: StartedOrg;
  let browser: Browser;
  let admin: Administrator;
  let sf: Sf;
  let home: string;

  before(async () => {
    org = await StartedOrg.start();
    browser = await openBrowser();
    admin = await Administrator.logIn(browser, org.baseUrl);
    home = mkdtempSync(path.join(tmpdir(), 'broken-setup-'));
    const file = { packageDirectories: [{ path: 'app', default: true }], sourceApiVersion: '67.0' };
    writeFileSync(path.join(home, 'sfdx-project.json'), JSON.stringify(file));
    sf = new Sf(home, home);
    const login = ['org', 'login', 'access-token', '--instance-url', org.baseUrl, '--no-prompt'];
    await sf.json([...login, '--alias', 'org'], { SF_ACCESS_TOKEN: await admin.token() });
  });

  after(async () => {
    await browser.close();
    await org.stop();
    rmSync(home, { recursive: true });
  });

  async function complaints(): Promise<readonly string[]> {
    await admin.open('/lightning/n/Bird_Setup');
    const list = admin.page.locator('c-bird-setup-checklist li');
    await list.first().waitFor();
    return list.allInnerTexts();
  }

  function assertFound(found: readonly string[], { name, says, mend }: Fault): void {
    const line = found.find((text) => text.includes(says));
    assert.ok(line !== undefined, `${name}: nothing says "${says}" in\n${found.join('\n')}`);
    assert.ok(line.includes(mend), `${name}: "${mend}" is not in\n${line}`);
  }

  /** Deploys files as they are, or with their mistakes. */
  async function deploy(isBroken: boolean): Promise<void> {
    const app = path.join(home, 'app');
    for (const { folder, file, from, to } of MISTAKES) {
      const target = path.join(app, path.basename(folder), file);
      cpSync(path.join(folder, file), target);
      if (!isBroken) continue;
      const text = readFileSync(target, 'utf8');
      assert.equal(text.split(from).length, 2, `${file} holds once: ${from}`);
      writeFileSync(target, text.replace(from, to));
    }
    await sf.json(['project', 'deploy', 'start', '--source-dir', 'app', '--target-org', 'org']);
  }

  test('finds each mistake in what was typed, and forgets it once it is mended', async () => {
    await deploy(true);
    const broken = await complaints();
    for (const mistake of MISTAKES) assertFound(broken, mistake);
    await deploy(false);
    const mended = await complaints();
    for (const { says } of MISTAKES)
      assert.deepEqual(
        mended.filter((text) => text.includes(says)),
        []
      );
    assert.deepEqual(admin.complaints, []);
  });

  test('finds each thing that was taken away', async () => {
    for (const { says } of REMOVALS)
      assert.deepEqual(
        (await complaints()).filter((text) => text.includes(says)),
        []
      );
    for (const { apex } of REMOVALS) await admin.runApex(apex);
    const found = await complaints();
    for (const removal of REMOVALS) assertFound(found, removal);
    assert.deepEqual(admin.complaints, []);
  });
});
