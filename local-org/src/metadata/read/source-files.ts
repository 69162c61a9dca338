import { readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { UnsupportedError } from '../../diagnostics/errors.ts';
import { qualifiedElement, qualifiedText } from '../features/namespace.ts';
import type { SourceFile } from './report.ts';
import { readXml } from './xml.ts';

/** Metadata the schema is made of, by the suffix of its files. */
const SUFFIXES = {
  '.object-meta.xml': 'object',
  '.field-meta.xml': 'field',
  '.validationRule-meta.xml': 'validationRule',
  '.indx-meta.xml': 'customIndex',
  '.md-meta.xml': 'customMetadata',
  '.labels-meta.xml': 'labels',
  '.translation-meta.xml': 'translation',
  '.permissionset-meta.xml': 'permissionSet',
  '.flexipage-meta.xml': 'flexiPage',
  '.app-meta.xml': 'application',
  '.tab-meta.xml': 'tab',
  '.cls-meta.xml': 'apexClass',
  '.js-meta.xml': 'lwc',
  '.trigger-meta.xml': 'apexTrigger',
  '.resource-meta.xml': 'staticResource',
  '.notiftype-meta.xml': 'notificationType',
  '.platformEventSubscriberConfig-meta.xml': 'subscriberConfig',
  '.site-meta.xml': 'site',
  '.queue-meta.xml': 'queue',
  '.customPermission-meta.xml': 'customPermission',
  '.layout-meta.xml': 'layout',
  '.listView-meta.xml': 'listView',
  '.compactLayout-meta.xml': 'compactLayout',
  '.reportType-meta.xml': 'reportType',
  '.report-meta.xml': 'report',
  '.reportFolder-meta.xml': 'reportFolder',
  '.cspTrustedSite-meta.xml': 'cspTrustedSite',
  '.connectedApp-meta.xml': 'connectedApp',
  '.eca-meta.xml': 'externalClientApp',
  '.ecaGlblOauth-meta.xml': 'externalClientAppGlobal',
  '.ecaOauth-meta.xml': 'externalClientAppOauth',
  '.ecaPlcy-meta.xml': 'externalClientAppPolicy',
  '.ecaOauthPlcy-meta.xml': 'externalClientAppOauthPolicy',
  '.profile-meta.xml': 'profile'
} as const;

/** Metadata without a part in the schema: drawn or compiled elsewhere, or without effect here. */
const ELSEWHERE: readonly string[] = [
  '.dashboard-meta.xml',
  '.dashboardFolder-meta.xml',
  '.objectTranslation-meta.xml',
  '.fieldTranslation-meta.xml',
  '.asset-meta.xml',
  '.settings-meta.xml'
];

export type MetadataKind = (typeof SUFFIXES)[keyof typeof SUFFIXES];

export interface MetadataFile {
  readonly kind: MetadataKind;
  readonly absolutePath: string;
  /** Path relative to the working directory. */
  readonly file: string;
  /** File name without suffix: `BirdMessage__c`, `BirdSetting.Default`. */
  readonly name: string;
  /** Names of the folders above, nearest first. */
  readonly folders: readonly string[];
  /** Namespace of the org it is deployed into. */
  readonly namespace: string | null;
}

/** The file's root element, with the names as the org has them. @throws Diagnostic when the file is not well-formed */
export function openFile(file: MetadataFile): SourceFile {
  const root = readXml(file.absolutePath, file.file);
  return { file: file.file, root: qualifiedElement(file.namespace, root) };
}

/** All metadata files below the folders, in the folders' order. @throws UnsupportedError for a type the local org has no idea of. */
export function findMetadataFiles(
  folders: readonly string[],
  namespace: string | null = null
): readonly MetadataFile[] {
  return folders.flatMap((folder) =>
    filesBelow(folder)
      .map((path) => describeFile(path, namespace))
      .filter((file) => file !== null)
  );
}

function filesBelow(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1
  );
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) return [path];
    return entry.name === 'node_modules' || entry.name === '__tests__' ? [] : filesBelow(path);
  });
}

function describeFile(absolutePath: string, namespace: string | null): MetadataFile | null {
  const fileName = basename(absolutePath);
  if (!fileName.endsWith('-meta.xml')) return null;
  const file = relative(process.cwd(), absolutePath);
  for (const [suffix, kind] of Object.entries(SUFFIXES)) {
    if (!fileName.endsWith(suffix)) continue;
    const folders = absolutePath
      .split('/')
      .slice(0, -1)
      .reverse()
      .map((folder) => qualifiedText(namespace, folder));
    const name = nameIn(namespace, kind, fileName.slice(0, -suffix.length));
    return { kind, absolutePath, file, name, folders, namespace };
  }
  if (ELSEWHERE.some((suffix) => fileName.endsWith(suffix))) return null;
  throw new UnsupportedError(`The metadata type of ${fileName}`, file);
}

/** Names of custom metadata records begin with their type, names of report types end nowhere: both without a suffix. */
function nameIn(namespace: string | null, kind: MetadataKind, name: string): string {
  const isBare = kind === 'customMetadata' || kind === 'reportType';
  return isBare && namespace !== null ? `${namespace}__${name}` : qualifiedText(namespace, name);
}
