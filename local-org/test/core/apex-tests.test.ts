import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readCoverage, resetCoverage } from '../../src/apex-tests/coverage.ts';
import { reportText } from '../../src/apex-tests/report.ts';
import { runTests, type TestResult } from '../../src/apex-tests/run-tests.ts';
import { planTests } from '../../src/apex-tests/test-plan.ts';
import { ApexOrg } from '../support/apex-org.ts';
import { documented } from '../support/evidence.ts';

const COUNTER = `public with sharing class Counter {
  public static Integer n = 0;
  public static Integer sign(Integer value) {
    if (value < 0) {
      return -1;
    }
    Integer unset;
    return
      1;
  }
}`;

const COUNTER_TEST = `@IsTest
private class CounterTest {
  @TestSetup
  static void makeLeads() {
    insert as system new Lead(LastName = 'setup', Company = 'x');
    Counter.n = 99;
  }
  static Integer leads() { return [SELECT COUNT() FROM Lead WITH SYSTEM_MODE]; }
  @IsTest
  static void shouldSeeTheRowsOfTheSetup() {
    Assert.areEqual(1, leads());
    Assert.areEqual(0, Counter.n, 'statics are fresh');
    insert as system new Lead(LastName = 'mine', Company = 'x');
    Counter.n = 5;
  }
  @IsTest
  static void shouldNotSeeTheRowsOfAnotherMethod() {
    Assert.areEqual(1, leads());
    Assert.areEqual(0, Counter.n);
    Assert.areEqual(1, Counter.sign(3));
  }
  @IsTest
  static void shouldHaveFreshLimitsBetweenStartAndStop() {
    Integer before = leads();
    Assert.areEqual(1, Limits.getQueries());
    Test.startTest();
    Assert.areEqual(0, Limits.getQueries());
    EventBus.publish(new Ping__e(Text__c = 'by event'));
    Assert.areEqual(1, leads());
    Test.stopTest();
    Assert.areEqual(1, Limits.getQueries());
    Assert.areEqual(2, leads(), 'the trigger of the event ran');
  }
  @IsTest
  static void shouldDeliverEventsWhenAsked() {
    EventBus.publish(new Ping__e(Text__c = 'now'));
    Test.getEventBus().deliver();
    Assert.areEqual(2, leads());
  }
  @IsTest
  static void shouldFail() {
    Assert.areEqual('a', 'b', 'letters');
  }
}`;

const ON_PING = `trigger OnPing on Ping__e (after insert) {
  insert as system new Lead(LastName = Trigger.new[0].Text__c, Company = 'ping');
}`;

describe('the Apex test runner', () => {
  const org = new ApexOrg({
    'Counter.cls': COUNTER,
    'CounterTest.cls': COUNTER_TEST,
    'OnPing.trigger': ON_PING
  });
  const { runtime } = org.org;

  function run(...names: readonly string[]): readonly TestResult[] {
    const { classes } = planTests(org.units, names);
    resetCoverage(runtime.host);
    return runTests({ runtime, user: org.admin, classes });
  }

  test(
    documented(
      'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_testing_testsetup_using.htm',
      'each method sees the rows of the setup and nothing of the others'
    ),
    () => {
      const results = run();
      assert.deepEqual(
        results.map(({ method, outcome, message }) => [method, outcome, message]),
        [
          ['shouldSeeTheRowsOfTheSetup', 'Pass', null],
          ['shouldNotSeeTheRowsOfAnotherMethod', 'Pass', null],
          ['shouldHaveFreshLimitsBetweenStartAndStop', 'Pass', null],
          ['shouldDeliverEventsWhenAsked', 'Pass', null],
          [
            'shouldFail',
            'Fail',
            'System.AssertException: Assertion Failed: letters: Expected: a, Actual: b'
          ]
        ]
      );
      assert.equal(results[4]?.stackTrace, 'Class.CounterTest.shouldFail: line 42, column 1');
      assert.equal(runtime.services.database.inTransaction, false);
    }
  );

  test('coverage counts lines that hold a statement, outside of tests', () => {
    run();
    const coverage = readCoverage(runtime.host);
    assert.deepEqual(
      coverage.units.map(({ name, coveredLines, uncoveredLines }) => [
        name,
        coveredLines,
        uncoveredLines
      ]),
      [
        ['Counter', [2, 4, 8], [5]],
        ['OnPing', [2], []]
      ]
    );
    assert.equal(coverage.percent, 80);
  });

  test('classes and methods can be named', () => {
    assert.equal(run('countertest.SHOULDFAIL').length, 1);
    assert.deepEqual(planTests(org.units, ['Nobody']).unknown, ['Nobody']);
  });

  test('the report holds failures and one line', () => {
    const results = run('CounterTest.shouldFail');
    assert.equal(
      reportText(results, null, 1234),
      [
        'FAIL CounterTest.shouldFail',
        '  System.AssertException: Assertion Failed: letters: Expected: a, Actual: b',
        '  Class.CounterTest.shouldFail: line 42, column 1',
        '',
        'Apex tests: 0 passed, 1 failed, 1.2 s'
      ].join('\n')
    );
  });
});
