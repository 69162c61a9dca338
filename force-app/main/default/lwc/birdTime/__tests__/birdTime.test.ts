import {
  clockTime,
  dayLabel,
  dayNumber,
  exactTime,
  messageTime,
  playingTime,
  replyWindow
} from 'c/birdTime';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../birdModel/__tests__/builders';

// 20 November 2026, 11:24 in Jakarta.
const NOW = Date.UTC(2026, 10, 20, 4, 24);

/** The narrow no-break space of ICU is a space to a reader. */
function plain(text: string): string {
  return text.replaceAll('\u202f', ' ');
}

describe('messageTime', () => {
  it.each([
    [0, 'just now'],
    [59_999, 'just now'],
    [MINUTE_MS, '1 min ago'],
    [HOUR_MS - 1, '59 min ago'],
    [HOUR_MS, '10:24 AM'],
    [-30_000, 'just now'],
    [-2 * MINUTE_MS, '11:26 AM']
  ])('of a message %d ms old', (age, text) => {
    expect(plain(messageTime(NOW - age, NOW))).toBe(text);
  });
});

describe('days', () => {
  const midnight = Date.UTC(2026, 10, 19, 17, 0);

  it('change at midnight of the user, not of UTC', () => {
    expect(dayNumber(midnight)).toBe(dayNumber(NOW));
    expect(dayNumber(midnight - 1)).toBe(dayNumber(NOW) - 1);
    expect(dayLabel(midnight, NOW)).toBe('Today');
    expect(dayLabel(midnight - 1, NOW)).toBe('Yesterday');
  });

  it.each([
    [2, 'Wednesday'],
    [6, 'Saturday'],
    [7, 'Fri, November 13'],
    [365, 'Thu, November 20, 2025']
  ])('%d days back', (days, label) => {
    expect(dayLabel(NOW - days * DAY_MS, NOW)).toBe(label);
  });

  it('name a day to come by its date', () => {
    expect(dayLabel(NOW + DAY_MS, NOW)).toBe('Sat, November 21');
  });
});

describe('exact times', () => {
  it('have seconds and zone', () => {
    expect(plain(exactTime(NOW + 32_000))).toBe('Friday, November 20, 2026 at 11:24:32 AM GMT+7');
    expect(plain(clockTime(NOW))).toBe('11:24 AM');
  });
});

describe('replyWindow', () => {
  it('is open with hours and minutes, and tells the weekday of another day', () => {
    const window = replyWindow(NOW - 6 * MINUTE_MS, NOW);
    expect({ ...window, until: plain(window.until) }).toEqual({
      state: 'open',
      left: '23 h 54 min',
      until: 'Sat 11:18 AM'
    });
  });

  it('closes from 2 hours on', () => {
    expect(replyWindow(NOW - 22 * HOUR_MS + 1, NOW).state).toBe('open');
    const window = replyWindow(NOW - 22 * HOUR_MS, NOW);
    expect({ ...window, until: plain(window.until) }).toEqual({
      state: 'closing',
      left: '2 h 0 min',
      until: '1:24 PM'
    });
  });

  it('never shows 0 minutes as left', () => {
    expect(replyWindow(NOW - DAY_MS + 1, NOW)).toMatchObject({ state: 'closing', left: '1 min' });
    expect(replyWindow(NOW - DAY_MS, NOW)).toEqual({ state: 'closed', left: '', until: '' });
  });
});

describe('playingTime', () => {
  it.each([
    [0, '0:00'],
    [34.9, '0:34'],
    [600, '10:00'],
    [3723, '1:02:03']
  ])('of %d seconds', (seconds, text) => {
    expect(playingTime(seconds)).toBe(text);
  });
});
