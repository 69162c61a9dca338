import { describe, test } from 'node:test';
import { apex } from '../support/apex.ts';
import { documented } from '../support/evidence.ts';
import { give } from '../support/expressions.ts';

const REFERENCE = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/';

describe(documented(`${REFERENCE}apex_methods_system_date.htm`, 'Date'), () => {
  test('parts of a day', () =>
    give(apex, 'Date d = Date.newInstance(2024, 2, 29);', [
      ['d.day()', 29],
      ['d.month()', 2],
      ['d.isSameDay(Date.newInstance(2024, 2, 29))', true],
      ['d.toStartOfMonth()', '2024-02-01'],
      ['Date.isLeapYear(2024)', true],
      ['Date.isLeapYear(1900)', false],
      ['System.today() == Date.today()', true]
    ]));
});

describe(documented(`${REFERENCE}apex_methods_system_time.htm`, 'Time and TimeZone'), () => {
  test('parts and sums, around midnight', () =>
    give(apex, 'Time t = Time.newInstance(23, 59, 58, 7);', [
      ['t.second()', 58],
      ['t.minute()', 59],
      ['t.millisecond()', 7],
      ['t.addHours(2).hour()', 1],
      ['t.addSeconds(3).second()', 1],
      ['t.addMilliseconds(-8).millisecond()', 999],
      ["TimeZone.getTimeZone('Asia/Jakarta').toString()", 'Asia/Jakarta']
    ]));
});

describe(documented(`${REFERENCE}apex_methods_system_datetime.htm`, 'Datetime'), () => {
  test('sums, parts and texts in the time zone of the user', () =>
    give(
      apex,
      'Datetime t = Datetime.newInstanceGmt(2024, 3, 1, 20, 0, 0); Time noon = Time.newInstance(12, 0, 0, 0); Date d = Date.newInstance(2024, 3, 1);',
      [
        ['t.addDays(1).dayGmt()', 2],
        ['t.addHours(5).hourGmt()', 1],
        ['t.addMinutes(1).minuteGmt()', 1],
        ['t.addYears(-1).yearGmt()', 2023],
        ['t.dayOfYear()', 62],
        ['t.dayOfYearGmt()', 61],
        ["t.format('yyyy-MM-dd HH:mm')", '2024-03-02 03:00'],
        ['t.isSameDay(t.addHours(20))', true],
        ['t.isSameDay(t.addHours(21))', false],
        ['t.time().hour()', 3],
        ['Datetime.newInstance(d, noon).hourGmt()', 5],
        ['Datetime.newInstance(2024, 3, 1).hourGmt()', 17],
        ['Datetime.newInstanceGmt(d, noon).hourGmt()', 12],
        ['Datetime.now() == System.now()', true],
        ["Datetime.parse('3/2/2024, 3:00 AM') == t", true]
      ]
    ));
});
