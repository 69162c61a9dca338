import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UnsupportedError } from '../../src/diagnostics/errors.ts';
import { ApexDate } from '../../src/runtime/values/date.ts';
import { ApexDecimal } from '../../src/runtime/values/decimal.ts';
import { ApexList } from '../../src/runtime/values/list.ts';
import { ApexMap } from '../../src/runtime/values/map.ts';
import { ApexSet } from '../../src/runtime/values/set.ts';
import { apexEquals, equalIds, equalsIgnoreCase } from '../../src/runtime/values/equality.ts';
import { ApexObject, fieldKey } from '../../src/runtime/values/object.ts';
import {
  INTEGER,
  listOf,
  mapOf,
  OBJECT,
  setOf,
  sobjectType,
  STRING,
  userType
} from '../../src/syntax/types.ts';
import { assumed, documented } from '../support/evidence.ts';
import { libraryCalls, throwsApex } from '../support/library-calls.ts';

const LIST_DOCS =
  'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_list.htm';
const SET_DOCS =
  'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_set.htm';
const MAP_DOCS =
  'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_map.htm';
const KEY_DOCS =
  'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_collections_maps_keys_userdefined.htm';
const { tx, call, create, text } = libraryCalls();
const integers = (...items: (number | null)[]): ApexList => ApexList.of(INTEGER, items);

/** A user object of `Point`, equal to others with the same place. */
class Point extends ApexObject {
  readonly #place: number;

  constructor(place: number) {
    super();
    this.#place = place;
  }

  get place(): number {
    return this.#place;
  }
}
Object.defineProperties(Point.prototype, {
  apexType: { value: userType('Point') },
  [fieldKey('equals()')]: {
    value(this: Point, other: unknown) {
      return other instanceof Point && other.place === this.place;
    }
  },
  [fieldKey('hashcode()')]: {
    value(this: Point) {
      return this.place % 2;
    }
  },
  [fieldKey('compareto()')]: {
    value(this: Point, other: unknown) {
      return this.place - (other as Point).place;
    }
  },
  [fieldKey('tostring()')]: {
    value(this: Point) {
      return `P${this.place}`;
    }
  }
});

test(
  documented(
    'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_list.htm',
    'indexes outside of a list'
  ),
  () => {
    const outside = (work: () => unknown, index: number): void =>
      throwsApex(work, 'System.ListException', `List index out of bounds: ${index}`);
    outside(() => call('List', 'get', integers(1, 2), 2), 2);
    outside(() => call('List', 'get', integers(), -1), -1);
    outside(() => call('List', 'set', integers(1), 1, 9), 1);
    outside(() => call('List', 'remove', integers(1), 1), 1);
    outside(() => call('List', 'add', integers(1), 3, 9), 3);
  }
);

test(
  assumed('seen in logs; the texts are documented nowhere', 'collections that cannot be changed'),
  () => {
    const list = integers(1, 2);
    const loop = list.iterate();
    loop.next();
    const changing = 'Cannot modify a collection while it is being iterated.';
    throwsApex(() => call('List', 'add', list, 3), 'System.FinalException', changing);
    call('List', 'set', list, 0, 5);
    loop.return();
    call('List', 'add', list, 3);
    assert.equal(text(list), '(5, 2, 3)');
    throwsApex(
      () => call('List', 'add', integers().freeze(), 1),
      'System.FinalException',
      'Collection is read-only'
    );
    const map = ApexMap.of(tx, STRING, INTEGER, [['a', 1]]);
    const keys = map.keySet().iterate();
    keys.next();
    throwsApex(() => call('Map', 'put', map, 'b', 2), 'System.FinalException', changing);
    keys.return();
  }
);

test(documented(LIST_DOCS, 'lists'), () => {
  const list = create(listOf(INTEGER)) as ApexList;
  call('List', 'addAll', list, ApexSet.of(tx, INTEGER, [3, 1]));
  call('List', 'add', list, 1, 2);
  assert.equal(text(list), '(3, 2, 1)');
  assert.equal(call('List', 'indexOf', list, 1), 2);
  assert.equal(call('List', 'contains', list, 4), false);
  assert.equal(call('List', 'remove', list, 0), 3);
  const copy = call('List', 'clone', list) as ApexList;
  call('List', 'clear', list);
  assert.deepEqual([call('List', 'isEmpty', list), call('List', 'size', copy)], [true, 2]);
  assert.equal(call('List', 'equals', copy, integers(2, 1)), true);
});

test(documented(LIST_DOCS, 'sort puts null first and asks Comparable and Comparator'), () => {
  const numbers = integers(3, null, 1);
  call('List', 'sort', numbers);
  assert.equal(text(numbers), '(null, 1, 3)');
  const points = ApexList.of(userType('Point'), [new Point(2), new Point(1)]);
  call('List', 'sort', points);
  assert.equal(text(points), '(P1, P2)');
  const words = ApexList.of(STRING, ['b', 'a', 'B']);
  call('List', 'sort', words);
  assert.equal(text(words), '(B, a, b)');
  const mixed = ApexList.of(OBJECT, [1, 'a']);
  throwsApex(
    () => call('List', 'sort', mixed),
    'System.ListException',
    'One or more of the items in this list is not Comparable.'
  );
});

