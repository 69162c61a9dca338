import { describe, test } from 'node:test';
import { apex, withMembers } from '../support/apex.ts';
import { assumed, documented } from '../support/evidence.ts';

const REFERENCE = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/';
const LIST_EXCEPTION = 'System.ListException';
const ITERATED = 'Cannot modify a collection while it is being iterated.';

describe(documented(`${REFERENCE}apex_methods_system_list.htm`, 'List'), () => {
  test('an index outside', () =>
    apex`return new List<Integer>{ 1 }[1];`.throws(LIST_EXCEPTION, 'List index out of bounds: 1'));
  test('a negative index', () =>
    apex`return new List<Integer>{ 1 }.get(-1);`.throws(
      LIST_EXCEPTION,
      'List index out of bounds: -1'
    ));
  test('setting behind the end', () =>
    apex`List<Integer> l = new List<Integer>(); l.set(0, 1); return l;`.throws(LIST_EXCEPTION));
  test('inserting at the size', () =>
    apex`List<Integer> l = new List<Integer>{ 1 }; l.add(1, 2); return l;`.gives([1, 2]));
  test('removing answers the element', () =>
    apex`List<String> l = new List<String>{ 'a', 'b' }; return l.remove(0) + l.size();`.gives(
      'a1'
    ));
  test('sort puts null first', () =>
    apex`List<Integer> l = new List<Integer>{ 2, null, 1 }; l.sort(); return l;`.gives([
      null,
      1,
      2
    ]));
  test('sort of texts is case-sensitive', () =>
    apex`List<String> l = new List<String>{ 'b', 'A', 'a' }; l.sort(); return l;`.gives([
      'A',
      'a',
      'b'
    ]));
  test('contains is case-sensitive', () =>
    apex`return new List<String>{ 'a' }.contains('A');`.gives(false));
  test('addAll of null', () =>
    apex`List<Integer> l; new List<Integer>().addAll(l); return 1;`.throws(
      'System.NullPointerException'
    ));
  test('clone is shallow', () =>
    apex`List<List<Integer>> a = new List<List<Integer>>{ new List<Integer>() }; a.clone()[0].add(1); return a;`.gives(
      [[1]]
    ));
  test('a Comparator decides', () =>
    withMembers(
      'class Down implements Comparator<Integer> { public Integer compare(Integer a, Integer b) { return b - a; } }'
    )`
      List<Integer> l = new List<Integer>{ 1, 3, 2 }; l.sort(new Down()); return l;`.gives([
      3, 2, 1
    ]));
  test('objects without an order', () =>
    withMembers(
      'class Box { }'
    )`List<Box> l = new List<Box>{ new Box(), new Box() }; l.sort(); return 1;`.throws(
      LIST_EXCEPTION
    ));
  test('an array of a size', () => apex`return new Integer[2];`.gives([null, null]));
});

describe(documented(`${REFERENCE}apex_methods_system_set.htm`, 'Set'), () => {
  test('texts are case-sensitive', () =>
    apex`return new Set<String>{ 'a', 'A', 'a' }.size();`.gives(2));
  test('null is a member', () =>
    apex`Set<String> s = new Set<String>{ null }; return s.contains(null);`.gives(true));
  test('add answers whether it is new', () =>
    apex`Set<Integer> s = new Set<Integer>{ 1 }; return s.add(1);`.gives(false));
  test('rows are members by their fields', () =>
    apex`return new Set<Lead>{ new Lead(Company = 'x') }.contains(new Lead(Company = 'x'));`.gives(
      true
    ));
  test('Decimals are members by value', () =>
    apex`return new Set<Decimal>{ 1.0, 1.00 }.size();`.gives(1));
  test('own equals and hashCode decide', () =>
    withMembers(`class Key { Integer n; Key(Integer n) { this.n = n; }
      public Boolean equals(Object other) { return ((Key) other).n == n; } public Integer hashCode() { return n; } }`)`
      return new Set<Key>{ new Key(1), new Key(1), new Key(2) }.size();`.gives(2));
  test('removeAll', () =>
    apex`Set<Integer> s = new Set<Integer>{ 1, 2 }; s.removeAll(new List<Integer>{ 2, 3 }); return s;`.gives(
      [1]
    ));
});

describe(documented(`${REFERENCE}apex_methods_system_map.htm`, 'Map'), () => {
  test('an unknown key answers null', () =>
    apex`return new Map<String, Integer>().get('x');`.gives(null));
  test('keys are case-sensitive', () =>
    apex`return new Map<String, Integer>{ 'a' => 1 }.containsKey('A');`.gives(false));
  test('put answers what was there', () =>
    apex`Map<String, Integer> m = new Map<String, Integer>{ 'a' => 1 }; return m.put('a', 2);`.gives(
      1
    ));
  test('null is a key', () =>
    apex`return new Map<String, Integer>{ null => 1 }.get(null);`.gives(1));
  test('a row without id', () =>
    apex`return new Map<Id, Lead>(new List<Lead>{ new Lead() });`.throws(
      LIST_EXCEPTION,
      'Row with null Id at index: 0'
    ));
  test('the same row twice', () =>
    apex`Lead l = new Lead(Id = '00Q000000000001'); return new Map<Id, Lead>(new List<Lead>{ l, l });`.throws(
      LIST_EXCEPTION,
      'Row with duplicate Id at index: 1'
    ));
  test('removing from the keys removes from the map', () =>
    apex`Map<String, Integer> m = new Map<String, Integer>{ 'a' => 1 }; m.keySet().remove('a'); return m.size();`.gives(
      0
    ));
  test('values is a copy', () =>
    apex`Map<String, Integer> m = new Map<String, Integer>{ 'a' => 1 }; m.values().clear(); return m.size();`.gives(
      1
    ));
});

describe(
  assumed(
    'the order of a map is said to be the same every time, not to be that of insertion',
    'order'
  ),
  () => {
    test('keys stand in the order of insertion', () =>
      apex`Map<String, Integer> m = new Map<String, Integer>{ 'b' => 1, 'a' => 2 }; m.remove('b'); m.put('b', 3); return new List<String>(m.keySet());`.gives(
        ['a', 'b']
      ));
  }
);

describe(
  assumed(
    'the text is known, which collections it holds for is not documented',
    'a collection that is iterated'
  ),
  () => {
    test('a list', () =>
      apex`List<Integer> l = new List<Integer>{ 1 }; for (Integer i : l) { l.add(2); } return 1;`.throws(
        'System.FinalException',
        ITERATED
      ));
    test('a set', () =>
      apex`Set<Integer> s = new Set<Integer>{ 1 }; for (Integer i : s) { s.add(2); } return 1;`.throws(
        'System.FinalException',
        ITERATED
      ));
    test('a map under its keys', () =>
      apex`Map<Integer, Integer> m = new Map<Integer, Integer>{ 1 => 1 }; for (Integer i : m.keySet()) { m.put(2, 2); } return 1;`.throws(
        'System.FinalException',
        ITERATED
      ));
  }
);
