import { createHash } from 'node:crypto';
import type { LibraryField, LibraryType } from '../../library.ts';
import type { Transaction } from '../../transaction.ts';
import { apexException, nullArgument } from '../../values/exception.ts';

/** Bytes a signature may hold. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_QueueableDuplicateSignature_Builder.htm */
const LARGEST_SIGNATURE = 255;
const INTEGER_BYTES = 4;
const ID_BYTES = 18;

/** `System.AsyncOptions` */
export class AsyncOptions {
  readonly typeName = 'System.AsyncOptions';
  maximumDepth: number | null = null;
  delayMinutes: number | null = null;
  duplicate: DuplicateSignature | null = null;

  get signature(): string | null {
    return this.duplicate?.text ?? null;
  }
}

/** `System.QueueableDuplicateSignature` */
class DuplicateSignature {
  readonly typeName = 'System.QueueableDuplicateSignature';
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** `System.QueueableDuplicateSignature.Builder` */
class SignatureBuilder {
  readonly typeName = 'System.QueueableDuplicateSignature.Builder';
  readonly parts: string[] = [];
  size = 0;

  add(part: string | number | null, bytes: number): this {
    if (part === null) throw nullArgument();
    if (this.size + bytes > LARGEST_SIGNATURE) {
      const message = `Queueable duplicate signature exceeds ${LARGEST_SIGNATURE} bytes`;
      throw apexException('System.IllegalArgumentException', message);
    }
    this.size += bytes;
    this.parts.push(`${typeof part}:${String(part)}`);
    return this;
  }

  build(): DuplicateSignature {
    return new DuplicateSignature(
      createHash('sha256').update(JSON.stringify(this.parts)).digest('hex')
    );
  }
}

function option<K extends 'maximumDepth' | 'delayMinutes' | 'duplicate'>(key: K): LibraryField {
  return {
    get: (_tx, self: never) => (self as AsyncOptions)[key],
    set: (_tx, self: never, value: never) => {
      (self as AsyncOptions)[key] = value;
    }
  };
}

/** @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_AsyncOptions.htm */
export const ASYNC_OPTIONS_TYPES: readonly LibraryType[] = [
  {
    name: 'System.AsyncOptions',
    constructors: { new: () => new AsyncOptions() },
    fields: {
      MaximumQueueableStackDepth: option('maximumDepth'),
      MinimumQueueableDelayInMinutes: option('delayMinutes'),
      DuplicateSignature: option('duplicate')
    }
  },
  {
    name: 'System.QueueableDuplicateSignature',
    methods: { toString: (_tx: Transaction, self: DuplicateSignature) => self.text }
  },
  {
    name: 'System.QueueableDuplicateSignature.Builder',
    constructors: { new: () => new SignatureBuilder() },
    methods: {
      addId: (_tx, self: SignatureBuilder, id: string | null) => self.add(id, ID_BYTES),
      addInteger: (_tx, self: SignatureBuilder, number: number | null) =>
        self.add(number, INTEGER_BYTES),
      addString: (_tx, self: SignatureBuilder, text: string | null) =>
        self.add(text, Buffer.byteLength(text ?? '')),
      build: (_tx, self: SignatureBuilder) => self.build(),
      getMaxSize: () => LARGEST_SIGNATURE,
      getRemainingSize: (_tx, self: SignatureBuilder) => LARGEST_SIGNATURE - self.size,
      getSize: (_tx, self: SignatureBuilder) => self.size
    }
  }
];
