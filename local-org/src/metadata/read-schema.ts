import type { Diagnostic } from '../diagnostics/errors.ts';
import { childText, readXml } from './read/xml.ts';
import { MetadataReport, type SourceFile } from './read/report.ts';
import { declaredNames, type DeclaredNames } from './read/declared-names.ts';
import { readFeatures, withFeatures, type OrgFeatures } from './features/org-features.ts';
import {
  findMetadataFiles,
  openFile,
  type MetadataFile,
  type MetadataKind
} from './read/source-files.ts';
import { readObjects } from './read/read-objects.ts';
import { readCustomMetadata } from './read/read-custom-metadata.ts';
import { readLabels } from './read/read-labels.ts';
import { readTranslations, type Texts } from './read/read-translations.ts';
import { readPermissionSet } from './read/read-permission-set.ts';
import { checkGuestLicense } from './read/check-guest-license.ts';
import { checkPermissionSet } from './read/check-permission-set.ts';
import { checkFlexiPage, readFlexiPage } from './read/read-flexipage.ts';
import { checkApplication, readApplication, readTab } from './read/read-application.ts';
import type {
  AppSchema,
  CustomMetadataRecord,
  FlexiPageSchema,
  ObjectSchema,
  PermissionSetSchema,
  Schema
} from './schema.ts';
import { SchemaIndex } from './schema-index.ts';
import { readCompactLayouts } from './read/read-compact-layout.ts';
import { readListViews } from './read/read-list-view.ts';
import { checkLayouts } from './read/check-layouts.ts';
import { checkReports } from './read/read-report.ts';
import { readSetup } from './read/read-setup.ts';
import { NO_SETUP } from './setup-schema.ts';

/** Characters of a custom label, and of the label of a tab. */
const LABEL_LENGTH = 1000;
const TAB_LENGTH = 40;

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
  const features = readFeatures(folders);
  return new MetadataReader(findMetadataFiles(folders, features.namespace), features).read();
}

class MetadataReader {
  readonly #files: readonly MetadataFile[];
  readonly #features: OrgFeatures;
  readonly #names: DeclaredNames;
  readonly #report = new MetadataReport();

  constructor(files: readonly MetadataFile[], features: OrgFeatures) {
    this.#files = files;
    this.#features = features;
    this.#names = declaredNames(files);
  }

  read(): MetadataResult {
    const objects = withFeatures(readObjects(this.#files, this.#report), this.#features);
    const withObjects = this.#schema(objects);
    const permissionSets = this.#byName('permissionSet', (source, name) =>
      this.#permissionSet(source, name, withObjects)
    );
    const labels = this.#labels();
    const schema = this.#schema(objects, {
      customMetadata: [
        ...this.#byName('customMetadata', (source, name) =>
          readCustomMetadata(source, name, withObjects, this.#report)
        ).values()
      ],
      labels,
      ...this.#translations(labels),
      permissionSets,
      setup: readSetup(this.#files, withObjects, this.#names, this.#report),
      flexiPages: this.#byName('flexiPage', (source, name) =>
        this.#flexiPage(source, name, withObjects)
      )
    });
    const apps = this.#byName('application', (source, name) =>
      this.#application(source, name, schema)
    );
    const tabs = this.#byName('tab', (source, name) => readTab(source, name, schema, this.#report));
    checkReports(this.#files, schema, this.#report);
    checkLayouts(this.#files, schema, this.#report);
    this.#checkViewPages(schema);
    const lists = {
      listViews: readListViews(this.#files, schema, this.#report),
      compactLayouts: readCompactLayouts(this.#files, schema, this.#report)
    };
    return {
      schema: this.#schema(objects, { ...schema, apps, tabs, ...lists }),
      diagnostics: this.#report.diagnostics
    };
  }

  #checkViewPages(schema: Schema): void {
    for (const file of this.#ofKind('object')) {
      const page = schema.object(file.name)?.viewPage;
      if (page === undefined || schema.flexiPages.has(page)) continue;
      const source = this.#open(file);
      const message = `In field: content - no FlexiPage named ${page} found`;
      this.#report.add(source.file, source.root, 'unknown-page', message);
    }
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

  #translations(labels: Schema['labels']): Pick<Schema, 'labelTranslations' | 'tabTranslations'> {
    const labelTranslations = new Map<string, Texts>();
    const tabTranslations = new Map<string, Texts>();
    const lowerCased = (names: Iterable<string>): ReadonlySet<string> =>
      new Set([...names].map((name) => name.toLowerCase()));
    const [knownLabels, knownTabs] = [lowerCased(labels.keys()), lowerCased(this.#names.tabs)];
    for (const file of this.#ofKind('translation')) {
      const textsIn = (byLanguage: Map<string, Texts>): Texts => {
        const texts = byLanguage.get(file.name) ?? new Map<string, string>();
        byLanguage.set(file.name, texts);
        return texts;
      };
      readTranslations(
        this.#open(file),
        file.name,
        [
          {
            element: 'customLabels',
            type: 'CustomLabel',
            known: knownLabels,
            maximum: LABEL_LENGTH,
            texts: textsIn(labelTranslations)
          },
          {
            element: 'customTabs',
            type: 'CustomTab',
            known: knownTabs,
            maximum: TAB_LENGTH,
            texts: textsIn(tabTranslations)
          }
        ],
        this.#report
      );
    }
    return { labelTranslations, tabTranslations };
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
    return openFile(file);
  }

  #schema(objects: ReadonlyMap<string, ObjectSchema>, parts: Partial<Schema> = {}): Schema {
    return new SchemaIndex({
      namespace: this.#features.namespace,
      objects,
      customMetadata: parts.customMetadata ?? ([] as readonly CustomMetadataRecord[]),
      labels: parts.labels ?? new Map(),
      labelTranslations: parts.labelTranslations ?? new Map(),
      tabTranslations: parts.tabTranslations ?? new Map(),
      permissionSets: parts.permissionSets ?? new Map(),
      flexiPages: parts.flexiPages ?? new Map(),
      apps: parts.apps ?? new Map(),
      listViews: parts.listViews ?? [],
      compactLayouts: parts.compactLayouts ?? [],
      tabs: parts.tabs ?? new Map(),
      setup: parts.setup ?? NO_SETUP
    });
  }
}

/** API version a class is compiled with, from its `-meta.xml`. */
export function classApiVersion(metaFile: string): number {
  return Number(childText(readXml(metaFile, metaFile), 'apiVersion') ?? Number.NaN);
}
