import { InternalError } from '../../diagnostics/errors.ts';

/** Access flags of the Java class-file format, chapter 4 of the Java virtual machine specification. */
export const ACCESS = {
  public: 0x0001,
  private: 0x0002,
  protected: 0x0004,
  static: 0x0008,
  final: 0x0010,
  bridge: 0x0040,
  interface: 0x0200,
  abstract: 0x0400,
  synthetic: 0x1000,
  enum: 0x4000
} as const;

export interface ClassMember {
  readonly name: string;
  readonly access: number;
  /** Generic signature where the class file has one, else the plain descriptor. */
  readonly signature: string;
}

export interface ClassFile {
  /** Internal name: `com/nawforce/runforce/System/String`. */
  readonly name: string;
  readonly access: number;
  /** Internal name of the superclass. */
  readonly superName: string | null;
  readonly interfaceNames: readonly string[];
  /** Generic class signature, null where the class has none. */
  readonly signature: string | null;
  readonly fields: readonly ClassMember[];
  readonly methods: readonly ClassMember[];
}

const MAGIC = 0xcafebabe;

/** Reads the declarations of a Java class file; code and annotations are skipped. @throws InternalError for other bytes. */
export function readClassFile(bytes: Buffer): ClassFile {
  return new Reader(bytes).read();
}

class Reader {
  readonly #bytes: Buffer;
  readonly #texts = new Map<number, string>();
  readonly #references = new Map<number, number>();
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  read(): ClassFile {
    if (this.#u4() !== MAGIC) throw new InternalError('A class file does not start as one.');
    this.#at = 8;
    this.#constantPool();
    const access = this.#u2();
    const name = this.#className(this.#u2());
    const superIndex = this.#u2();
    const interfaceNames = this.#times(this.#u2(), () => this.#className(this.#u2()));
    const fields = this.#members();
    const methods = this.#members();
    return {
      name,
      access,
      superName: superIndex === 0 ? null : this.#className(superIndex),
      interfaceNames,
      signature: this.#signatureAttribute(),
      fields,
      methods
    };
  }

  #constantPool(): void {
    const count = this.#u2();
    for (let index = 1; index < count; index++) {
      const tag = this.#bytes[this.#at++]!;
      switch (tag) {
        case 1: {
          const length = this.#u2();
          this.#texts.set(index, this.#bytes.toString('utf8', this.#at, this.#at + length));
          this.#at += length;
          break;
        }
        case 7:
        case 8:
        case 16:
        case 19:
        case 20:
          this.#references.set(index, this.#u2());
          break;
        case 15:
          this.#at += 3;
          break;
        case 5:
        case 6:
          this.#at += 8;
          index++;
          break;
        default:
          this.#at += 4;
      }
    }
  }

  #members(): readonly ClassMember[] {
    return this.#times(this.#u2(), () => {
      const access = this.#u2();
      const name = this.#text(this.#u2());
      const descriptor = this.#text(this.#u2());
      return { name, access, signature: this.#signatureAttribute() ?? descriptor };
    });
  }

  #signatureAttribute(): string | null {
    let signature: string | null = null;
    for (let remaining = this.#u2(); remaining > 0; remaining--) {
      const name = this.#text(this.#u2());
      const length = this.#u4();
      if (name === 'Signature') signature = this.#text(this.#bytes.readUInt16BE(this.#at));
      this.#at += length;
    }
    return signature;
  }

  #className(index: number): string {
    return this.#text(this.#references.get(index) ?? 0);
  }

  #text(index: number): string {
    const text = this.#texts.get(index);
    if (text === undefined) throw new InternalError(`A class file has no constant ${index}.`);
    return text;
  }

  #times<T>(count: number, read: () => T): T[] {
    return Array.from({ length: count }, read);
  }

  #u2(): number {
    this.#at += 2;
    return this.#bytes.readUInt16BE(this.#at - 2);
  }

  #u4(): number {
    this.#at += 4;
    return this.#bytes.readUInt32BE(this.#at - 4);
  }
}
