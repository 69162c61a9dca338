import { ApexDate } from './date.ts';
import { ApexTime } from './time.ts';
import { civilTime, momentOf, type CivilTime } from './time-zone.ts';

const MS_PER_DAY = 86_400_000;

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/**
 * An Apex Datetime: a moment in milliseconds since 1970-01-01 GMT.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_datetime.htm
 */
export class ApexDatetime {
  readonly milliseconds: number;

  constructor(milliseconds: number) {
    this.milliseconds = milliseconds;
  }

  static fromCivil(civil: CivilTime, zone: string): ApexDatetime {
    return new ApexDatetime(momentOf(civil, zone));
  }

  /** Midnight of a day in a zone. */
  static atStartOf(date: ApexDate, zone: string): ApexDatetime {
    return ApexDatetime.fromCivil(
      {
        year: date.year,
        month: date.month,
        day: date.day,
        hour: 0,
        minute: 0,
        second: 0,
        millisecond: 0
      },
      zone
    );
  }

  /** What the clocks of a zone show. */
  civil(zone: string): CivilTime {
    return civilTime(this.milliseconds, zone);
  }

  dateIn(zone: string): ApexDate {
    const { year, month, day } = this.civil(zone);
    return ApexDate.of(year, month, day);
  }

  timeIn(zone: string): ApexTime {
    const { hour, minute, second, millisecond } = this.civil(zone);
    return ApexTime.of(hour, minute, second, millisecond);
  }

  addMilliseconds(milliseconds: number): ApexDatetime {
    return new ApexDatetime(this.milliseconds + milliseconds);
  }

  addDays(days: number): ApexDatetime {
    return this.addMilliseconds(days * MS_PER_DAY);
  }

  /** `2026-11-22 10:00:00` on the clocks of a zone. */
  toText(zone: string): string {
    const at = this.civil(zone);
    const date = `${pad(at.year, 4)}-${pad(at.month, 2)}-${pad(at.day, 2)}`;
    return `${date} ${pad(at.hour, 2)}:${pad(at.minute, 2)}:${pad(at.second, 2)}`;
  }

  /** `2026-11-22T10:00:00.000Z`, the form of JSON. */
  toIso(): string {
    const at = this.civil('GMT');
    const date = `${pad(at.year, 4)}-${pad(at.month, 2)}-${pad(at.day, 2)}`;
    const clock = `${pad(at.hour, 2)}:${pad(at.minute, 2)}:${pad(at.second, 2)}`;
    return `${date}T${clock}.${pad(at.millisecond, 3)}Z`;
  }
}
