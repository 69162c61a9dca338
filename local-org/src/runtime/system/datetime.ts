import type { LibraryType } from '../library.ts';
import type { Transaction } from '../transaction.ts';
import { ApexDate } from '../values/date.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { apexException, type ApexException } from '../values/exception.ts';
import { ApexTime } from '../values/time.ts';
import { toText } from '../values/text.ts';
import { notNull } from './arguments.ts';
import { formatDatetime, formatPattern, parseDatetime } from './date-format.ts';

type Count = number | null;
type Text = string | null;
const GMT = 'GMT';
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

function invalid(text: string): ApexException {
  return apexException('System.TypeException', `Invalid date/time: ${text}`);
}

function create(zone: string, date: ApexDate, time: ApexTime): ApexDatetime {
  const { year, month, day } = date;
  const { hour, minute, second, millisecond } = time;
  return ApexDatetime.fromCivil({ year, month, day, hour, minute, second, millisecond }, zone);
}

/** Six numbers; those that are too large flow over into the next unit. */
function fromNumbers(zone: string, date: readonly Count[], time: readonly Count[]): ApexDatetime {
  const [year, month, day] = date.map(notNull) as [number, number, number];
  const [hour = 0, minute = 0, second = 0] = time.map(notNull);
  const civil = { year, month, day, hour, minute, second, millisecond: 0 };
  return ApexDatetime.fromCivil(civil, zone);
}

/** `yyyy-MM-dd HH:mm:ss` on the clocks of a zone. @throws System.TypeException `Invalid date/time: x` */
function parseStandard(text: string, zone: string): ApexDatetime {
  const match = /^(\d{4}-\d{1,2}-\d{1,2}) (\d{1,2}):(\d{1,2}):(\d{1,2})$/.exec(text.trim());
  const date = match === null ? null : ApexDate.parseIso(match[1] ?? '');
  if (match === null || date === null) throw invalid(text);
  const [hour, minute, second] = [Number(match[2]), Number(match[3]), Number(match[4])];
  if (hour > 23 || minute > 59 || second > 59) throw invalid(text);
  return create(zone, date, ApexTime.of(hour, minute, second, 0));
}

function valueOf(tx: Transaction, value: unknown): ApexDatetime {
  const given = notNull(value);
  if (given instanceof ApexDatetime) return given;
  if (typeof given !== 'string') throw invalid(toText(tx, given));
  return parseStandard(given, tx.user.timeZone);
}

function parse(tx: Transaction, text: string): ApexDatetime {
  const at = parseDatetime(text, tx.user.locale, tx.user.timeZone);
  if (at === null) throw invalid(text);
  return at;
}

function addMonths(self: ApexDatetime, months: Count): ApexDatetime {
  return create(GMT, self.dateIn(GMT).addMonths(notNull(months)), self.timeIn(GMT));
}

function dayOfYear(date: ApexDate): number {
  return date.days - ApexDate.of(date.year, 1, 1).days + 1;
}

const STATICS = {
  now: (tx: Transaction) => new ApexDatetime(tx.now()),
  'newInstance/1': (_tx: Transaction, at: bigint | null) => new ApexDatetime(Number(notNull(at))),
  'newInstance/2': (tx: Transaction, date: ApexDate | null, time: ApexTime | null) =>
    create(tx.user.timeZone, notNull(date), notNull(time)),
  'newInstance/3': (tx: Transaction, ...date: Count[]) => fromNumbers(tx.user.timeZone, date, []),
  'newInstance/6': (tx: Transaction, ...parts: Count[]) =>
    fromNumbers(tx.user.timeZone, parts.slice(0, 3), parts.slice(3)),
  'newInstanceGmt/2': (_tx: Transaction, date: ApexDate | null, time: ApexTime | null) =>
    create(GMT, notNull(date), notNull(time)),
  'newInstanceGmt/3': (_tx: Transaction, ...date: Count[]) => fromNumbers(GMT, date, []),
  'newInstanceGmt/6': (_tx: Transaction, ...parts: Count[]) =>
    fromNumbers(GMT, parts.slice(0, 3), parts.slice(3)),
  parse: (tx: Transaction, text: Text) => parse(tx, notNull(text)),
  'valueOf/1': (tx: Transaction, value: unknown) => valueOf(tx, value),
  valueOfGmt: (_tx: Transaction, text: Text) => parseStandard(notNull(text), GMT)
} as const;

