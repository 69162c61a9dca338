import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readSchema } from '../../src/metadata/read-schema.ts';
import { ApexRuntime } from '../../src/runtime/core/apex-runtime.ts';
import { callStatic } from '../../src/runtime/core/reflection.ts';
import { ApexList } from '../../src/runtime/values/list.ts';
import { sobjectType } from '../../src/syntax/types.ts';
import { compile } from '../support/apex.ts';
import { documented } from '../support/evidence.ts';
import { fakeTransaction } from '../support/fake-transaction.ts';
import { servicesWithoutRows } from '../support/services.ts';

const SHARING =
  'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_keywords_sharing.htm';

/** Sharing mode of each query, in order, while `Start.run()` runs. */
function modes(files: Readonly<Record<string, string>>): string {
  const seen: string[] = [];
  const services = {
    ...servicesWithoutRows(readSchema([])),
    runQuery: (_tx: unknown, request: { readonly sharing: boolean }): ApexList => {
      seen.push(request.sharing ? 'with' : 'without');
      return ApexList.of(sobjectType('Lead'));
    }
  };
  const runtime = new ApexRuntime(compile(files).host, services);
  runtime.run({ user: fakeTransaction().user }, () => callStatic(runtime.host, 'Start', 'run', []));
  return seen.join(' ');
}

const QUERY = 'List<Lead> rows = [SELECT Id FROM Lead WITH SYSTEM_MODE];';

describe('sharing', () => {
  test(documented(SHARING, 'each class has its own mode, also after a call came back'), () => {
    assert.equal(
      modes({
        'Start.cls': `public with sharing class Start { public static void run() { ${QUERY} Open.look(); look(); }
          static void look() { ${QUERY} } }`,
        'Open.cls': `public without sharing class Open { public static void look() { ${QUERY} } }`
      }),
      'with without with'
    );
  });

  test(documented(SHARING, 'inherited sharing takes the mode of the caller'), () => {
    assert.equal(
      modes({
        'Start.cls': `public with sharing class Start { public static void run() { Either.look(); Open.run(); Either.look(); new Either().again(); } }`,
        'Open.cls': `public without sharing class Open { public static void run() { Either.look(); } }`,
        'Either.cls': `public inherited sharing class Either {
          public static void look() { ${QUERY} }
          public void again() { ${QUERY} } }`
      }),
      'with without with with'
    );
  });

  test(documented(SHARING, 'a class that says nothing runs with sharing from API 67.0 on'), () => {
    assert.equal(
      modes({ 'Start.cls': `public class Start { public static void run() { ${QUERY} } }` }),
      'with'
    );
  });
});
