import type { LibraryType } from '../library.ts';
import type { Transaction } from '../transaction.ts';
import { ApexTime } from '../values/time.ts';
import { notNull } from './arguments.ts';

type Count = number | null;

/** `System.Time`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_time.htm */
export const TIME_TYPE: LibraryType = {
  name: 'System.Time',
  statics: {
    newInstance: (
      _tx: Transaction,
      hour: Count,
      minute: Count,
      second: Count,
      millisecond: Count
    ) => ApexTime.of(notNull(hour), notNull(minute), notNull(second), notNull(millisecond))
  },
  methods: {
    addHours: (_tx: Transaction, self: ApexTime, hours: Count) =>
      self.add(notNull(hours) * 3_600_000),
    addMilliseconds: (_tx: Transaction, self: ApexTime, amount: Count) => self.add(notNull(amount)),
    addMinutes: (_tx: Transaction, self: ApexTime, minutes: Count) =>
      self.add(notNull(minutes) * 60_000),
    addSeconds: (_tx: Transaction, self: ApexTime, seconds: Count) =>
      self.add(notNull(seconds) * 1000),
    hour: (_tx: Transaction, self: ApexTime) => self.hour,
    millisecond: (_tx: Transaction, self: ApexTime) => self.millisecond,
    minute: (_tx: Transaction, self: ApexTime) => self.minute,
    second: (_tx: Transaction, self: ApexTime) => self.second
  }
};
