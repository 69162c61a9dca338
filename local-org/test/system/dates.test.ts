import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UnsupportedError } from '../../src/diagnostics/errors.ts';
import { ApexDate } from '../../src/runtime/values/date.ts';
import { ApexDatetime } from '../../src/runtime/values/datetime.ts';
import { ApexTime } from '../../src/runtime/values/time.ts';
import { assumed, documented } from '../support/evidence.ts';
import { fakeTransaction } from '../support/fake-transaction.ts';
import { libraryCalls, throwsApex } from '../support/library-calls.ts';

const DATE_DOCS =
  'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_date.htm';
const DATETIME_DOCS =
  'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_datetime.htm';
const JAVA_FORMAT = 'https://docs.oracle.com/javase/8/docs/api/java/text/SimpleDateFormat.html';
const { call, callStatic, text } = libraryCalls();
const losAngeles = libraryCalls(fakeTransaction({ timeZone: 'America/Los_Angeles' }));
const day = (iso: string): ApexDate => ApexDate.parseIso(iso) ?? assert.fail(iso);
const iso = (value: unknown): string => (value as ApexDate | ApexDatetime).toIso();

test(assumed('no reference words these faults', 'texts that are no dates'), () => {
  throwsApex(
    () => callStatic('Date', 'valueOf', '22.11.2026'),
    'System.TypeException',
    'Invalid date: 22.11.2026'
  );
  throwsApex(
    () => callStatic('Date', 'valueOf', '2026-02-30'),
    'System.TypeException',
    'Invalid date: 2026-02-30'
  );
  throwsApex(
    () => callStatic('Datetime', 'valueOf', '2026-11-22'),
    'System.TypeException',
    'Invalid date/time: 2026-11-22'
  );
  throwsApex(
    () => callStatic('Datetime', 'valueOfGmt', '2026-11-22 24:00:00'),
    'System.TypeException',
    'Invalid date/time: 2026-11-22 24:00:00'
  );
  throwsApex(
    () => callStatic('Date', 'parse', '13/13/2026'),
    'System.TypeException',
    'Invalid date: 13/13/2026'
  );
  throwsApex(
    () => call('Date', 'addDays', day('2026-11-22'), null),
    'System.NullPointerException',
    'Argument cannot be null.'
  );
});

test(documented(DATE_DOCS, 'days'), () => {
  assert.equal(iso(callStatic('Date', 'newInstance', 2026, 13, 1)), '2027-01-01');
  assert.equal(iso(call('Date', 'addMonths', day('2026-01-31'), 1)), '2026-02-28');
  assert.equal(iso(call('Date', 'addYears', day('2024-02-29'), 1)), '2025-02-28');
  assert.equal(call('Date', 'daysBetween', day('2026-11-22'), day('2026-11-20')), -2);
  assert.equal(call('Date', 'monthsBetween', day('2026-11-22'), day('2027-01-01')), 2);
  assert.equal(iso(call('Date', 'toStartOfWeek', day('2026-11-25'))), '2026-11-22');
  assert.equal(callStatic('Date', 'daysInMonth', 2028, 2), 29);
  assert.equal(call('Date', 'dayOfYear', day('2026-12-31')), 365);
  assert.equal(call('Date', 'format', day('2026-11-02')), '11/2/2026');
  assert.equal(iso(callStatic('Date', 'valueOf', '2026-11-22 23:59:59')), '2026-11-22');
});

test(documented(DATE_DOCS, 'today is the day of the user'), () => {
  const late = fakeTransaction({ timeZone: 'Asia/Jakarta', now: Date.UTC(2026, 10, 22, 20) });
  assert.equal(iso(libraryCalls(late).callStatic('Date', 'today')), '2026-11-23');
});

test(
  documented(
    DATETIME_DOCS,
    'newInstance reads the clock of the user, newInstanceGmt that of Greenwich'
  ),
  () => {
    assert.equal(
      iso(callStatic('Datetime', 'newInstance', 2026, 11, 22, 10, 0, 0)),
      '2026-11-22T03:00:00.000Z'
    );
    assert.equal(
      iso(callStatic('Datetime', 'newInstanceGmt', 2026, 11, 22)),
      '2026-11-22T00:00:00.000Z'
    );
    assert.equal(iso(callStatic('Datetime', 'newInstance', 1_000n)), '1970-01-01T00:00:01.000Z');
    const summer = losAngeles.callStatic('Datetime', 'newInstance', 2026, 7, 1, 0, 0, 0);
    assert.equal(iso(summer), '2026-07-01T07:00:00.000Z');
    assert.equal(
      iso(losAngeles.callStatic('Datetime', 'valueOf', '2026-01-01 00:00:00')),
      '2026-01-01T08:00:00.000Z'
    );
  }
);

