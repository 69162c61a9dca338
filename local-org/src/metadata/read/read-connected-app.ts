import { UnsupportedError } from '../../diagnostics/errors.ts';
import type {
  IpPolicy,
  OAuthClientSchema,
  PreAuthorized,
  RefreshTokenPolicy
} from '../oauth-schema.ts';
import { checkShape } from './check-shape.ts';
import { scopesOf } from './oauth-scopes.ts';
import type { OpenFile } from './read-setup.ts';
import type { MetadataReport } from './report.ts';
import { childFlag, childNumber, childOf, childrenOf, childText, type XmlElement } from './xml.ts';

/** Parts that would change who comes in, and are not modelled. */
const NOT_MODELLED = ['canvasConfig', 'ipRanges', 'mobileAppConfig', 'plugin', 'samlConfig'];

const IP_POLICIES: Readonly<Record<string, IpPolicy>> = {
  ENFORCE: 'enforced',
  ENFORCE_RELAXREFRESH: 'relaxedForRefresh',
  BYPASS: 'relaxed',
  BYPASS_2FACTOR: 'relaxedWithSecondFactor'
};

/**
 * A `*.connectedApp-meta.xml`; null for an app without OAuth.
 * @throws UnsupportedError for canvas, mobile and SAML apps, plug-ins and scopes that the local org has nothing for
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_connectedapp.htm. New connected apps can be
 * created only where Salesforce Support has switched that on: https://help.salesforce.com/s/articleView?id=005228017. The local org is such an org.
 */
export function readConnectedApp(
  source: OpenFile,
  report: MetadataReport
): OAuthClientSchema | null {
  checkShape(source, 'ConnectedApp', report);
  const { root, name, file } = source;
  const foreign = NOT_MODELLED.find((element) => childOf(root, element) !== undefined);
  if (foreign !== undefined) throw new UnsupportedError(`${foreign} of a connected app`, file);
  const oauth = childOf(root, 'oauthConfig');
  if (oauth === undefined) return null;
  const policy = childOf(root, 'oauthPolicy');
  const session = childOf(root, 'sessionPolicy');
  return {
    kind: 'ConnectedApp',
    name,
    label: childText(root, 'label') ?? name,
    consumerKey: childText(oauth, 'consumerKey'),
    consumerSecret: childText(oauth, 'consumerSecret'),
    certificate: childText(oauth, 'certificate'),
    callbackUrls: addresses(childText(oauth, 'callbackUrl')),
    scopes: scopesOf(texts(oauth, 'scopes'), file),
    isEnabled: true,
    isPkceRequired: childFlag(oauth, 'isPkceRequired'),
    needsSecret: !childFlag(oauth, 'isConsumerSecretOptional'),
    needsSecretToRefresh: childFlag(oauth, 'isSecretRequiredForRefreshToken', true),
    isRotating: childFlag(oauth, 'isRefreshTokenRotationEnabled'),
    hasClientCredentialsFlow: childFlag(oauth, 'isClientCredentialEnabled'),
    runAs: childText(oauth, 'oauthClientCredentialUser'),
    approved: approvedOf(root, oauth),
    ip: IP_POLICIES[childText(policy ?? root, 'ipRelaxation') ?? 'ENFORCE'] ?? 'enforced',
    refresh: refreshPolicy(source, policy, report),
    sessionMinutes: session === undefined ? null : childNumber(session, 'sessionTimeout')
  };
}

/** One address a line, or between blanks. */
export function addresses(text: string | null): readonly string[] {
  return (text ?? '').split(/\s+/).filter((address) => address !== '');
}

function texts(parent: XmlElement, name: string): readonly string[] {
  return childrenOf(parent, name).map((element) => element.text.trim());
}

function approvedOf(root: XmlElement, oauth: XmlElement): PreAuthorized | null {
  if (!childFlag(oauth, 'isAdminApproved')) return null;
  return {
    permissionSets: new Set(texts(root, 'permissionSetName')),
    profiles: new Set(texts(root, 'profileName'))
  };
}

const UNITS: Readonly<Record<string, number>> = {
  HOURS: 3_600_000,
  DAYS: 86_400_000,
  MONTHS: 30 * 86_400_000
};

/** `infinite`, `zero`, `specific_lifetime:24:HOURS`, `specific_inactivity:30:DAYS`. */
function refreshPolicy(
  { file }: OpenFile,
  policy: XmlElement | undefined,
  report: MetadataReport
): RefreshTokenPolicy {
  const element = policy === undefined ? undefined : childOf(policy, 'refreshTokenPolicy');
  const text = element?.text.trim() ?? 'infinite';
  if (text === 'infinite' || text === 'zero') return { kind: text };
  const [, kind, count, unit] =
    /^specific_(lifetime|inactivity):(\d+):(HOURS|DAYS|MONTHS)$/.exec(text) ?? [];
  if (kind !== 'lifetime' && kind !== 'inactivity') {
    const message = `'${text}' is not a valid refresh token policy`;
    report.add(file, element ?? { line: 1, column: 1 }, 'wrong-value', message);
    return { kind: 'zero' };
  }
  return { kind, milliseconds: Number(count) * UNITS[unit ?? '']! };
}
