import { UnsupportedError } from '../../diagnostics/errors.ts';
import type { LibraryType } from '../library.ts';
import type { Transaction } from '../transaction.ts';
import type { ApexDatetime } from '../values/datetime.ts';
import { isKnownZone, zoneOffset } from '../values/time-zone.ts';
import { notNull } from './arguments.ts';

/** A `System.TimeZone` value. */
export class ApexTimeZone {
  readonly typeName = 'System.TimeZone';
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }

  toText(): string {
    return this.id;
  }

  keyText(): string {
    return `TimeZone:${this.id}`;
  }

  equalTo(_tx: unknown, other: unknown): boolean {
    return other instanceof ApexTimeZone && other.id === this.id;
  }
}

function find(id: string): ApexTimeZone {
  if (!isKnownZone(id)) throw new UnsupportedError(`The time zone ${id}`);
  return new ApexTimeZone(id);
}

/** `System.TimeZone`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_timezone.htm */
export const TIME_ZONE_TYPE: LibraryType = {
  name: 'System.TimeZone',
  statics: { getTimeZone: (_tx: Transaction, id: string | null) => find(notNull(id)) },
  methods: {
    getID: (_tx: Transaction, self: ApexTimeZone) => self.id,
    getOffset: (_tx: Transaction, self: ApexTimeZone, at: ApexDatetime | null) =>
      zoneOffset(self.id, notNull(at).milliseconds),
    toString: (_tx: Transaction, self: ApexTimeZone) => self.id
  }
};
