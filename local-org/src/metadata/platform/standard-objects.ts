import { InternalError } from '../../diagnostics/errors.ts';
import type { ApexType } from '../../syntax/types.ts';
import { entryOfObject, objectNameOfEntry } from './apex-names.ts';
import { apexType } from './apex-types.ts';
import { ACCESS, readClassFile } from './class-file.ts';
import { parseFieldSignature } from './java-signature.ts';
import { jarLocation } from './jar-location.ts';
import { ZipArchive } from './zip-archive.ts';

/** A field, parent relationship or child relationship of a standard object, as the tables declare it. */
export interface StandardMember {
  readonly name: string;
  /** Value type of a field; the parent object of a relationship; `List<X>` for children. */
  readonly type: ApexType;
}

/** Names and Apex types of the fields of every standard object. */
export class StandardObjects {
  readonly #archive: ZipArchive;
  /** Canonical name by lower-cased name. */
  readonly #names = new Map<string, string>();

  private constructor(archive: ZipArchive) {
    this.#archive = archive;
    for (const entry of archive.names()) {
      const name = objectNameOfEntry(entry);
      if (name !== null) this.#names.set(name.toLowerCase(), name);
    }
  }

  static open(): StandardObjects {
    return new StandardObjects(new ZipArchive(jarLocation('sobject-types')));
  }

  has(name: string): boolean {
    return this.#names.has(name.toLowerCase());
  }

  /** Canonical letter case, undefined when there is no such object. */
  canonicalName(name: string): string | undefined {
    return this.#names.get(name.toLowerCase());
  }

  /** Members in the tables' order. @throws InternalError for an object the tables do not have. */
  members(name: string): readonly StandardMember[] {
    const canonical = this.canonicalName(name);
    const bytes =
      canonical === undefined ? undefined : this.#archive.read(entryOfObject(canonical));
    if (bytes === undefined) throw new InternalError(`The type tables have no object ${name}.`);
    return readClassFile(bytes)
      .fields.filter(
        (field) => (field.access & ACCESS.public) !== 0 && (field.access & ACCESS.static) === 0
      )
      .map((field) => ({ name: field.name, type: apexType(parseFieldSignature(field.signature)) }));
  }
}
