import { describe, test } from 'node:test';
import { EXCEPTION_NAMES } from '../../src/runtime/system/exception-names.ts';
import { apex } from '../support/apex.ts';
import { assumed, documented } from '../support/evidence.ts';
import { give, type Expectation } from '../support/expressions.ts';

const EXCEPTIONS =
  'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_exception_methods.htm';
const TYPES = [...EXCEPTION_NAMES, 'EventBus.RetryableException'];
const CAUSE = "Exception cause = new MathException('why');";

function ofEach(expectation: (type: string) => readonly Expectation[]): readonly Expectation[] {
  return TYPES.flatMap(expectation);
}

describe(documented(EXCEPTIONS, 'exceptions of the platform'), () => {
  test('each takes a message', () =>
    give(
      apex,
      '',
      ofEach((type) => [[`new ${type}('what').getMessage()`, 'what']])
    ));
  test('each takes a message and a cause', () =>
    give(
      apex,
      CAUSE,
      ofEach((type) => [
        [`new ${type}('what', cause).getMessage()`, 'what'],
        [`new ${type}('what', cause).getCause().getMessage()`, 'why']
      ])
    ));
  test('each takes a cause alone', () =>
    give(
      apex,
      CAUSE,
      ofEach((type) => [[`new ${type}(cause).getCause().getMessage()`, 'why']])
    ));
  test('each knows the name of its type', () =>
    give(
      apex,
      '',
      ofEach((type) => [[`new ${type}('what').getTypeName()`, type]])
    ));
});

describe(
  assumed('the text of an exception without one is not documented', 'without a message'),
  () => {
    test('each says that the script threw it', () =>
      give(
        apex,
        '',
        ofEach((type) => [[`new ${type}().getMessage()`, 'Script-thrown exception']])
      ));
  }
);
