import { randomUUID } from 'node:crypto';
import type { LibraryType } from '../library.ts';
import type { Transaction } from '../transaction.ts';
import { apexException } from '../values/exception.ts';
import { notNull } from './arguments.ts';
import { hashCode } from './string/characters.ts';

/** A `System.UUID` value. */
export class ApexUuid {
  readonly typeName = 'System.UUID';
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toText(): string {
    return this.text;
  }

  keyText(): string {
    return `UUID:${this.text}`;
  }

  equalTo(_tx: unknown, other: unknown): boolean {
    return other instanceof ApexUuid && other.text === this.text;
  }
}

function fromString(text: string): ApexUuid {
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) {
    throw apexException('System.IllegalArgumentException', `Invalid UUID string: ${text}`);
  }
  return new ApexUuid(text.toLowerCase());
}

/** `System.UUID`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_UUID.htm */
export const UUID_TYPE: LibraryType = {
  name: 'System.UUID',
  statics: {
    fromString: (_tx: Transaction, text: string | null) => fromString(notNull(text)),
    randomUUID: () => new ApexUuid(randomUUID())
  },
  methods: {
    equals: (tx: Transaction, self: ApexUuid, other: unknown) => self.equalTo(tx, other),
    hashCode: (_tx: Transaction, self: ApexUuid) => hashCode(self.text),
    toString: (_tx: Transaction, self: ApexUuid) => self.text
  }
};
