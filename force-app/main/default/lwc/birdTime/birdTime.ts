import LOCALE from '@salesforce/i18n/locale';
import TIME_ZONE from '@salesforce/i18n/timeZone';
import TODAY from '@salesforce/label/c.Bird_Today';
import YESTERDAY from '@salesforce/label/c.Bird_Yesterday';
import JUST_NOW from '@salesforce/label/c.Bird_Just_Now';
import MINUTES_AGO from '@salesforce/label/c.Bird_Minutes_Ago';
import MINUTES from '@salesforce/label/c.Bird_Minutes';
import HOURS_MINUTES from '@salesforce/label/c.Bird_Hours_Minutes';
import { formatLabel } from 'c/birdLabels';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const WINDOW_MS = 24 * HOUR_MS;
const CLOSING_MS = 2 * HOUR_MS;
const WEEKDAY_REACH_DAYS = 6;

const weekdayClock = formatter({ weekday: 'short', hour: 'numeric', minute: '2-digit' });
const weekday = formatter({ weekday: 'long' });
const date = formatter({ weekday: 'short', day: 'numeric', month: 'long' });
const dateAndYear = formatter({ weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' });
/** Swedish writes a date as ISO 8601 does: 2026-07-31. */
const isoDate = formatter({}, 'sv');

/** The clock time in the user's locale and time zone. */
export const clockTime = formatter({ timeStyle: 'short' });

/** Date, time with seconds and zone, in the user's locale and time zone. */
export const exactTime = formatter({ dateStyle: 'full', timeStyle: 'long' });

function formatter(options: Intl.DateTimeFormatOptions, locale = LOCALE): (ms: number) => string {
  const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: TIME_ZONE });
  return (ms) => format.format(ms);
}

/** The time of a message as people say it: just now, minutes up to an hour, then the clock. */
export function messageTime(ms: number, nowMs: number): string {
  const age = nowMs - ms;
  // A little ahead is the difference of two clocks, not the future.
  if (Math.abs(age) < MINUTE_MS) {
    return JUST_NOW;
  }
  return age > 0 && age < HOUR_MS
    ? formatLabel(MINUTES_AGO, Math.floor(age / MINUTE_MS))
    : clockTime(ms);
}

/** Whether the words for a message's time still change while it is looked at. */
export function isRecent(ms: number, nowMs: number): boolean {
  return nowMs - ms < HOUR_MS;
}

/** A number that is the same for all moments of one day in the user's time zone. */
export function dayNumber(ms: number): number {
  return Date.parse(isoDate(ms)) / DAY_MS;
}

/** Today, Yesterday, the weekday up to 6 days back, then the date, with the year when it is another. */
export function dayLabel(ms: number, nowMs: number): string {
  const age = dayNumber(nowMs) - dayNumber(ms);
  if (age === 0) {
    return TODAY;
  }
  if (age === 1) {
    return YESTERDAY;
  }
  if (age > 1 && age <= WEEKDAY_REACH_DAYS) {
    return weekday(ms);
  }
  return (isoDate(ms).slice(0, 4) === isoDate(nowMs).slice(0, 4) ? date : dateAndYear)(ms);
}

/** The 24 hours in which WhatsApp lets a business answer freely. */
export interface ReplyWindow {
  readonly state: 'open' | 'closing' | 'closed';
  /** How long it stays open, in words; empty once closed. */
  readonly left: string;
  /** When it closes: the time, with the weekday where that is another day; empty once closed. */
  readonly until: string;
}

/**
 * The state of WhatsApp's customer service window.
 *
 * @remarks A business may send free text for 24 hours after the customer's last message, then
 *   only templates: https://docs.bird.com (WhatsApp customer service window).
 * @param lastInboundMs when the customer last wrote
 */
export function replyWindow(lastInboundMs: number, nowMs: number): ReplyWindow {
  const endMs = lastInboundMs + WINDOW_MS;
  const leftMs = endMs - nowMs;
  if (leftMs <= 0) {
    return { state: 'closed', left: '', until: '' };
  }
  const isToday = dayNumber(endMs) === dayNumber(nowMs);
  return {
    state: leftMs <= CLOSING_MS ? 'closing' : 'open',
    left: duration(Math.ceil(leftMs / MINUTE_MS)),
    until: isToday ? clockTime(endMs) : weekdayClock(endMs)
  };
}

/** A length of time in hours and minutes. */
export function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  return hours === 0
    ? formatLabel(MINUTES, minutes)
    : formatLabel(HOURS_MINUTES, hours, minutes % 60);
}

/**
 * A position in a recording: `0:34`, `1:02:03`.
 *
 * @param seconds not negative
 */
export function playingTime(seconds: number): string {
  const whole = Math.floor(seconds);
  const rest = String(whole % 60).padStart(2, '0');
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) {
    return `${minutes}:${rest}`;
  }
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${rest}`;
}
