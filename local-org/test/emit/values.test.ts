import { describe, test } from 'node:test';
import { apex, withMembers } from '../support/apex.ts';
import { assumed, documented } from '../support/evidence.ts';

const OPERATORS =
  'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_expressions_operators_understanding.htm';

describe('arithmetic', () => {
  test(documented(OPERATORS, 'Integer division cuts off'), () => apex`return 7 / 2;`.gives(3));
  test(documented(OPERATORS, 'Integer and Decimal meet in Decimal'), () =>
    apex`return 7 / 2.0;`.gives('3.5')
  );
  test(documented(OPERATORS, 'Integers wrap'), () =>
    apex`Integer i = 2147483647; i++; return i;`.gives(-2147483648)
  );
  test(documented(OPERATORS, 'Longs wrap'), () =>
    apex`Long l = 9223372036854775807L; l += 1; return l;`.gives(-9223372036854775808n)
  );
  test(documented(OPERATORS, 'division by zero'), () =>
    apex`Integer zero = 0; return 1 / zero;`.throws('System.MathException', 'Divide by 0')
  );
  test(documented(OPERATORS, 'shifts'), () =>
    apex`Integer m = -8; return m >> 1 == -4 && m >>> 28 == 15 && 1 << 4 == 16;`.gives(true)
  );
  test(assumed('a null operand is dereferenced', 'null in arithmetic'), () =>
    apex`Integer none; return none + 1;`.throws('System.NullPointerException')
  );
  test('postfix answers the old value, prefix the new one', () =>
    apex`Integer i = 1; return '' + i++ + i + ++i + i-- + i;`.gives('12332'));
});

describe('comparison', () => {
  test(documented(OPERATORS, '== of Strings ignores letter case, equals does not'), () =>
    apex`String a = 'Bird'; return a == 'BIRD' && !a.equals('BIRD') && a != 'birds';`.gives(true)
  );
  test(documented(OPERATORS, 'a relational operator with null is false'), () =>
    apex`Integer none; return none < 1 || none > 1 || none <= none;`.gives(false)
  );
  test(documented(OPERATORS, '=== compares references'), () =>
    apex`List<Integer> a = new List<Integer>{ 1 }; List<Integer> b = a.clone(); return a == b && a !== b;`.gives(
      true
    )
  );
  test('a null condition is a null pointer', () =>
    apex`Boolean unknown; if (unknown) { return 1; } return 2;`.throws(
      'System.NullPointerException'
    ));
  test('&& and || stop early', () =>
    apex`String none; return none == null || none.length() > 3;`.gives(true));
});

describe('null', () => {
  test('a method of null', () =>
    apex`String none; return none.length();`.throws(
      'System.NullPointerException',
      'Attempt to de-reference a null object'
    ));
  test(
    documented(
      'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_SafeNavigationOperator.htm',
      'safe navigation stops the whole chain'
    ),
    () => apex`String none; return none?.trim().length();`.gives(null)
  );
  test(
    documented(
      'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_NullCoalescingOperator.htm',
      'null coalescing'
    ),
    () => apex`String none; return none ?? 'x' ?? 'y';`.gives('x')
  );
  test('text of null in a concatenation', () =>
    apex`String none; return 'a' + none + 1 + 2.50 + true;`.gives('anull12.50true'));
});

describe('types', () => {
  test('casts are checked', () =>
    apex`Object o = 'x'; Integer i = (Integer) o; return i;`.throws(
      'System.TypeException',
      'Invalid conversion from runtime type String to Integer'
    ));
  test('instanceof looks at the value', () =>
    withMembers(
      `interface Animal {} virtual class Cat implements Animal {} class Lion extends Cat {}`
    )`
      Object o = new Lion();
      Object text = 'x';
      return o instanceof Animal && o instanceof Cat && !(text instanceof Cat) && text instanceof String;`.gives(
      true
    ));
  test('an Integer becomes a Decimal where one is wanted', () =>
    apex`Decimal d = 5; Long l = 6; Double x = l; return d + x;`.gives('11.0'));
});
