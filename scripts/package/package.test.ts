import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { PROJECT_ROOT } from '../project.ts';
import { aloneFaults } from './alone.ts';
import { coverageFaults } from './coverage.ts';
import { descriptorFaults } from './descriptor.ts';
import { leftOutFaults } from './left-out.ts';
import { metadataTypeFaults } from './metadata-types.ts';
import { orgFeatureFaults } from './org-features.ts';

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';
const XMLNS = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const CLASS_META = `${XML}<ApexClass ${XMLNS}><apiVersion>67.0</apiVersion><status>Active</status></ApexClass>`;
const VERSION_CLASS = 'app/main/default/classes/shared/BirdVersion.cls';
const BUNDLE_META = `${XML}<LightningComponentBundle ${XMLNS}><apiVersion>67.0</apiVersion><isExposed>false</isExposed></LightningComponentBundle>`;

/** A sound package of one class and one component. */
const SOUND: Readonly<Record<string, string>> = {
  'sfdx-project.json': JSON.stringify(project({})),
  '.forceignore': '**/*.ts\n',
  'scratch.json': '{"edition":"Developer"}',
  'package.json': '{"version":"1.2.3"}',
  'CHANGELOG.md': '# Changelog\n\n## 1.2.3\n',
  [VERSION_CLASS]:
    "public with sharing class BirdVersion { static final String CURRENT = '1.2.3'; }",
  [`${VERSION_CLASS}-meta.xml`]: CLASS_META,
  'app/main/default/lwc/hello/hello.ts': "import { LightningElement } from 'lwc';",
  'app/main/default/lwc/hello/hello.js':
    "import { LightningElement } from 'lwc'; export default class Hello extends LightningElement {}",
  'app/main/default/lwc/hello/hello.js-meta.xml': BUNDLE_META
};

function project(more: Readonly<Record<string, unknown>>): unknown {
  return {
    packageDirectories: [
      {
        path: 'app',
        default: true,
        package: 'App',
        versionNumber: '1.2.3.NEXT',
        definitionFile: 'scratch.json',
        ...more
      }
    ],
    namespace: '',
    sourceApiVersion: '67.0'
  };
}

/** What all checks find that run no tests. */
function faultsOf(root: string): readonly string[] {
  return [
    ...descriptorFaults(root),
    ...leftOutFaults(root),
    ...metadataTypeFaults(root),
    ...orgFeatureFaults(root),
    ...aloneFaults(root)
  ];
}

