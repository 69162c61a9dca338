import { describe, test } from 'node:test';
import { apex, withMembers } from '../support/apex.ts';
import { assumed, documented } from '../support/evidence.ts';

const OPERATORS =
  'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_expressions_operators_understanding.htm';
const PRIMITIVES =
  'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_primitives.htm';
const EXCEPTIONS =
  'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_exception_methods.htm';
const NULL_POINTER = 'System.NullPointerException';
const DEREFERENCE = 'Attempt to de-reference a null object';

describe(documented(EXCEPTIONS, 'null'), () => {
  test('a method of null', () =>
    apex`String s; return s.length();`.throws(NULL_POINTER, DEREFERENCE));
  test('a field of a null row', () =>
    apex`Lead l; return l.LastName;`.throws(NULL_POINTER, DEREFERENCE));
  test('a null Integer in a sum', () => apex`Integer i; return i + 1;`.throws(NULL_POINTER));
  test('a null Boolean as a condition', () =>
    apex`Boolean b; if (b) { return 1; } return 2;`.throws(NULL_POINTER));
  test('a loop over null', () =>
    apex`List<Integer> l; for (Integer i : l) { } return 1;`.throws(NULL_POINTER));
  test('throwing null', () => apex`Exception e; throw e;`.throws(NULL_POINTER));
  test('a null index', () =>
    apex`Integer i; return new List<Integer>{ 1 }[i];`.throws(NULL_POINTER));
  test('a null in a text is the word', () => apex`String s; return 'a' + s + 1;`.gives('anull1'));
  test('safe navigation stops at null', () =>
    apex`String s; return s?.trim().length();`.gives(null));
  test('?? answers the other side for null only', () =>
    apex`Boolean b = false; return b ?? true;`.gives(false));
});

describe(documented(OPERATORS, 'comparison'), () => {
  test('== of texts ignores letter case', () => apex`return 'Aa' == 'aA';`.gives(true));
  test('equals does not', () => apex`return 'Aa'.equals('aA');`.gives(false));
  test('!= of texts ignores letter case', () => apex`return 'Aa' != 'aA';`.gives(false));
  test('a relation with a null number is false', () =>
    apex`Integer i; return i > 1 || i < 1 || i >= 1;`.gives(false));
  test('null equals null', () => apex`String a; String b; return a == b;`.gives(true));
  test('numbers of different types are equal by value', () =>
    apex`return 1 == 1.0 && 1L == 1;`.gives(true));
  test('lists are equal by their elements', () =>
    apex`return new List<Integer>{ 1 } == new List<Integer>{ 1 };`.gives(true));
  test('=== of lists asks whether they are one', () =>
    apex`return new List<Integer>{ 1 } === new List<Integer>{ 1 };`.gives(false));
  test('rows are equal by their fields', () =>
    apex`return new Lead(LastName = 'x') == new Lead(LastName = 'x');`.gives(true));
  test('objects are one or not equal', () =>
    withMembers('class Box { Integer size = 1; }')`return new Box() == new Box();`.gives(false));
  test('an Id knows 15 and 18 characters', () =>
    apex`Id a = '00Q000000000001'; Id b = '00Q000000000001EAA'; return a == b;`.gives(true));
});

describe(documented(PRIMITIVES, 'ids'), () => {
  test('15 characters become 18', () =>
    apex`Id a = '00Q000000000001'; return a;`.gives('00Q000000000001EAA'));
  test('a text that is no id', () =>
    apex`Id a = 'x'; return a;`.throws('System.StringException', 'Invalid id: x'));
  test('Id.valueOf of a text that is no id', () =>
    apex`return Id.valueOf('00Q');`.throws('System.StringException', 'Invalid id: 00Q'));
  test('wrong check characters', () =>
    apex`Id a = '00Q000000000001AAA'; return a;`.throws('System.StringException'));
});

