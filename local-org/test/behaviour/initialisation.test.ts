import { describe, test } from 'node:test';
import { apex, Snippet, withMembers } from '../support/apex.ts';
import { assumed, documented } from '../support/evidence.ts';

const GUIDE = 'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/';

/** `Log.text` gathers what ran, in order. */
const LOG =
  "public class Log { public static String text = ''; public static Integer note(String s) { text += s; return 1; } }";

function logged(classes: Readonly<Record<string, string>>, body: string): Snippet {
  return new Snippet({
    'Log.cls': LOG,
    ...classes,
    'Snippet.cls': `public class Snippet { public static Object run() { ${body} } }`
  });
}

describe(documented(`${GUIDE}apex_classes_static.htm`, 'initialisation'), () => {
  test('statics and static blocks run in the order of the source, once', () =>
    logged(
      {
        'A.cls':
          "public class A { public static Integer a = Log.note('a'); static { Log.note('b'); } static Integer c = Log.note('c'); static { Log.note('d'); } public static void run() {} }"
      },
      'A.run(); A.run(); return Log.text;'
    ).gives('abcd'));
  test('a class that is not used is not initialised', () =>
    logged(
      { 'A.cls': "public class A { static { Log.note('a'); } public static void run() {} }" },
      'return Log.text;'
    ).gives(''));
  test('fields and blocks of an instance run before its constructor, each time', () =>
    logged(
      {
        'A.cls':
          "public class A { Integer a = Log.note('a'); { Log.note('b'); } public A() { Log.note('c'); } }"
      },
      'new A(); new A(); return Log.text;'
    ).gives('abcabc'));
  test('the superclass first', () =>
    logged(
      {
        'A.cls':
          "public virtual class A { Integer a = Log.note('a'); public A() { Log.note('A'); } }",
        'B.cls':
          "public class B extends A { Integer b = Log.note('b'); public B() { Log.note('B'); } }"
      },
      'new B(); return Log.text;'
    ).gives('aAbB'));
  test('a field without a value is null, numbers too', () =>
    withMembers('static Integer n; static Boolean b;')`return n == null && b == null;`.gives(true));
  test('a local variable without a value is null', () => apex`Integer n; return n;`.gives(null));
});

describe(documented(`${GUIDE}apex_classes_exception_custom.htm`, 'exceptions with a cause'), () => {
  const CUSTOM = 'public class OwnException extends Exception {}';
  const own = withMembers(CUSTOM);
  test('a message and a cause', () =>
    own`try { try { Integer n = 1 / 0; } catch (MathException e) { throw new OwnException('own', e); } }
    catch (OwnException e) { return e.getMessage() + '|' + e.getCause().getMessage() + '|' + e.getCause().getTypeName(); } return null;`.gives(
      'own|Divide by 0|System.MathException'
    ));
  test('a cause alone', () =>
    own`Exception e = new OwnException(new MathException('m')); return e.getCause().getMessage();`.gives(
      'm'
    ));
  test('initCause sets it once', () =>
    own`Exception e = new OwnException('a'); e.initCause(new MathException('m')); return e.getCause().getMessage();`.gives(
      'm'
    ));
  test('no cause', () => own`return new OwnException('a').getCause();`.gives(null));
  test('a type of the class it stands in', () =>
    own`return new OwnException('a').getTypeName();`.gives('Snippet.OwnException'));
  test('finally runs before the caller sees it', () =>
    withMembers(
      `${CUSTOM} static String s = ''; static void f() { try { throw new OwnException('x'); } finally { s += 'f'; } }`
    )`
    try { f(); } catch (OwnException e) { s += 'c'; } return s;`.gives('fc'));
});

describe(documented(`${GUIDE}langCon_apex_primitives.htm`, 'numbers at their ends'), () => {
  test('an Integer literal that is too large', () =>
    apex`return 2147483648;`.isRefused('Illegal integer'));
  test('a Long literal that is too large', () =>
    apex`return 9223372036854775808L;`.isRefused('Illegal long'));
  test('Integer multiplication wraps', () => apex`return 65536 * 65536;`.gives(0));
  test('a Long holds what an Integer does not', () =>
    apex`return 65536L * 65536;`.gives(4294967296n));
  test('Long multiplication wraps', () => apex`return 4294967296L * 4294967296L;`.gives(0n));
  test('the smallest Integer negated stays', () =>
    apex`Integer n = -2147483647 - 1; return -n;`.gives(-2147483648));
  test('++ wraps', () => apex`Integer n = 2147483647; n++; return n;`.gives(-2147483648));
});

describe(assumed('text as in public reports', 'numbers that do not fit'), () => {
  test('an Integer of a Decimal that is too large wraps', () =>
    apex`return (4294967297.0).intValue();`.gives(1));
});
