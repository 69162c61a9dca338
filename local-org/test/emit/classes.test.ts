import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { callStatic } from '../../src/runtime/core/reflection.ts';
import { compile, withMembers } from '../support/apex.ts';
import { documented } from '../support/evidence.ts';
import { fakeTransaction } from '../support/fake-transaction.ts';

const CLASSES =
  'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_understanding.htm';
const STATICS =
  'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_static.htm';

describe('objects', () => {
  test(documented(CLASSES, 'fields, initialisers and constructors in order'), () => {
    withMembers(`
      static String seen = '';
      virtual class Base {
        Integer a = note('field');
        { note('block'); }
        Base() { note('base'); }
      }
      class Child extends Base {
        Integer b = note('child field');
        Child() { super(); note('child'); }
        Child(Integer n) { this(); note('n' + n); }
      }
      static Integer note(String what) { seen += what + ' '; return 1; }
    `)`new Child(5); return seen;`.gives('field block base child field child n5 ');
  });

  test(documented(CLASSES, 'the value decides which method runs, super calls the parent'), () => {
    withMembers(`
      abstract class Shape {
        public abstract Integer sides();
        public virtual String name() { return 'shape ' + sides(); }
      }
      class Square extends Shape {
        public override Integer sides() { return 4; }
        public override String name() { return 'square, a ' + super.name(); }
      }`)`Shape s = new Square(); return s.name();`.gives('square, a shape 4');
  });

  test(documented(CLASSES, 'overloads are chosen by the declared type'), () => {
    withMembers(`
      static String kind(Object o) { return 'object'; }
      static String kind(String s) { return 'string'; }
    `)`Object o = 'x'; return kind(o) + ' ' + kind('x');`.gives('object string');
  });

  test('properties with and without bodies', () => {
    withMembers(`
      class Box {
        public Integer plain { get; set; }
        public Integer lazy { get { if (lazy == null) { lazy = 7; } return lazy; } set; }
        public Integer doubled { get { return plain * 2; } set { plain = value / 2; } }
        public Integer hidden { get; private set; }
        Box() { hidden = 1; }
      }`)`Box b = new Box(); b.doubled = 10; b.lazy += 1; return b.plain * 100 + b.lazy + b.hidden;`.gives(
      509
    );
  });

  test('inner enums know their constants', () => {
    withMembers(`enum Season { SPRING, SUMMER }`)`
      return Season.valueOf('summer').ordinal() + Season.values().size() + ' ' + Season.SPRING.name();`.gives(
      '3 SPRING'
    );
  });

  test('interfaces with narrower type arguments are called by the platform', () => {
    withMembers(`
      class ByLength implements Comparator<String> {
        public Integer compare(String a, String b) { return a.length() - b.length(); }
      }`)`List<String> words = new List<String>{ 'ccc', 'a', 'bb' }; words.sort(new ByLength()); return words;`.gives(
      ['a', 'bb', 'ccc']
    );
  });
});

describe('statics', () => {
  test(documented(STATICS, 'initialised at first touch, in the order of the file'), () => {
    withMembers(`
      static List<String> seen = new List<String>();
      static Integer first = note('first');
      static { note('block'); }
      static Integer second = first + 1;
      static Integer note(String what) { seen.add(what); return 10; }
    `)`return String.join(seen, ' ') + ' ' + second;`.gives('first block 11');
  });

  test(documented(STATICS, 'one set for each transaction'), () => {
    const runtime = compile({
      'Counter.cls': `public class Counter { static Integer n = 0; public static Integer next() { return ++n; } }`
    });
    const { user } = fakeTransaction();
    const next = (): unknown => callStatic(runtime.host, 'Counter', 'next', []);
    assert.deepEqual(
      runtime.run({ user }, () => [next(), next()]),
      [1, 2]
    );
    assert.equal(runtime.run({ user }, next), 1);
  });

  test('two classes that need each other', () => {
    const runtime = compile({
      'Ping.cls': `public class Ping { public static Integer value = Pong.value + 1; public static Integer get() { return value; } }`,
      'Pong.cls': `public class Pong { public static Integer value = 5; public static Integer ping() { return Ping.value; } }`
    });
    const { user } = fakeTransaction();
    assert.equal(
      runtime.run({ user }, () => callStatic(runtime.host, 'Ping', 'get', [])),
      6
    );
  });
});
