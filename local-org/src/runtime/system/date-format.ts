import { UnsupportedError } from '../../diagnostics/errors.ts';
import { ApexDate, daysInMonth } from '../values/date.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { apexException } from '../values/exception.ts';
import { letterText, momentIn } from './date-letters.ts';

const MS_PER_DAY = 86_400_000;

/**
 * `Datetime.format(pattern, zone)`: a pattern of Java's SimpleDateFormat, names in English.
 *
 * @remarks https://docs.oracle.com/javase/8/docs/api/java/text/SimpleDateFormat.html
 * @throws UnsupportedError for the letters of weeks and zones without a name.
 */
export function formatPattern(at: ApexDatetime, pattern: string, zone: string): string {
  const moment = momentIn(zone, at.milliseconds);
  let result = '';
  let index = 0;
  while (index < pattern.length) {
    const character = pattern.charAt(index);
    if (character === "'") {
      const quoted = readQuoted(pattern, index);
      result += quoted.text;
      index = quoted.end;
    } else if (/[A-Za-z]/.test(character)) {
      let end = index;
      while (pattern.charAt(end) === character) end += 1;
      result += letterText(character, end - index, moment);
      index = end;
    } else {
      result += character;
      index += 1;
    }
  }
  return result;
}

/** `'T'` is T, `''` is a quote. */
function readQuoted(pattern: string, start: number): { text: string; end: number } {
  if (pattern.charAt(start + 1) === "'") return { text: "'", end: start + 2 };
  let text = '';
  for (let index = start + 1; index < pattern.length; index += 1) {
    if (pattern.charAt(index) !== "'") text += pattern.charAt(index);
    else if (pattern.charAt(index + 1) === "'") {
      text += "'";
      index += 1;
    } else return { text, end: index + 1 };
  }
  throw apexException('System.StringException', `Unterminated quote in pattern: ${pattern}`);
}

/** Order of the day's parts in a locale's short form. */
const SHORT_DATES: Readonly<Record<string, string>> = { en_US: 'M/d/yyyy', en_GB: 'dd/MM/yyyy' };
const SHORT_TIMES: Readonly<Record<string, string>> = { en_US: 'h:mm a', en_GB: 'HH:mm' };

function localePattern(patterns: Readonly<Record<string, string>>, locale: string): string {
  const pattern = patterns[locale];
  if (pattern === undefined) throw new UnsupportedError(`Dates in the format of locale ${locale}`);
  return pattern;
}

/** `Date.format()` in the user's locale. */
export function formatDate(date: ApexDate, locale: string): string {
  const at = new ApexDatetime(date.days * MS_PER_DAY);
  return formatPattern(at, localePattern(SHORT_DATES, locale), 'GMT');
}

/** `Datetime.format()` in the user's locale and time zone. */
export function formatDatetime(at: ApexDatetime, locale: string, zone: string): string {
  const pattern = `${localePattern(SHORT_DATES, locale)}, ${localePattern(SHORT_TIMES, locale)}`;
  return formatPattern(at, pattern, zone);
}

/** `Date.parse` in the user's locale; null when the text is no date. */
export function parseDate(text: string, locale: string): ApexDate | null {
  const isMonthFirst = localePattern(SHORT_DATES, locale).startsWith('M');
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim());
  if (match === null) return null;
  const [first, second, year] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const [month, day] = isMonthFirst ? [first, second] : [second, first];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return ApexDate.of(year, month, day);
}

/** `Datetime.parse` of English (United States) texts such as `11/22/2026, 5:04 PM`; null when the text is none. */
export function parseDatetime(text: string, locale: string, zone: string): ApexDatetime | null {
  if (locale !== 'en_US') throw new UnsupportedError(`Datetime.parse in locale ${locale}`);
  const match = /^(\S+?),?\s+(\d{1,2}):(\d{2})\s+([AP]M)$/.exec(text.trim());
  if (match === null) return null;
  const date = parseDate(match[1] ?? '', locale);
  const [hour, minute] = [Number(match[2]), Number(match[3])];
  if (date === null || hour < 1 || hour > 12 || minute > 59) return null;
  const civil = {
    year: date.year,
    month: date.month,
    day: date.day,
    hour: (hour % 12) + (match[4] === 'PM' ? 12 : 0),
    minute,
    second: 0,
    millisecond: 0
  };
  return ApexDatetime.fromCivil(civil, zone);
}
