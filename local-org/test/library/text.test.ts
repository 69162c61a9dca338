import { describe, test } from 'node:test';
import { apex } from '../support/apex.ts';
import { documented } from '../support/evidence.ts';
import { give } from '../support/expressions.ts';

const REFERENCE = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/';

describe(documented(`${REFERENCE}apex_methods_system_string.htm`, 'String'), () => {
  test('places in a text', () =>
    give(apex, "String s = 'Hello hello';", [
      ['s.codePointAt(1)', 101],
      ['s.codePointBefore(1)', 72],
      ['s.codePointCount(0, 5)', 5],
      ["s.indexOfAnyBut('He')", 2],
      ['s.indexOfChar(101)', 1],
      ['s.indexOfChar(101, 2)', 7],
      ["s.indexOfIgnoreCase('HELLO')", 0],
      ["s.indexOfIgnoreCase('HELLO', 1)", 6],
      ["s.lastIndexOf('l', 4)", 3],
      ['s.lastIndexOfChar(101)', 7],
      ['s.lastIndexOfChar(101, 6)', 1],
      ["s.lastIndexOfIgnoreCase('HELLO')", 6],
      ["s.lastIndexOfIgnoreCase('HELLO', 5)", 0],
      ["s.endsWithIgnoreCase('HELLO')", true],
      ["'ab'.getChars()", [97, 98]]
    ]));
  test('what letters it has', () =>
    give(apex, '', [
      ["'abc'.isAllLowerCase()", true],
      ["'ab1'.isAllLowerCase()", false],
      ["'ABC'.isAllUpperCase()", true],
      ["'a b'.isAlphaSpace()", true],
      ["'a1'.isAlphanumeric()", true],
      ["'a~'.isAsciiPrintable()", true],
      ["'é'.isAsciiPrintable()", false],
      ["'1 2'.isNumericSpace()", true],
      ["' \\n'.isWhitespace()", true],
      ["String.isNotBlank(' ')", false]
    ]));
  test('parts and other spellings', () =>
    give(apex, '', [
      ["'abcdefghijklmno'.abbreviate(10, 6)", '...ghij...'],
      ["'abcdef'.overlay('zz', 2, 4)", 'abzzef'],
      ["'www.a.COM'.removeEndIgnoreCase('.com')", 'www.a'],
      ["'www.a'.removeStart('www.')", 'a'],
      ["'a.b.c'.substringBeforeLast('.')", 'a.b'],
      ["'AB'.toLowerCase('en')", 'ab'],
      ["'ab'.toUpperCase()", 'AB'],
      ["'i'.toUpperCase('tr')", 'İ'],
      ['\'"a,b"\'.unescapeCsv()', 'a,b'],
      ["'a\\\\tb'.unescapeEcmaScript()", 'a\tb'],
      ["'a\\\\tb'.unescapeJava()", 'a\tb'],
      ['String.valueOf(1.5d)', '1.5'],
      ['String.valueOf(7)', '7'],
      ['String.valueOf(7L)', '7']
    ]));
});

describe(
  documented(`${REFERENCE}apex_classes_pattern_and_matcher_using.htm`, 'Pattern, Matcher'),
  () => {
    test('regions, groups and parts', () =>
      give(
        apex,
        "Pattern p = Pattern.compile('(b)(c)'); Matcher m = p.matcher('abcabc'); m.find();",
        [
          ['m.end(1)', 2],
          ['m.find(2)', true],
          ['m.start()', 4],
          ['m.pattern().pattern()', '(b)(c)'],
          ['m.regionStart()', 0],
          ['m.regionEnd()', 6],
          ["m.replaceFirst('-')", 'a-abc'],
          ["m.reset('bc').matches()", true],
          ["p.split('1bc2bc3')", ['1', '2', '3']],
          ["p.split('1bc2bc3', 2)", ['1', '2bc3']]
        ]
      ));
  }
);

describe(documented(`${REFERENCE}apex_class_System_UUID.htm`, 'UUID, Id and Type'), () => {
  test('equality, text and hash code', () =>
    give(
      apex,
      "UUID u = UUID.fromString('123e4567-e89b-42d3-a456-426614174000'); Id i = '00Q000000000001';",
      [
        ['u.toString()', '123e4567-e89b-42d3-a456-426614174000'],
        ['u.hashCode() == UUID.fromString(u.toString()).hashCode()', true],
        ['i.equals(String.valueOf(i))', true],
        ['Integer.class.toString()', 'Integer'],
        ['Integer.class.hashCode() == Integer.class.hashCode()', true],
        ['Object.class.isAssignableFrom(Integer.class)', true],
        ["Type.forName('', 'Snippet').getName()", 'Snippet'],
        ["System.equals('a', 'a')", true],
        ["System.hashCode('a') == System.hashCode('a')", true]
      ]
    ));
});
