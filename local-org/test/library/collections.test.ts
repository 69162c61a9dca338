import { describe, test } from 'node:test';
import { apex } from '../support/apex.ts';
import { rows } from '../support/apex-rows.ts';
import { assumed, documented } from '../support/evidence.ts';
import { give } from '../support/expressions.ts';

const REFERENCE = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/';
const LEADS = "List<Lead> leads = new List<Lead>{ new Lead(LastName = 'a', Company = 'x') };";

describe(documented(`${REFERENCE}apex_methods_system_list.htm`, 'List'), () => {
  test('other ways to make and fill one', () =>
    give(
      apex,
      'List<Integer> l = new List<Integer>(new List<Integer>{ 1 }); l.addAll(new Set<Integer>{ 2 });',
      [
        ['l', [1, 2]],
        ['l.toString()', '(1, 2)'],
        ['l.hashCode() == new List<Integer>{ 1, 2 }.hashCode()', true]
      ]
    ));
  test('copies of rows', () =>
    give(rows, `${LEADS} insert as system leads;`, [
      ['leads.deepClone()[0].LastName', 'a'],
      ['leads.deepClone()[0].Id', null],
      ['leads.deepClone(true)[0].Id == leads[0].Id', true],
      ['leads.deepClone(false, false)[0].Id', null],
      ['leads.deepClone(true, true, true)[0] === leads[0]', false],
      ['leads.getSObjectType() == Lead.SObjectType', true]
    ]));
});

describe(documented(`${REFERENCE}apex_methods_system_set.htm`, 'Set'), () => {
  test('made of a list or a set, filled and emptied', () =>
    give(
      apex,
      'List<Integer> l = new List<Integer>{ 1, 2, 2 }; Set<Integer> a = new Set<Integer>(l); Set<Integer> b = new Set<Integer>(a); Set<Integer> none = new Set<Integer>();',
      [
        ['b.clone()', [1, 2]],
        ['none.isEmpty()', true],
        ['none.addAll(l)', true],
        ['none.addAll(a)', false],
        ['a.containsAll(l)', true],
        ['a.containsAll(new Set<Integer>{ 3 })', false],
        ['a.retainAll(new List<Integer>{ 1, 5 })', true],
        ['a.clone()', [1]],
        ['b.retainAll(new Set<Integer>{ 1, 2 })', false],
        ['b.removeAll(new Set<Integer>{ 2 })', true],
        ['b.toString()', '{1}'],
        ['b.hashCode() == a.hashCode()', true],
        ['b.iterator().next()', 1]
      ]
    ));
  test('clear', () =>
    apex`Set<Integer> a = new Set<Integer>{ 1 }; a.clear(); return a.size();`.gives(0));
});

describe(documented(`${REFERENCE}apex_methods_system_map.htm`, 'Map'), () => {
  test('made of a map, filled, compared and emptied', () =>
    give(
      rows,
      `${LEADS} insert as system leads; Map<Id, SObject> byId = new Map<Id, SObject>(); byId.putAll(leads); Map<String, Integer> m = new Map<String, Integer>(new Map<String, Integer>{ 'a' => 1 }); Map<String, Integer> copy = m.clone(); copy.putAll(new Map<String, Integer>{ 'b' => 2 });`,
      [
        ['byId.size()', 1],
        ['byId.deepClone().get(leads[0].Id) === byId.get(leads[0].Id)', false],
        ['byId.getSObjectType()', null],
        ['new Map<Id, Lead>(leads).getSObjectType() == Lead.SObjectType', true],
        ['m.isEmpty()', false],
        ['copy.toString()', '{a=1, b=2}'],
        ['m.equals(copy)', false],
        ["m.hashCode() == new Map<String, Integer>{ 'a' => 1 }.hashCode()", true]
      ]
    ));
  test('clear', () =>
    apex`Map<String, Integer> m = new Map<String, Integer>{ 'a' => 1 }; m.clear(); return m.isEmpty();`.gives(
      true
    ));
});

describe(
  assumed('described in release notes of the collections only', 'a list by its size'),
  () => {
    test('holds nulls', () => apex`return new List<Integer>(2).size();`.gives(2));
  }
);
