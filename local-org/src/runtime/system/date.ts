import type { LibraryType } from '../library.ts';
import type { Transaction } from '../transaction.ts';
import { ApexDate, daysInMonth, isLeapYear } from '../values/date.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { apexException, type ApexException } from '../values/exception.ts';
import { toText } from '../values/text.ts';
import { notNull } from './arguments.ts';
import { formatDate, parseDate } from './date-format.ts';

type Count = number | null;
type Day = ApexDate | null;

function invalid(text: string): ApexException {
  return apexException('System.TypeException', `Invalid date: ${text}`);
}

/** `Date.valueOf`: `yyyy-MM-dd`, a time behind it is ignored; a Datetime gives the user's day. */
function valueOf(tx: Transaction, value: unknown): ApexDate {
  const given = notNull(value);
  if (given instanceof ApexDate) return given;
  if (given instanceof ApexDatetime) return given.dateIn(tx.user.timeZone);
  const text = typeof given === 'string' ? given : null;
  const date = text === null ? null : ApexDate.parseIso(text.trim().split(' ')[0] ?? '');
  if (date === null) throw invalid(text ?? toText(tx, given));
  return date;
}

function newInstance(year: Count, month: Count, day: Count): ApexDate {
  return ApexDate.of(notNull(year), notNull(month), notNull(day));
}

function parse(tx: Transaction, text: string): ApexDate {
  const date = parseDate(text, tx.user.locale);
  if (date === null) throw invalid(text);
  return date;
}

function monthsBetween(self: ApexDate, other: ApexDate): number {
  return (other.year - self.year) * 12 + other.month - self.month;
}

/** `System.Date`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_date.htm */
export const DATE_TYPE: LibraryType = {
  name: 'System.Date',
  statics: {
    daysInMonth: (_tx: Transaction, year: Count, month: Count) =>
      daysInMonth(notNull(year), notNull(month)),
    isLeapYear: (_tx: Transaction, year: Count) => isLeapYear(notNull(year)),
    newInstance: (_tx: Transaction, year: Count, month: Count, day: Count) =>
      newInstance(year, month, day),
    parse: (tx: Transaction, text: string | null) => parse(tx, notNull(text)),
    today: (tx: Transaction) => new ApexDatetime(tx.now()).dateIn(tx.user.timeZone),
    'valueOf/1': (tx: Transaction, value: unknown) => valueOf(tx, value)
  },
  methods: {
    addDays: (_tx: Transaction, self: ApexDate, days: Count) => self.addDays(notNull(days)),
    addMonths: (_tx: Transaction, self: ApexDate, months: Count) => self.addMonths(notNull(months)),
    addYears: (_tx: Transaction, self: ApexDate, years: Count) =>
      self.addMonths(notNull(years) * 12),
    day: (_tx: Transaction, self: ApexDate) => self.day,
    dayOfYear: (_tx: Transaction, self: ApexDate) =>
      self.days - ApexDate.of(self.year, 1, 1).days + 1,
    daysBetween: (_tx: Transaction, self: ApexDate, other: Day) => notNull(other).days - self.days,
    format: (tx: Transaction, self: ApexDate) => formatDate(self, tx.user.locale),
    isSameDay: (_tx: Transaction, self: ApexDate, other: Day) => notNull(other).days === self.days,
    month: (_tx: Transaction, self: ApexDate) => self.month,
    monthsBetween: (_tx: Transaction, self: ApexDate, other: Day) =>
      monthsBetween(self, notNull(other)),
    toStartOfMonth: (_tx: Transaction, self: ApexDate) => ApexDate.of(self.year, self.month, 1),
    toStartOfWeek: (tx: Transaction, self: ApexDate) =>
      self.addDays(tx.user.locale === 'en_US' ? -(self.weekday % 7) : 1 - self.weekday),
    year: (_tx: Transaction, self: ApexDate) => self.year
  }
};