test(documented(DATETIME_DOCS, 'parts of a moment'), () => {
  const at = new ApexDatetime(Date.UTC(2026, 10, 22, 20, 4, 5, 678));
  const parts = ['year', 'month', 'day', 'hour', 'minute', 'second', 'millisecond'];
  assert.deepEqual(
    parts.map((part) => call('Datetime', part, at)),
    [2026, 11, 23, 3, 4, 5, 678]
  );
  assert.deepEqual(
    parts.map((part) => call('Datetime', `${part}Gmt`, at)),
    [2026, 11, 22, 20, 4, 5, 678]
  );
  assert.equal(iso(call('Datetime', 'date', at)), '2026-11-23');
  assert.equal((call('Datetime', 'timeGmt', at) as ApexTime).toIso(), '20:04:05.678Z');
  assert.equal(call('Datetime', 'getTime', at), BigInt(at.milliseconds));
  assert.equal(iso(call('Datetime', 'addMonths', at, -1)), '2026-10-22T20:04:05.678Z');
});

const PATTERNS: readonly [pattern: string, result: string][] = [
  ["yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", '2026-11-22T20:04:05.678Z'],
  ["yyyy-MM-dd'T'HH:mm:ssXXX", '2026-11-22T20:04:05Z'],
  ['EEE, d MMM yy h:mm a', 'Sun, 22 Nov 26 8:04 PM'],
  ['EEEE MMMM dd', 'Sunday November 22'],
  ["hh 'o''clock' z Z", "08 o'clock GMT +0000"],
  ['D k K u', '326 20 8 7']
];

for (const [pattern, result] of PATTERNS) {
  test(documented(JAVA_FORMAT, `pattern ${pattern}`), () => {
    const at = new ApexDatetime(Date.UTC(2026, 10, 22, 20, 4, 5, 678));
    assert.equal(call('Datetime', 'formatGmt', at, pattern), result);
  });
}

test(documented(JAVA_FORMAT, 'patterns in a zone, and letters that are refused'), () => {
  const at = new ApexDatetime(Date.UTC(2026, 10, 22, 20, 4, 5));
  assert.equal(
    call('Datetime', 'format', at, 'yyyy-MM-dd HH:mm XXX', 'Asia/Kolkata'),
    '2026-11-23 01:34 +05:30'
  );
  assert.equal(call('Datetime', 'format', at), '11/23/2026, 3:04 AM');
  assert.throws(() => call('Datetime', 'formatGmt', at, 'w'), UnsupportedError);
});

test(documented(DATETIME_DOCS, 'Time wraps around midnight'), () => {
  const late = ApexTime.of(23, 30, 0, 0);
  assert.equal((call('Time', 'addMinutes', late, 45) as ApexTime).toIso(), '00:15:00.000Z');
  assert.equal(call('Time', 'hour', late), 23);
});

test(
  documented(
    'https://albasfdc.com/2016/03/28/working-with-datetimes/',
    'concatenation prints GMT, valueOf the clock of the user'
  ),
  () => {
    const at = callStatic('Datetime', 'valueOf', '2015-12-09 12:22:13');
    assert.equal(text(at), '2015-12-09 05:22:13');
    assert.equal(callStatic('String', 'valueOf', at), '2015-12-09 12:22:13');
  }
);

test(assumed('debug logs print so', 'text of dates and times'), () => {
  assert.equal(text(day('2026-11-22')), '2026-11-22 00:00:00');
  assert.equal(text(new ApexDatetime(Date.UTC(2026, 10, 22, 10))), '2026-11-22 10:00:00');
  assert.equal(text(ApexTime.of(1, 2, 3, 4)), '01:02:03.004Z');
});

test(
  documented(
    'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_timezone.htm',
    'TimeZone'
  ),
  () => {
    const zone = callStatic('TimeZone', 'getTimeZone', 'America/Los_Angeles');
    assert.equal(
      call('TimeZone', 'getOffset', zone, new ApexDatetime(Date.UTC(2026, 6, 1))),
      -25_200_000
    );
    assert.equal(call('TimeZone', 'getID', zone), 'America/Los_Angeles');
  }
);
