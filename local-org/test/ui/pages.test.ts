import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ComponentModel, PageData } from '../../src/ui/server/page-model.ts';
import { answerPage, type PageAnswer } from '../../src/ui/server/pages.ts';
import type { Preferences } from '../../src/ui/server/preferences.ts';
import type { PageTheme } from '../../src/ui/server/page-model.ts';
import type { RunningUser } from '../../src/runtime/transaction.ts';
import { FakePageOrg } from './fake-page-org.ts';

const LEAD_ID = '00QLo0000000001AAA';
const LEAD = {
  Id: LEAD_ID,
  Name: 'Siti </script> Rahayu',
  Company: 'Rahayu Bakery',
  BirdChannel__c: 'whatsapp'
};

const PLAIN: Preferences = { theme: 'system', isPhone: false, isFramed: false };

function open(org: FakePageOrg, path: string, user: RunningUser = org.agent()): PageAnswer {
  return answerPage(org, {
    user,
    path,
    query: new URLSearchParams(),
    preferences: PLAIN,
    scriptName: 'pages-1.js'
  });
}

function dataOf(answer: PageAnswer): PageData {
  assert.equal(answer.kind, 'html');
  const block = /<script type="application\/json" id="page-data">(.*?)<\/script>/s.exec(
    answer.html
  )?.[1];
  return JSON.parse(block ?? '') as PageData;
}

function find<K extends ComponentModel['kind']>(
  components: readonly ComponentModel[],
  kind: K
): Extract<ComponentModel, { kind: K }> {
  const found = components.find((component) => component.kind === kind);
  assert.ok(found, `no ${kind} on the page`);
  return found as Extract<ComponentModel, { kind: K }>;
}

test('a record that is not there, or not to be seen, is a 404 page', () => {
  const answer = open(new FakePageOrg({}), `/lightning/r/Lead/${LEAD_ID}/view`);
  assert.equal(answer.kind === 'html' && answer.status, 404);
  assert.equal(dataOf(answer).page.kind, 'message');
});

test('SLDS 2 follows the scheme of the browser or is dark, SLDS 1 knows only light', () => {
  const org = new FakePageOrg({ Lead: [LEAD] });
  const path = `/lightning/r/Lead/${LEAD_ID}/view`;
  const bodyOf = (theme: PageTheme): string | undefined => {
    const answer = answerPage(org, {
      user: org.agent(),
      path,
      query: new URLSearchParams(),
      preferences: { ...PLAIN, theme },
      scriptName: 'pages-1.js'
    });
    assert.equal(answer.kind, 'html');
    return /<body[^>]*>/.exec(answer.html)?.[0];
  };
  assert.equal(bodyOf('system'), '<body class="slds-color-scheme_system">');
  assert.equal(bodyOf('dark'), '<body class="slds-color-scheme_dark">');
  assert.equal(bodyOf('slds1'), '<body>');
});

test('an id that is none never reaches a query', () => {
  const org = new FakePageOrg({ Lead: [LEAD] });
  const answer = open(org, "/lightning/r/Lead/1'OR'1/view");
  assert.equal(answer.kind === 'html' && answer.status, 404);
  assert.deepEqual(org.queries, []);
});

test('an object that the user may not read is a 403 page', () => {
  const org = new FakePageOrg({});
  const answer = open(org, '/lightning/o/BirdConversation__c/list', org.outsider());
  assert.equal(answer.kind === 'html' && answer.status, 403);
});

test('home leads to the first tab of the app, a bare id to its record', () => {
  const org = new FakePageOrg({});
  assert.deepEqual(open(org, '/'), { kind: 'redirect', location: '/lightning/n/Bird_Home' });
  assert.deepEqual(open(org, '/', org.outsider()), {
    kind: 'redirect',
    location: '/lightning/o/Lead/list'
  });
  assert.deepEqual(open(org, `/${LEAD_ID}`), {
    kind: 'redirect',
    location: `/lightning/r/Lead/${LEAD_ID}/view`
  });
});

test('the record page is drawn from the FlexiPage of the Bird app', () => {
  const org = new FakePageOrg({ Lead: [LEAD] });
  const { page, context } = dataOf(open(org, `/lightning/r/Lead/${LEAD_ID}/view`));
  assert.equal(context.appLabel, 'Bird');
  assert.ok(page.kind === 'record');
  const highlights = find(page.header, 'highlights');
  assert.equal(highlights.title, LEAD.Name);
  assert.equal(highlights.fields.find(({ key }) => key === 'Company')?.value, 'Rahayu Bakery');
  assert.deepEqual(
    find(page.main, 'tabset').tabs.map(({ label }) => label),
    ['Details', 'Related']
  );
  assert.equal(find(page.sidebar, 'custom').name, 'birdConversations');
});

test('outside of the app there is no component of the package, and no field without access', () => {
  const org = new FakePageOrg({ Lead: [LEAD] });
  const { page, context } = dataOf(open(org, `/lightning/r/Lead/${LEAD_ID}/view`, org.outsider()));
  assert.equal(context.appLabel, 'Sales');
  assert.ok(page.kind === 'record');
  assert.deepEqual(page.sidebar, []);
  assert.ok(!org.queries.join(' ').includes('BirdChannel__c'));
});

test('text of a record cannot leave the data block', () => {
  const answer = open(new FakePageOrg({ Lead: [LEAD] }), `/lightning/r/Lead/${LEAD_ID}/view`);
  assert.ok(answer.kind === 'html');
  assert.ok(!answer.html.includes('Siti </script>'));
  assert.ok(answer.html.includes('<title>Siti &lt;/script&gt; Rahayu | Lead | LOCAL ORG</title>'));
});

test('a tab of a FlexiPage draws its components without a record', () => {
  const { page, context } = dataOf(open(new FakePageOrg({}), '/lightning/n/Bird_Home'));
  assert.ok(page.kind === 'app');
  assert.equal(find(page.components, 'custom').name, 'birdInboxSummary');
  assert.deepEqual(
    context.tabs.filter(({ isCurrent }) => isCurrent).map(({ label }) => label),
    ['Bird Home']
  );
  const isSetup = ({ label }: { label: string }): boolean => label === 'Bird Set-up';
  assert.ok(!context.tabs.some(isSetup), 'no permission set of an agent shows that tab');
});

test('the phone shows the page in a frame; in the frame stands the page itself', () => {
  const org = new FakePageOrg({ Lead: [LEAD] });
  const path = `/lightning/r/Lead/${LEAD_ID}/view`;
  const kindOf = (preferences: Preferences): string =>
    dataOf(
      answerPage(org, {
        user: org.agent(),
        path,
        query: new URLSearchParams(),
        preferences,
        scriptName: 'pages-1.js'
      })
    ).page.kind;
  assert.equal(kindOf({ ...PLAIN, isPhone: true }), 'phone');
  assert.equal(kindOf({ ...PLAIN, isFramed: true }), 'record');
});