describe(documented(OPERATORS, 'numbers'), () => {
  test('Integers wrap', () => apex`return 2147483647 + 1;`.gives(-2147483648));
  test('a Long that is computed from Integers has already wrapped', () =>
    apex`Long l = 2147483647 + 1; return l;`.gives(-2147483648n));
  test('Longs wrap', () => apex`return 9223372036854775807L + 1;`.gives(-9223372036854775808n));
  test('a division of Integers is whole', () => apex`return -7 / 2;`.gives(-3));
  test('an Integer divided by zero', () =>
    apex`return 1 / 0;`.throws('System.MathException', 'Divide by 0'));
  test('a Long divided by zero', () =>
    apex`return 1L / 0;`.throws('System.MathException', 'Divide by 0'));
  test('a Decimal divided by zero', () =>
    apex`return 1.0 / 0;`.throws('System.MathException', 'Divide by 0'));
  test('shifts count modulo 32', () => apex`return 1 << 33;`.gives(2));
  test('an unsigned shift', () => apex`return -1 >>> 28;`.gives(15));
  test('a Decimal keeps its scale in a text', () => apex`return '' + 1.10;`.gives('1.10'));
  test('a product has both scales', () => apex`return 1.10 * 1.1;`.gives('1.210'));
});

describe(assumed('text of the platform as in public reports; nowhere documented', 'casts'), () => {
  const from = (what: string, to: string): string =>
    `Invalid conversion from runtime type ${what} to ${to}`;
  test('a text is no number', () =>
    apex`Object o = 'x'; return (Integer) o;`.throws(
      'System.TypeException',
      from('String', 'Integer')
    ));
  test('a number is no text', () =>
    apex`Object o = 1; return (String) o;`.throws(
      'System.TypeException',
      from('Integer', 'String')
    ));
  test('an Integer in an Object is no Decimal', () =>
    apex`Object o = 1; return (Decimal) o;`.throws(
      'System.TypeException',
      from('Integer', 'Decimal')
    ));
  test('a map of Objects is no map of texts', () =>
    apex`Object o = new Map<String, Object>(); return (Map<String, String>) o;`.throws(
      'System.TypeException'
    ));
  test('null can be anything', () => apex`Object o; return (Integer) o;`.gives(null));
  test('instanceof of null is false', () =>
    apex`Object o; return o instanceof String;`.gives(false));
});

describe(documented(EXCEPTIONS, 'exceptions'), () => {
  test('the first matching catch runs', () =>
    apex`try { return 1 / 0; } catch (ListException e) { return 'list'; } catch (Exception e) { return e.getTypeName(); }`.gives(
      'System.MathException'
    ));
  test('finally runs after a return', () =>
    withMembers(
      "static String log = ''; static Integer f() { try { return 1; } finally { log += 'f'; } }"
    )`f(); return log;`.gives('f'));
  test('without a message', () =>
    apex`try { throw new MathException(); } catch (Exception e) { return e.getMessage(); }`.gives(
      'Script-thrown exception'
    ));
  test('setMessage replaces the message', () =>
    apex`Exception e = new MathException('a'); e.setMessage('b'); return e.getMessage();`.gives(
      'b'
    ));
  test('a failed assertion cannot be caught', () =>
    apex`try { Assert.fail('x'); } catch (Exception e) { return 1; } return 2;`.throws(
      'System.AssertException',
      'Assertion Failed: x'
    ));
  test('a class of exceptions needs a name that ends so', () =>
    withMembers('class Fault extends Exception {}')`return 1;`.isRefused(
      'Classes extending Exception must have a name ending in Exception: Snippet.Fault'
    ));
  test('the line of the throw', () =>
    apex`try {
      throw new MathException('x');
    } catch (Exception e) { return e.getLineNumber(); }`.gives(2));
});

describe(
  documented(
    'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_switch.htm',
    'switch'
  ),
  () => {
    test('no case fits', () =>
      apex`switch on 3 { when 1, 2 { return 'a'; } } return 'none';`.gives('none'));
    test('null has a case of its own', () =>
      apex`String s; switch on s { when null { return 'null'; } when else { return 'else'; } }`.gives(
        'null'
      ));
    test('a row by its object', () =>
      apex`SObject r = new Lead(); switch on r { when Account a { return 'a'; } when Lead l { return 'l'; } } return null;`.gives(
        'l'
      ));
    test('the same value twice', () =>
      apex`switch on 1 { when 1 { return 1; } when 1 { return 2; } }`.isRefused(
        '1 occurs as more than one when branch for this switch statement'
      ));
  }
);
