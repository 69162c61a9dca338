import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApexDecimal } from '../../src/runtime/values/decimal.ts';
import { ApexException, apexException, isCatchable } from '../../src/runtime/values/exception.ts';
import { STACK_TRACER, type StackTracer } from '../../src/runtime/values/stack-tracer.ts';
import { ApexTypeValue } from '../../src/runtime/values/type-value.ts';
import { libraryType, STRING } from '../../src/syntax/types.ts';
import { assumed, documented } from '../support/evidence.ts';
import { fakeTransaction } from '../support/fake-transaction.ts';
import { libraryCalls, throwsApex } from '../support/library-calls.ts';

const EXCEPTION_DOCS =
  'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_exception_methods.htm';
const AURA_DOCS =
  'https://developer.salesforce.com/docs/atlas.en-us.lightning.meta/lightning/controllers_server_apex_exceptions.htm';
const SYSTEM_DOCS =
  'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_system.htm';
const tx = fakeTransaction();
tx.slot<StackTracer>(STACK_TRACER, () => () => [
  { text: 'Class.BirdPhone.parse: line 12, column 1', line: 12 },
  { text: 'AnonymousBlock: line 1, column 1', line: 1 }
]);
const { call, callStatic, create, text } = libraryCalls(tx);
const failed = (work: () => unknown, message: string): void =>
  throwsApex(work, 'System.AssertException', message);

test(assumed('texts as test runs print them', 'failed assertions'), () => {
  failed(() => callStatic('Assert', 'areEqual', 1, 2), 'Assertion Failed: Expected: 1, Actual: 2');
  failed(
    () => callStatic('Assert', 'areEqual', 'a', 'A', 'case'),
    'Assertion Failed: case: Expected: a, Actual: A'
  );
  failed(
    () => callStatic('Assert', 'areNotEqual', 1, 1, 'same'),
    'Assertion Failed: same: Same value: 1'
  );
  failed(
    () => callStatic('Assert', 'isTrue', null),
    'Assertion Failed: Expected: true, Actual: null'
  );
  failed(() => callStatic('Assert', 'isNull', 'x'), 'Assertion Failed: Expected: null, Actual: x');
  failed(() => callStatic('Assert', 'isNotNull', null), 'Assertion Failed: Same value: null');
  failed(() => callStatic('Assert', 'fail', 'never'), 'Assertion Failed: never');
  failed(() => callStatic('Assert', 'fail'), 'Assertion Failed');
  failed(() => callStatic('System', 'assert', false), 'Assertion Failed');
  failed(() => callStatic('System', 'assert', false, 'no'), 'Assertion Failed: no');
  failed(
    () => callStatic('System', 'assertEquals', 1, 2, 'no'),
    'Assertion Failed: no: Expected: 1, Actual: 2'
  );
  const list = new ApexTypeValue(libraryType('System.ListException'));
  failed(
    () => callStatic('Assert', 'isInstanceOfType', 'x', list),
    'Assertion Failed: String is not an instance of ListException'
  );
});

test(
  documented(SYSTEM_DOCS, 'numbers are compared by value, assertions that hold say nothing'),
  () => {
    callStatic('Assert', 'areEqual', 10, ApexDecimal.parse('10.00'));
    callStatic('Assert', 'areEqual', null, null);
    callStatic(
      'Assert',
      'isInstanceOfType',
      apexException('System.ListException', ''),
      new ApexTypeValue(libraryType('System.Exception'))
    );
    callStatic('Assert', 'isNotInstanceOfType', null, new ApexTypeValue(STRING));
  }
);

test(documented(SYSTEM_DOCS, 'no catch block sees a failed assertion'), () => {
  assert.equal(isCatchable(apexException('System.AssertException', 'Assertion Failed')), false);
  assert.equal(isCatchable(apexException('System.ListException', 'x')), true);
  assert.equal(isCatchable(new RangeError('x')), false);
});

test(documented(EXCEPTION_DOCS, 'what an exception tells'), () => {
  const cause = create(libraryType('System.MathException')) as ApexException;
  const exception = create(libraryType('System.ListException'), 'wrong', cause) as ApexException;
  assert.equal(call('Exception', 'getMessage', cause), 'Script-thrown exception');
  assert.equal(call('Exception', 'getMessage', exception), 'wrong');
  assert.equal(call('Exception', 'getTypeName', exception), 'System.ListException');
  assert.equal(call('Exception', 'getCause', exception), cause);
  assert.equal(call('Exception', 'getLineNumber', exception), 12);
  assert.equal(
    call('Exception', 'getStackTraceString', exception),
    'Class.BirdPhone.parse: line 12, column 1\nAnonymousBlock: line 1, column 1'
  );
  call('Exception', 'setMessage', exception, 'worse');
  assert.equal(text(exception), 'System.ListException: worse');
});

test(documented(AURA_DOCS, 'AuraHandledException keeps its text for the browser'), () => {
  const exception = create(
    libraryType('System.AuraHandledException'),
    'No access'
  ) as ApexException;
  assert.equal(call('Exception', 'getMessage', exception), 'Script-thrown exception');
  assert.equal(exception.clientMessage, 'No access');
  call('Exception', 'setMessage', exception, 'No access');
  assert.equal(call('Exception', 'getMessage', exception), 'No access');
});

test(documented(EXCEPTION_DOCS, 'DmlException tells of its rows'), () => {
  const exception = apexException('System.DmlException', 'Insert failed.');
  exception.dmlRows = [
    {
      index: 3,
      id: null,
      errors: [{ statusCode: 'REQUIRED_FIELD_MISSING', message: 'Required', fields: ['LastName'] }]
    }
  ];
  assert.equal(call('Exception', 'getNumDml', exception), 1);
  assert.equal(call('Exception', 'getDmlIndex', exception, 0), 3);
  assert.equal(text(call('Exception', 'getDmlType', exception, 0)), 'REQUIRED_FIELD_MISSING');
  assert.equal(text(call('Exception', 'getDmlFieldNames', exception, 0)), '(LastName)');
  throwsApex(
    () => call('Exception', 'getDmlId', exception, 1),
    'System.ListException',
    'List index out of bounds: 1'
  );
});
