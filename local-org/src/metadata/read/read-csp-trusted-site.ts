import type { CspTrustedSiteSchema } from '../setup-schema.ts';
import { checkShape } from './check-shape.ts';
import type { OpenFile } from './read-setup.ts';
import type { MetadataReport } from './report.ts';
import { childFlag, childOf, childText } from './xml.ts';

const DIRECTIVES = {
  isApplicableToConnectSrc: 'connect-src',
  isApplicableToFontSrc: 'font-src',
  isApplicableToFrameSrc: 'frame-src',
  isApplicableToImgSrc: 'img-src',
  isApplicableToMediaSrc: 'media-src',
  isApplicableToStyleSrc: 'style-src'
} as const;

const ADDRESS = /^(https|wss):\/\/(\*\.)?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:\d+)?(\/\S*)?$/;

/**
 * A `*.cspTrustedSite-meta.xml`.
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_csptrustedsite.htm
 */
export function readCspTrustedSite(source: OpenFile, report: MetadataReport): CspTrustedSiteSchema {
  checkShape(source, 'CspTrustedSite', report);
  const { root, file, name } = source;
  const endpointUrl = childText(root, 'endpointUrl') ?? '';
  const address = childOf(root, 'endpointUrl');
  if (address !== undefined && !ADDRESS.test(endpointUrl))
    report.add(file, address, 'wrong-value', `Trusted Site URL: invalid URL: ${endpointUrl}`);
  const directives = Object.entries(DIRECTIVES)
    .filter(([element]) => childFlag(root, element))
    .map(([, directive]) => directive);
  if (directives.length === 0) {
    const message = 'You must select at least one CSP directive for the trusted site';
    report.add(file, root, 'missing-property', message);
  }
  return {
    name,
    endpointUrl,
    isActive: childFlag(root, 'isActive'),
    context: childText(root, 'context') ?? 'All',
    directives
  };
}
