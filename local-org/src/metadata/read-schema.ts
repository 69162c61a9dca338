import type { Diagnostic } from '../diagnostics/errors.ts';
import { childText, readXml } from './read/xml.ts';
import { MetadataReport, type SourceFile } from './read/report.ts';
import { declaredNames, type DeclaredNames } from './read/declared-names.ts';
import { findMetadataFiles, type MetadataFile, type MetadataKind } from './read/source-files.ts';
import { readObjects } from './read/read-objects.ts';
import { readCustomMetadata } from './read/read-custom-metadata.ts';
import { readLabels } from './read/read-labels.ts';
import { readPermissionSet } from './read/read-permission-set.ts';
import { checkGuestLicense } from './read/check-guest-license.ts';
import { checkPermissionSet } from './read/check-permission-set.ts';
import { checkFlexiPage, readFlexiPage } from './read/read-flexipage.ts';
import { checkApplication, checkTab, readApplication } from './read/read-application.ts';
import type {
  AppSchema,
  CustomMetadataRecord,
  FlexiPageSchema,
  ObjectSchema,
  PermissionSetSchema,
  Schema
} from './schema.ts';
import { SchemaIndex } from './schema-index.ts';
import { readSetup } from './read/read-setup.ts';
import { NO_SETUP } from './setup-schema.ts';

/** A schema and everything that is wrong in the metadata it was read from. */
export interface MetadataResult {
  readonly schema: Schema;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads deployed metadata in source format; a later folder overrides what an earlier one defines under the same name.
 * @throws Diagnostic the first mistake found; use {@link readMetadata} for all of them.
 * @throws UnsupportedError for metadata that is not modelled.
 */
export function readSchema(folders: readonly string[]): Schema {
  const { schema, diagnostics } = readMetadata(folders);
  if (diagnostics.length > 0) throw diagnostics[0]!;
  return schema;
}

/** Like {@link readSchema}, with every mistake in the order of files and lines instead of the first thrown. */
export function readMetadata(folders: readonly string[]): MetadataResult {
  return new MetadataReader(findMetadataFiles(folders)).read();
}

class MetadataReader {
  readonly #files: readonly MetadataFile[];
  readonly #names: DeclaredNames;
  readonly #report = new MetadataReport();

  constructor(files: readonly MetadataFile[]) {
    this.#files = files;
    this.#names = declaredNames(files);
  }

  read(): MetadataResult {
    const objects = readObjects(this.#files, this.#report);
    const withObjects = this.#schema(objects);
    const permissionSets = this.#byName('permissionSet', (source, name) =>
      this.#permissionSet(source, name, withObjects)
    );
    const schema = this.#schema(objects, {
      customMetadata: [
        ...this.#byName('customMetadata', (source, name) =>
          readCustomMetadata(source, name, withObjects, this.#report)
        ).values()
      ],
      labels: this.#labels(),
      permissionSets,
      setup: readSetup(this.#files, withObjects, this.#names, this.#report),
      flexiPages: this.#byName('flexiPage', (source, name) =>
        this.#flexiPage(source, name, withObjects)
      )
    });
    const apps = this.#byName('application', (source, name) =>
      this.#application(source, name, schema)
    );
    for (const file of this.#ofKind('tab'))
      checkTab(this.#open(file), file.name, schema, this.#report);
    return {
      schema: this.#schema(objects, { ...schema, apps }),
      diagnostics: this.#report.diagnostics
    };
  }

  #permissionSet(source: SourceFile, name: string, schema: Schema): PermissionSetSchema {
    const set = readPermissionSet(source, name, this.#report);
    checkPermissionSet(source, schema, this.#names, this.#report);
    checkGuestLicense(source, set, schema, this.#report);
    return set;
  }

  #flexiPage(source: SourceFile, name: string, schema: Schema): FlexiPageSchema {
    const page = readFlexiPage(source, name, this.#report);
    checkFlexiPage(source, page, schema, this.#names, this.#report);
    return page;
  }

  #application(source: SourceFile, name: string, schema: Schema): AppSchema {
    const app = readApplication(source, name, this.#report);
    checkApplication(source, app, schema, this.#names, this.#report);
    return app;
  }

  #labels(): Schema['labels'] {
    const labels = new Map<string, { readonly name: string; readonly value: string }>();
    for (const file of this.#ofKind('labels')) readLabels(this.#open(file), labels, this.#report);
    return labels;
  }

  /** One entry a name; the last folder's file wins. */
  #byName<T>(
    kind: MetadataKind,
    read: (source: SourceFile, name: string) => T | null
  ): ReadonlyMap<string, T> {
    const entries = new Map<string, T>();
    for (const file of new Map(this.#ofKind(kind).map((found) => [found.name, found])).values()) {
      const entry = read(this.#open(file), file.name);
      if (entry !== null) entries.set(file.name, entry);
    }
    return entries;
  }

  #ofKind(kind: MetadataKind): readonly MetadataFile[] {
    return this.#files.filter((file) => file.kind === kind);
  }

  #open(file: MetadataFile): SourceFile {
    return { file: file.file, root: readXml(file.absolutePath, file.file) };
  }

  #schema(objects: ReadonlyMap<string, ObjectSchema>, parts: Partial<Schema> = {}): Schema {
    return new SchemaIndex({
      objects,
      customMetadata: parts.customMetadata ?? ([] as readonly CustomMetadataRecord[]),
      labels: parts.labels ?? new Map(),
      permissionSets: parts.permissionSets ?? new Map(),
      flexiPages: parts.flexiPages ?? new Map(),
      apps: parts.apps ?? new Map(),
      setup: parts.setup ?? NO_SETUP
    });
  }
}

/** API version a class is compiled with, from its `-meta.xml`. */
export function classApiVersion(metaFile: string): number {
  return Number(childText(readXml(metaFile, metaFile), 'apiVersion') ?? Number.NaN);
}
