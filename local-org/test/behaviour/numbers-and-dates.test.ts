import { describe, test } from 'node:test';
import { apex } from '../support/apex.ts';
import { documented } from '../support/evidence.ts';

const REFERENCE = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/';
const TYPE_EXCEPTION = 'System.TypeException';

describe(documented(`${REFERENCE}apex_methods_system_integer.htm`, 'Integer and Long'), () => {
  test('a text that is no number', () =>
    apex`return Integer.valueOf('x');`.throws(TYPE_EXCEPTION, 'Invalid integer: x'));
  test('a text that is too large', () =>
    apex`return Integer.valueOf('2147483648');`.throws(
      TYPE_EXCEPTION,
      'Invalid integer: 2147483648'
    ));
  test('a text with a point', () =>
    apex`return Integer.valueOf('1.0');`.throws(TYPE_EXCEPTION, 'Invalid integer: 1.0'));
  test('an empty text', () =>
    apex`return Integer.valueOf('');`.throws(TYPE_EXCEPTION, 'Invalid integer: '));
  test('null', () =>
    apex`String s; return Integer.valueOf(s);`.throws('System.NullPointerException'));
  test('a Long that is too large', () =>
    apex`return Long.valueOf('9223372036854775808');`.throws(
      TYPE_EXCEPTION,
      'Invalid long: 9223372036854775808'
    ));
  test('an Integer in an Object', () => apex`Object o = 5; return Integer.valueOf(o);`.gives(5));
  test('intValue of a Long wraps', () => apex`return 4294967297L.intValue();`.gives(1));
});

describe(documented(`${REFERENCE}apex_methods_system_decimal.htm`, 'Decimal'), () => {
  test('a text that is no number', () =>
    apex`return Decimal.valueOf('1,5');`.throws(TYPE_EXCEPTION, 'Invalid decimal: 1,5'));
  test('a text keeps its scale', () => apex`return Decimal.valueOf('1.500').scale();`.gives(3));
  test('setScale rounds half to even', () => apex`return 0.125.setScale(2);`.gives('0.12'));
  test('setScale with a mode', () =>
    apex`return 0.125.setScale(2, RoundingMode.HALF_UP);`.gives('0.13'));
  test('round answers a Long', () => apex`return 2.5.round();`.gives(2n));
  test('divide to a scale', () => apex`return (10.0).divide(3, 2);`.gives('3.33'));
  test('intValue cuts', () => apex`return (-1.9).intValue();`.gives(-1));
  test('a scale that is too wide', () =>
    apex`return 1.0.setScale(34);`.throws('System.MathException'));
  test('stripTrailingZeros', () => apex`return (1.500).stripTrailingZeros();`.gives('1.5'));
});

describe(documented(`${REFERENCE}apex_methods_system_math.htm`, 'Math'), () => {
  test('mod keeps the sign of the dividend', () => apex`return Math.mod(-5, 3);`.gives(-2));
  test('mod by zero', () =>
    apex`return Math.mod(1, 0);`.throws('System.MathException', 'Divide by 0'));
  test('abs of the smallest Integer stays', () =>
    apex`return Math.abs(-2147483647 - 1);`.gives(-2147483648));
  test('round of a Decimal answers an Integer', () => apex`return Math.round(1.5);`.gives(2));
  test('min and max of Integers', () =>
    apex`return Math.min(1, 2) * 10 + Math.max(1, 2);`.gives(12));
  test('a null argument', () =>
    apex`Integer i; return Math.abs(i);`.throws('System.NullPointerException'));
});

describe(documented(`${REFERENCE}apex_methods_system_datetime.htm`, 'Datetime'), () => {
  test('GMT there and back', () =>
    apex`return Datetime.newInstanceGmt(2026, 1, 2, 3, 4, 5).getTime();`.gives(1767323045000n));
  test('newInstance is in the time zone of the user', () =>
    apex`return Datetime.newInstance(2026, 1, 2, 10, 0, 0).formatGmt('HH:mm');`.gives('03:00'));
  test('newInstance of milliseconds', () =>
    apex`return Datetime.newInstance(1L).millisecondGmt();`.gives(1));
  test('a month of 13 runs on', () =>
    apex`return Datetime.newInstanceGmt(2026, 13, 1).yearGmt();`.gives(2027));
  test('addMonths stays in the month', () =>
    apex`return Datetime.newInstanceGmt(2026, 1, 31).addMonths(1).dayGmt();`.gives(28));
  test('addSeconds', () =>
    apex`return Datetime.newInstanceGmt(2026, 1, 1).addSeconds(-1).yearGmt();`.gives(2025));
  test('valueOf a text that is none', () =>
    apex`return Datetime.valueOf('x');`.throws(TYPE_EXCEPTION, 'Invalid date/time: x'));
  test('valueOfGmt', () =>
    apex`return Datetime.valueOfGmt('2026-01-02 03:04:05').getTime();`.gives(1767323045000n));
  test('format with a pattern and a zone', () =>
    apex`return Datetime.newInstanceGmt(2026, 1, 2, 3, 4, 5).format('yyyy-MM-dd\'T\'HH:mm:ssXXX', 'Asia/Jakarta');`.gives(
      '2026-01-02T10:04:05+07:00'
    ));
  test('dateGmt', () =>
    apex`return Datetime.newInstanceGmt(2026, 1, 2, 23, 0, 0).dateGmt();`.gives('2026-01-02'));
  test('date is in the time zone of the user', () =>
    apex`return Datetime.newInstanceGmt(2026, 1, 2, 23, 0, 0).date();`.gives('2026-01-03'));
  test('a difference in milliseconds', () =>
    apex`return Datetime.newInstanceGmt(2026, 1, 2).getTime() - Datetime.newInstanceGmt(2026, 1, 1).getTime();`.gives(
      86400000n
    ));
});

describe(documented(`${REFERENCE}apex_methods_system_date.htm`, 'Date'), () => {
  test('a day that does not exist runs on', () =>
    apex`return Date.newInstance(2026, 2, 30);`.gives('2026-03-02'));
  test('valueOf a text that is none', () =>
    apex`return Date.valueOf('x');`.throws(TYPE_EXCEPTION, 'Invalid date: x'));
  test('daysInMonth of a leap year', () => apex`return Date.daysInMonth(2028, 2);`.gives(29));
  test('addDays over a year', () =>
    apex`return Date.newInstance(2026, 12, 31).addDays(1).year();`.gives(2027));
  test('daysBetween', () =>
    apex`return Date.newInstance(2026, 1, 1).daysBetween(Date.newInstance(2026, 3, 1));`.gives(59));
  test('a Date and a number', () =>
    apex`return Date.newInstance(2026, 1, 31) + 1;`.gives('2026-02-01'));
  test('a Date in a text has a time', () =>
    apex`return '' + Date.newInstance(2026, 1, 2);`.gives('2026-01-02 00:00:00'));
});