const LOCAL_PARTS = {
  date: (tx: Transaction, self: ApexDatetime) => self.dateIn(tx.user.timeZone),
  day: (tx: Transaction, self: ApexDatetime) => self.civil(tx.user.timeZone).day,
  dayOfYear: (tx: Transaction, self: ApexDatetime) => dayOfYear(self.dateIn(tx.user.timeZone)),
  hour: (tx: Transaction, self: ApexDatetime) => self.civil(tx.user.timeZone).hour,
  millisecond: (tx: Transaction, self: ApexDatetime) => self.civil(tx.user.timeZone).millisecond,
  minute: (tx: Transaction, self: ApexDatetime) => self.civil(tx.user.timeZone).minute,
  month: (tx: Transaction, self: ApexDatetime) => self.civil(tx.user.timeZone).month,
  second: (tx: Transaction, self: ApexDatetime) => self.civil(tx.user.timeZone).second,
  time: (tx: Transaction, self: ApexDatetime) => self.timeIn(tx.user.timeZone),
  year: (tx: Transaction, self: ApexDatetime) => self.civil(tx.user.timeZone).year
} as const;

const GMT_PARTS = {
  dateGmt: (_tx: Transaction, self: ApexDatetime) => self.dateIn(GMT),
  dayGmt: (_tx: Transaction, self: ApexDatetime) => self.civil(GMT).day,
  dayOfYearGmt: (_tx: Transaction, self: ApexDatetime) => dayOfYear(self.dateIn(GMT)),
  hourGmt: (_tx: Transaction, self: ApexDatetime) => self.civil(GMT).hour,
  millisecondGmt: (_tx: Transaction, self: ApexDatetime) => self.civil(GMT).millisecond,
  minuteGmt: (_tx: Transaction, self: ApexDatetime) => self.civil(GMT).minute,
  monthGmt: (_tx: Transaction, self: ApexDatetime) => self.civil(GMT).month,
  secondGmt: (_tx: Transaction, self: ApexDatetime) => self.civil(GMT).second,
  timeGmt: (_tx: Transaction, self: ApexDatetime) => self.timeIn(GMT),
  yearGmt: (_tx: Transaction, self: ApexDatetime) => self.civil(GMT).year
} as const;

/** `System.Datetime`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_datetime.htm */
export const DATETIME_TYPE: LibraryType = {
  name: 'System.Datetime',
  statics: STATICS,
  methods: {
    ...LOCAL_PARTS,
    ...GMT_PARTS,
    addDays: (_tx: Transaction, self: ApexDatetime, days: Count) => self.addDays(notNull(days)),
    addHours: (_tx: Transaction, self: ApexDatetime, hours: Count) =>
      self.addMilliseconds(notNull(hours) * HOUR),
    addMinutes: (_tx: Transaction, self: ApexDatetime, minutes: Count) =>
      self.addMilliseconds(notNull(minutes) * MINUTE),
    addMonths: (_tx: Transaction, self: ApexDatetime, months: Count) => addMonths(self, months),
    addSeconds: (_tx: Transaction, self: ApexDatetime, seconds: Count) =>
      self.addMilliseconds(notNull(seconds) * SECOND),
    addYears: (_tx: Transaction, self: ApexDatetime, years: Count) =>
      addMonths(self, notNull(years) * 12),
    'format/0': (tx: Transaction, self: ApexDatetime) =>
      formatDatetime(self, tx.user.locale, tx.user.timeZone),
    'format/1': (tx: Transaction, self: ApexDatetime, pattern: Text) =>
      formatPattern(self, notNull(pattern), tx.user.timeZone),
    'format/2': (tx: Transaction, self: ApexDatetime, pattern: Text, zone: Text) =>
      formatPattern(self, notNull(pattern), zone ?? tx.user.timeZone),
    formatGmt: (_tx: Transaction, self: ApexDatetime, pattern: Text) =>
      formatPattern(self, notNull(pattern), GMT),
    getTime: (_tx: Transaction, self: ApexDatetime) => BigInt(self.milliseconds),
    isSameDay: (tx: Transaction, self: ApexDatetime, other: ApexDatetime | null) =>
      notNull(other).dateIn(tx.user.timeZone).days === self.dateIn(tx.user.timeZone).days
  }
};
