import { UnsupportedError } from '../../diagnostics/errors.ts';
import type { SetupSchema, SiteSchema } from '../setup-schema.ts';
import { checkShape } from './check-shape.ts';
import type { OpenFile } from './read-setup.ts';
import type { MetadataReport } from './report.ts';
import type { MetadataFile } from './source-files.ts';
import { childFlag, childOf, childText, type XmlElement } from './xml.ts';

/** Visualforce pages that an org has once Salesforce Sites is on. */
const STANDARD_PAGES: ReadonlySet<string> = new Set([
  'BandwidthExceeded',
  'Exception',
  'FileNotFound',
  'InMaintenance',
  'SiteTemplate',
  'Unauthorized',
  'UnderConstruction'
]);

const PAGE_ELEMENTS = [
  'authorizationRequiredPage',
  'bandwidthExceededPage',
  'fileNotFoundPage',
  'genericErrorPage',
  'inMaintenancePage',
  'inactiveIndexPage',
  'indexPage'
] as const;

/** Parts of a site that would change who may do what, and are not modelled. */
const NOT_MODELLED = ['customWebAddresses', 'siteRedirectMappings', 'portal'] as const;

/**
 * A `*.site-meta.xml`.
 * @throws UnsupportedError for sites other than those of Visualforce, with redirects, or with addresses of their own
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_sites.htm
 */
export function readSite(source: OpenFile, report: MetadataReport): SiteSchema {
  checkShape(source, 'CustomSite', report);
  const { root, name, file } = source;
  const type = childText(root, 'siteType');
  if (type !== null && type !== 'Visualforce')
    throw new UnsupportedError(`A site of type ${type}`, file);
  const foreign = NOT_MODELLED.find((element) => childOf(root, element) !== undefined);
  if (foreign !== undefined) throw new UnsupportedError(`${foreign} of a site`, file);
  checkPages(source, report);
  const prefix = childText(root, 'urlPathPrefix') ?? '';
  if (prefix !== '' && !/^[A-Za-z][A-Za-z0-9]*$/.test(prefix)) {
    const message =
      'The site path can only contain alphanumeric characters and begin with a letter';
    report.add(file, childOf(root, 'urlPathPrefix')!, 'wrong-value', message);
  }
  return {
    name,
    label: childText(root, 'masterLabel') ?? name,
    active: childFlag(root, 'active'),
    urlPathPrefix: prefix,
    defaultOwner: childText(root, 'siteGuestRecordDefaultOwner'),
    administrator: childText(root, 'siteAdmin')
  };
}

function checkPages({ root, file }: OpenFile, report: MetadataReport): void {
  const pages = PAGE_ELEMENTS.map((name) => childOf(root, name));
  for (const element of pages.filter((page): page is XmlElement => page !== undefined)) {
    const page = element.text.trim();
    if (page === '' || STANDARD_PAGES.has(page)) continue;
    const message = `In field: ${element.name} - no ApexPage named ${page} found`;
    report.add(file, element, 'unknown-name', message);
  }
}

/** Addresses of two sites must differ; letter case does not tell them apart. */
export function checkPrefixes(
  files: readonly MetadataFile[],
  { sites }: SetupSchema,
  report: MetadataReport
): void {
  const taken = new Map<string, string>();
  for (const { name, urlPathPrefix } of sites.values()) {
    const other = taken.get(urlPathPrefix.toLowerCase());
    taken.set(urlPathPrefix.toLowerCase(), name);
    if (other === undefined) continue;
    const file = files.findLast((each) => each.kind === 'site' && each.name === name)!;
    const message = `The site path "${urlPathPrefix}" is that of the site ${other}`;
    report.add(file.file, { line: 1, column: 1 }, 'duplicate-value', message);
  }
}
