import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { InternalError } from '../../diagnostics/errors.ts';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const DEFLATED = 8;
const STORED = 0;

interface Entry {
  readonly method: number;
  readonly compressedSize: number;
  readonly headerOffset: number;
}

/** A zip file read into memory whose entries are inflated one by one when asked for. */
export class ZipArchive {
  readonly #bytes: Buffer;
  readonly #entries = new Map<string, Entry>();

  /** @throws InternalError when the file is not a zip archive. */
  constructor(file: string) {
    this.#bytes = readFileSync(file);
    this.#readDirectory(file);
  }

  /** Names of all files in the archive, in the order of its directory. */
  names(): Iterable<string> {
    return this.#entries.keys();
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** Content of one file; undefined when there is none of that name. */
  read(name: string): Buffer | undefined {
    const entry = this.#entries.get(name);
    if (entry === undefined) return undefined;
    const bytes = this.#bytes;
    const nameLength = bytes.readUInt16LE(entry.headerOffset + 26);
    const extraLength = bytes.readUInt16LE(entry.headerOffset + 28);
    const start = entry.headerOffset + 30 + nameLength + extraLength;
    const content = bytes.subarray(start, start + entry.compressedSize);
    if (entry.method === STORED) return content;
    if (entry.method === DEFLATED) return inflateRawSync(content);
    throw new InternalError(
      `The archive entry ${name} uses the unknown compression ${entry.method}.`
    );
  }

  #readDirectory(file: string): void {
    const bytes = this.#bytes;
    let end = bytes.length - 22;
    while (end >= 0 && bytes.readUInt32LE(end) !== END_OF_DIRECTORY) end--;
    if (end < 0) throw new InternalError(`${file} is not a zip archive.`);
    let remaining = bytes.readUInt16LE(end + 10);
    let offset = bytes.readUInt32LE(end + 16);
    for (; remaining > 0; remaining--) {
      if (bytes.readUInt32LE(offset) !== DIRECTORY_ENTRY)
        throw new InternalError(`${file} has a damaged directory.`);
      const nameLength = bytes.readUInt16LE(offset + 28);
      const name = bytes.toString('utf8', offset + 46, offset + 46 + nameLength);
      this.#entries.set(name, {
        method: bytes.readUInt16LE(offset + 10),
        compressedSize: bytes.readUInt32LE(offset + 20),
        headerOffset: bytes.readUInt32LE(offset + 42)
      });
      offset += 46 + nameLength + bytes.readUInt16LE(offset + 30) + bytes.readUInt16LE(offset + 32);
    }
  }
}