test(documented(LIST_DOCS, 'iterators end with NoSuchElementException'), () => {
  const iterator = call('List', 'iterator', integers(1));
  assert.equal(call('Iterator', 'hasNext', iterator), true);
  assert.equal(call('Iterator', 'next', iterator), 1);
  throwsApex(
    () => call('Iterator', 'next', iterator),
    'System.NoSuchElementException',
    'Iterator has no more elements.'
  );
});

test(documented(SET_DOCS, 'sets'), () => {
  const set = create(setOf(STRING), ApexList.of(STRING, ['a', 'b', 'a', 'A'])) as ApexSet;
  assert.equal(text(set), '{a, b, A}');
  assert.equal(call('Set', 'add', set, 'a'), false);
  assert.equal(call('Set', 'remove', set, 'z'), false);
  assert.equal(call('Set', 'retainAll', set, ApexList.of(STRING, ['a', 'A'])), true);
  assert.equal(call('Set', 'containsAll', set, ApexList.of(STRING, ['a', 'b'])), false);
  assert.equal(call('Set', 'removeAll', set, ApexList.of(STRING, ['q'])), false);
  assert.equal(call('Set', 'equals', set, ApexSet.of(tx, STRING, ['A', 'a'])), true);
});

test(documented(MAP_DOCS, 'maps keep the order of insertion and null keys'), () => {
  const map = create(mapOf(STRING, INTEGER)) as ApexMap;
  assert.equal(call('Map', 'put', map, 'b', 1), null);
  assert.equal(call('Map', 'put', map, 'b', 2), 1);
  call('Map', 'put', map, null, 3);
  call('Map', 'putAll', map, ApexMap.of(tx, STRING, INTEGER, [['a', 4]]));
  assert.equal(text(map), '{b=2, null=3, a=4}');
  assert.equal(call('Map', 'get', map, 'B'), null);
  assert.equal(call('Map', 'remove', map, 'b'), 2);
  assert.equal(text(call('Map', 'keySet', map)), '{null, a}');
  assert.equal(text(call('Map', 'values', map)), '(3, 4)');
});

test(
  documented(
    'https://salesforce.stackexchange.com/questions/207388',
    'keySet is a view that only loses members'
  ),
  () => {
    const map = ApexMap.of(tx, STRING, INTEGER, [
      ['a', 1],
      ['b', 2]
    ]);
    const keys = call('Map', 'keySet', map) as ApexSet;
    throwsApex(
      () => call('Set', 'add', keys, 'c'),
      'System.FinalException',
      'Collection is read-only'
    );
    call('Set', 'remove', keys, 'a');
    assert.equal(text(map), '{b=2}');
    call('Map', 'put', map, 'c', 3);
    assert.equal(text(keys), '{b, c}');
    const copy = call('Set', 'clone', keys) as ApexSet;
    call('Set', 'add', copy, 'd');
    assert.equal(call('Map', 'size', map), 2);
  }
);

test(documented(MAP_DOCS, 'a map of rows needs ids'), () => {
  const rows = ApexList.of(sobjectType('Lead'), [null]);
  throwsApex(
    () => create(mapOf(STRING, sobjectType('Lead')), rows),
    'System.ListException',
    'Row with null Id at index: 0'
  );
});

test(
  documented(KEY_DOCS, 'keys are equal by value, by field or by their own equals and hashCode'),
  () => {
    const map = ApexMap.of(tx, OBJECT, STRING);
    const put = (key: unknown): unknown => map.put(tx, key, 'x');
    put(new Point(1));
    assert.equal(put(new Point(1)), 'x');
    assert.equal(put(new Point(3)), null);
    assert.equal(put(ApexDecimal.parse('1.0')), null);
    assert.equal(put(ApexDecimal.parse('1.00')), 'x');
    assert.equal(put(ApexDate.of(2026, 1, 1)), null);
    assert.equal(put(ApexDate.of(2026, 1, 1)), 'x');
    assert.equal(put(integers(1, 2)), null);
    assert.equal(put(integers(1, 2)), 'x');
    assert.equal(put(ApexList.of(STRING, ['1', '2'])), null);
    map.remove(tx, new Point(1));
    assert.equal(map.has(tx, new Point(1)), false);
    assert.throws(() => put(ApexList.of(OBJECT, [new Point(1)])), UnsupportedError);
  }
);

test(
  documented(
    'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_expressions_operators_understanding.htm',
    'equality'
  ),
  () => {
    assert.equal(equalsIgnoreCase('Straße', 'STRASSE'), false);
    assert.equal(equalsIgnoreCase('Éa', 'éA'), true);
    assert.equal(equalsIgnoreCase(null, ''), false);
    assert.equal(equalIds('00Q000000000001', '00Q000000000001EAA'), true);
    assert.equal(equalIds('00Q000000000001', '00q000000000001EAA'), false);
    assert.equal(apexEquals(tx, 'a', 'A'), false);
    assert.equal(apexEquals(tx, 1, ApexDecimal.parse('1.0')), true);
    assert.equal(apexEquals(tx, 1, 1n), true);
    assert.equal(apexEquals(tx, 1, '1'), false);
    assert.equal(apexEquals(tx, integers(1, null), integers(1, null)), true);
    assert.equal(apexEquals(tx, new Point(1), new Point(1)), true);
  }
);

test(assumed('debug logs print so', 'long collections are cut'), () => {
  const eleven = integers(...Array.from({ length: 11 }, (_, index) => index));
  assert.equal(text(eleven), '(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, ...)');
  const inside = ApexList.of(OBJECT);
  inside.add(inside);
  assert.equal(text(inside), '((already output))');
});
