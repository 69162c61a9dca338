import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LibraryRegistry } from '../../src/runtime/core/registry.ts';
import type { LibraryType } from '../../src/runtime/library.ts';
import { fakeTransaction } from '../support/fake-transaction.ts';
import { INTEGER, STRING } from '../../src/syntax/types.ts';

const WORDS: LibraryType = {
  name: 'System.Words',
  statics: {
    pick: () => 'any',
    'pick/2': () => 'two',
    'pick(System.Integer,System.Integer)': () => 'two numbers'
  }
};

describe('the library', () => {
  const registry = new LibraryRegistry([
    WORDS,
    { name: 'System.Words', statics: { more: () => 1 } }
  ]);

  function pick(...parameters: Parameters<LibraryRegistry['method']>[2]): unknown {
    return registry.method('System.Words', 'pick', parameters, true)?.(fakeTransaction());
  }

  test('the most exact key wins', () => {
    assert.equal(pick(STRING), 'any');
    assert.equal(pick(STRING, INTEGER), 'two');
    assert.equal(pick(INTEGER, INTEGER), 'two numbers');
  });

  test('two parts of one type complete each other', () => {
    assert.equal(registry.hasMethod('System.Words', 'more', [], true), true);
    assert.equal(registry.hasMethod('System.Words', 'less', [], true), false);
    assert.equal(registry.hasMethod('System.Words', 'toString', [], true), false);
  });
});