describe('what package:check finds', () => {
  const folders: string[] = [];

  after(() => {
    for (const folder of folders) rmSync(folder, { recursive: true });
  });

  /** A project with these files otherwise; null: without. */
  function broken(changes: Readonly<Record<string, string | null>>): string {
    const root = mkdtempSync(path.join(tmpdir(), 'package-'));
    folders.push(root);
    for (const [file, text] of Object.entries({ ...SOUND, ...changes })) {
      if (text === null) continue;
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), text);
    }
    return root;
  }

  test('nothing in a sound package', () => assert.deepEqual(faultsOf(broken({})), []));

  test('no package, a namespace, an unknown dependency, a version that is none or another', () => {
    const nameless = broken({
      'sfdx-project.json': JSON.stringify(project({ package: undefined }))
    });
    assert.throws(() => descriptorFaults(nameless), /must name the package of exactly one/);
    const wrong = broken({
      'sfdx-project.json': JSON.stringify({
        ...(project({ dependencies: [{ package: 'Other' }], versionNumber: '1.2' }) as object),
        namespace: 'bird'
      })
    });
    assert.deepEqual(descriptorFaults(wrong), [
      'sfdx-project.json has the namespace bird; addresses and API names would change.',
      'The dependency Other is no alias of sfdx-project.json, and has no versionNumber.',
      'versionNumber must be like 1.2.3.NEXT, not 1.2.'
    ]);
    const older = broken({ 'CHANGELOG.md': '## 1.2.2\n', 'package.json': '{"version":"1.3.0"}' });
    assert.deepEqual(descriptorFaults(older), [
      'sfdx-project.json says version 1.2.3, package.json says 1.3.0.',
      'sfdx-project.json says version 1.2.3, the newest heading of CHANGELOG.md says 1.2.2.'
    ]);
  });

  test('files that would be left out without a word, and TypeScript that is not compiled', () => {
    const root = broken({
      'app/main/default/clases/Lost.cls': 'public class Lost {}',
      'app/main/default/classes/Bare.cls': 'public class Bare {}',
      'app/main/default/lwc/hello/other.ts': 'export const one = 1;'
    });
    const left = 'would be left out: its folder, its ending or its -meta.xml is wrong.';
    assert.deepEqual(leftOutFaults(root), [
      `app/main/default/clases/Lost.cls ${left}`,
      `app/main/default/classes/Bare.cls ${left}`,
      'app/main/default/lwc/hello/other.ts is not compiled: npm run build.'
    ]);
  });

  test('TypeScript that would be sent', () =>
    assert.deepEqual(leftOutFaults(broken({ '.forceignore': '**/none\n' })), [
      'app/main/default/lwc/hello/hello.ts would be sent, and Salesforce refuses it: name **/*.ts in .forceignore.'
    ]));

  test('a folder that is no default any more', () =>
    assert.deepEqual(
      descriptorFaults(
        broken({ 'sfdx-project.json': JSON.stringify(project({ default: false })) })
      ),
      [
        'sfdx-project.json: app must have "default": true, or a bare deployment finds nothing; sf package create takes it away.'
      ]
    ));

  test('features of the org that no scratch definition asks for', () => {
    const needing = {
      'app/main/default/sites/Hooks.site-meta.xml': `${XML}<CustomSite ${XMLNS}/>`,
      'app/main/default/translations/in.translation-meta.xml': `${XML}<Translations ${XMLNS}/>`,
      'app/main/default/objects/Account/fields/Tag__pc.field-meta.xml': `${XML}<CustomField ${XMLNS}><fullName>Tag__pc</fullName></CustomField>`
    };
    assert.deepEqual([...orgFeatureFaults(broken(needing))].sort(), [
      'CustomField Account.Tag__pc needs the feature PersonAccounts in scratch.json.',
      'CustomSite Hooks needs the feature Sites in scratch.json.',
      'Translations in needs the setting languageSettings.enableTranslationWorkbench in scratch.json.'
    ]);
    const settings = { languageSettings: { enableTranslationWorkbench: true } };
    const features = ['SITES', 'PersonAccounts'];
    const asked = JSON.stringify({ edition: 'Developer', features, settings });
    assert.deepEqual(orgFeatureFaults(broken({ ...needing, 'scratch.json': asked })), []);
    assert.deepEqual(orgFeatureFaults(broken({ 'scratch.json': '{}' })), [
      'scratch.json names no edition.'
    ]);
    assert.deepEqual(orgFeatureFaults(broken({ 'scratch.json': null })), [
      'The definitionFile of sfdx-project.json, scratch.json, does not exist.'
    ]);
    const none = project({ definitionFile: undefined });
    assert.deepEqual(orgFeatureFaults(broken({ 'sfdx-project.json': JSON.stringify(none) })), [
      'sfdx-project.json names no definitionFile for the package: Salesforce builds a version in the org that it describes.'
    ]);
  });

  test('metadata that belongs to an org, and a type that nobody has looked up', () => {
    const root = broken({
      'app/main/default/translations/in.translation-meta.xml': `${XML}<Translations ${XMLNS}/>`,
      'app/main/default/roles/Boss.role-meta.xml': `${XML}<Role ${XMLNS}><name>Boss</name></Role>`
    });
    assert.deepEqual([...metadataTypeFaults(root)].sort(), [
      'Role Boss: whether a package may hold this type is not known here; look it up in the Metadata Coverage report.',
      'Translations in belongs to the org, not to the package: config/translations.'
    ]);
  });

  test('references that lead out of the package, from Apex and from a component', () => {
    const apex = broken({
      'app/main/default/classes/Out.cls':
        'public with sharing class Out {\n  public static SObject one() { return [SELECT Gone__c FROM Lead WITH USER_MODE LIMIT 1]; }\n}',
      'app/main/default/classes/Out.cls-meta.xml': CLASS_META
    });
    assert.match(aloneFaults(apex).join('\n'), /Out\.cls:2:\d+ .*Gone__c/);
    const component = broken({
      'app/main/default/lwc/hello/hello.js':
        "import ALL from '@salesforce/label/c.Gone';\nimport read from '@salesforce/apex/Gone.read';\nimport FIELD from '@salesforce/schema/Lead.Gone__c';"
    });
    assert.deepEqual(aloneFaults(component), [
      'No custom label Gone is deployed.',
      'No @AuraEnabled Apex method Gone.read is deployed.',
      'No object or field Lead.Gone__c is deployed.'
    ]);
  });

  test('failing tests, too few lines, and a trigger that no test runs', () => {
    const unit = (name: string, file: string, coveredLines: readonly number[]) => ({
      name,
      file,
      coveredLines,
      uncoveredLines: [9]
    });
    assert.deepEqual(
      coverageFaults([{ className: 'AppTest', method: 'shouldRun', outcome: 'Fail' }], {
        percent: 74.96,
        units: [unit('App', 'App.cls', [1]), unit('OnLead', 'OnLead.trigger', [])]
      }),
      [
        'The test AppTest.shouldRun does not pass.',
        'Tests run 74.9 % of the lines; a version with less than 75 % cannot be promoted.',
        'No test runs the trigger OnLead.'
      ]
    );
    assert.deepEqual(coverageFaults([], { percent: 75, units: [] }), [
      'The package has no Apex tests.'
    ]);
  });
});

test('this package has nothing to mend', () => assert.deepEqual(faultsOf(PROJECT_ROOT), []));
