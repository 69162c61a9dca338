import { UnsupportedError } from '../../diagnostics/errors.ts';
import type {
  IpPolicy,
  OAuthClientSchema,
  PreAuthorized,
  RefreshTokenPolicy
} from '../oauth-schema.ts';
import { checkShape } from './check-shape.ts';
import { scopesOf } from './oauth-scopes.ts';
import { addresses } from './read-connected-app.ts';
import type { OpenFile } from './read-setup.ts';
import type { MetadataReport } from './report.ts';
import { childFlag, childNumber, childOf, childText, type XmlElement } from './xml.ts';

/** The files of external client apps, by kind. */
export interface ExternalClientAppFiles {
  readonly headers: readonly OpenFile[];
  readonly global: readonly OpenFile[];
  readonly oauth: readonly OpenFile[];
  readonly policies: readonly OpenFile[];
  readonly oauthPolicies: readonly OpenFile[];
}

const TYPES: Readonly<Record<keyof ExternalClientAppFiles, string>> = {
  headers: 'ExternalClientApplication',
  global: 'ExtlClntAppGlobalOauthSettings',
  oauth: 'ExtlClntAppOauthSettings',
  policies: 'ExtlClntAppConfigurablePolicies',
  oauthPolicies: 'ExtlClntAppOauthConfigurablePolicies'
};

const IP_POLICIES: Readonly<Record<string, IpPolicy>> = {
  Enforce: 'enforced',
  Enforce_RelaxRefresh: 'relaxedForRefresh',
  Bypass: 'relaxed',
  Bypass_2factor: 'relaxedWithSecondFactor'
};

/**
 * External client apps, each from its header, its OAuth settings and its policies. An app without OAuth settings is none for us.
 * @throws UnsupportedError for scopes and trusted ranges that the local org has nothing for
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_externalclientapplication.htm
 */
export function readExternalClientApps(
  files: ExternalClientAppFiles,
  report: MetadataReport
): readonly OAuthClientSchema[] {
  const names = new Set(files.headers.map(({ name }) => name));
  for (const kind of Object.keys(TYPES) as (keyof ExternalClientAppFiles)[]) {
    for (const source of files[kind]) {
      checkShape(source, TYPES[kind], report);
      if (kind !== 'headers') requireHeader(source, names, report);
    }
  }
  return files.headers.flatMap((header) => readApp(header, files, report) ?? []);
}

function requireHeader(
  { root, file }: OpenFile,
  names: ReadonlySet<string>,
  report: MetadataReport
): void {
  const element = childOf(root, 'externalClientApplication');
  const name = element?.text.trim() ?? '';
  if (element === undefined || names.has(name)) return;
  const message = `In field: externalClientApplication - no ExternalClientApplication named ${name} found`;
  report.add(file, element, 'unknown-name', message);
}

function readApp(
  { root: header, name }: OpenFile,
  files: ExternalClientAppFiles,
  report: MetadataReport
): OAuthClientSchema | null {
  const partOf = (parts: readonly OpenFile[]): OpenFile | undefined =>
    parts.find(({ root }) => childText(root, 'externalClientApplication') === name);
  const global = partOf(files.global);
  const oauth = partOf(files.oauth);
  if (global !== undefined && oauth === undefined) {
    const message = `The external client app ${name} doesn't have a valid OAuth settings configuration`;
    report.add(global.file, global.root, 'missing-part', message);
  }
  if (global === undefined || oauth === undefined) return null;
  if (childOf(oauth.root, 'trustedIpRanges') !== undefined)
    throw new UnsupportedError('trustedIpRanges of an external client app', oauth.file);
  const general = partOf(files.policies)?.root;
  return {
    kind: 'ExternalClientApplication',
    name,
    label: childText(header, 'label') ?? name,
    scopes: scopesOf(list(childText(oauth.root, 'commaSeparatedOauthScopes')), oauth.file),
    ...globalSettings(global.root),
    isEnabled: general === undefined || childFlag(general, 'isEnabled'),
    ...policies(partOf(files.oauthPolicies)?.root ?? null, global.root)
  };
}

/** PKCE is asked of every external client app, whatever the file says (seen on an org of version 67.0). */
function globalSettings(root: XmlElement) {
  return {
    consumerKey: childText(root, 'consumerKey'),
    consumerSecret: childText(root, 'consumerSecret'),
    certificate: childText(root, 'certificate'),
    callbackUrls: addresses(childText(root, 'callbackUrl')),
    isPkceRequired: true,
    needsSecret: !childFlag(root, 'isConsumerSecretOptional'),
    needsSecretToRefresh: childFlag(root, 'isSecretRequiredForRefreshToken', true),
    isRotating: childFlag(root, 'isRefreshTokenRotationEnabled')
  };
}

type Policies = Pick<
  OAuthClientSchema,
  'hasClientCredentialsFlow' | 'runAs' | 'approved' | 'ip' | 'refresh' | 'sessionMinutes'
>;

/** Both the settings and the policies have a switch for the client credentials flow; without a policy the org makes one. */
function policies(root: XmlElement | null, global: XmlElement): Policies {
  if (root === null) {
    return {
      hasClientCredentialsFlow: false,
      runAs: null,
      approved: null,
      ip: 'enforced',
      refresh: { kind: 'lifetime', milliseconds: 365 * UNITS['Days']! },
      sessionMinutes: null
    };
  }
  return {
    hasClientCredentialsFlow:
      childFlag(global, 'isClientCredentialsFlowEnabled') &&
      childFlag(root, 'isClientCredentialsFlowEnabled'),
    runAs: childText(root, 'clientCredentialsFlowUser'),
    approved: approvedOf(root),
    ip: IP_POLICIES[childText(root, 'ipRelaxationPolicyType') ?? 'Enforce'] ?? 'enforced',
    refresh: refreshPolicy(root),
    sessionMinutes: childNumber(root, 'sessionTimeoutInMinutes')
  };
}

function approvedOf(root: XmlElement): PreAuthorized | null {
  if (childText(root, 'permittedUsersPolicyType') !== 'AdminApprovedPreAuthorized') return null;
  return {
    permissionSets: new Set(list(childText(root, 'commaSeparatedPermissionSet'))),
    profiles: new Set(list(childText(root, 'commaSeparatedProfile')))
  };
}

const UNITS: Readonly<Record<string, number>> = {
  Hours: 3_600_000,
  Days: 86_400_000,
  Months: 30 * 86_400_000
};

function refreshPolicy(root: XmlElement): RefreshTokenPolicy {
  const count = childNumber(root, 'refreshTokenValidityPeriod') ?? 365;
  const unit = childText(root, 'refreshTokenValidityUnit') ?? 'Days';
  const milliseconds = count * (UNITS[unit] ?? 0);
  switch (childText(root, 'refreshTokenPolicyType')) {
    case 'Infinite':
      return { kind: 'infinite' };
    case 'Zero':
      return { kind: 'zero' };
    case 'SpecificInactivity':
      return { kind: 'inactivity', milliseconds };
    default:
      return { kind: 'lifetime', milliseconds };
  }
}

function list(text: string | null): readonly string[] {
  return (text ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
