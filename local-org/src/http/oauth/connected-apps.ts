import { X509Certificate, type KeyObject } from 'node:crypto';
import type { DeployedSource } from '../../deploy/deployed-source.ts';
import { childFlag, childOf, childrenOf, childText, parseXml } from '../../metadata/read/xml.ts';

/** A client of the OAuth flows. */
export interface RegisteredClient {
  readonly id: string;
  /** null for a client that has none to keep. */
  readonly secret: string | null;
  readonly label: string;
  /** Addresses that a code may be sent to; null: any port of the loopback, as for native apps. */
  readonly callbackUrls: readonly string[] | null;
  readonly isPkceRequired: boolean;
  /** Key that signs assertions; null without a certificate. */
  readonly publicKey: KeyObject | null;
  /** Only users with one of these may use it; null: every user, once they have approved it. */
  readonly approved: {
    readonly permissionSets: ReadonlySet<string>;
    readonly profiles: ReadonlySet<string>;
  } | null;
}

/** The client of Salesforce CLI, in every org. */
export const CLI_CLIENT: RegisteredClient = {
  id: 'PlatformCLI',
  secret: null,
  label: 'Salesforce CLI',
  callbackUrls: null,
  isPkceRequired: false,
  publicKey: null,
  approved: null
};

/**
 * The connected apps that are deployed with a consumer key.
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_connectedapp.htm
 */
export function connectedApps(source: DeployedSource): readonly RegisteredClient[] {
  return source
    .files()
    .filter((file) => file.startsWith('connectedApps/'))
    .flatMap((file) => readApp(source.read(file)!.toString('utf8'), file) ?? []);
}

function readApp(text: string, file: string): RegisteredClient | null {
  const root = parseXml(text, file);
  const oauth = childOf(root, 'oauthConfig');
  const id = oauth === undefined ? null : childText(oauth, 'consumerKey');
  if (oauth === undefined || id === null) return null;
  const certificate = childText(oauth, 'certificate');
  const texts = (name: string): ReadonlySet<string> =>
    new Set(childrenOf(root, name).map((element) => element.text.trim()));
  return {
    id,
    secret: childText(oauth, 'consumerSecret'),
    label: childText(root, 'label') ?? id,
    callbackUrls: (childText(oauth, 'callbackUrl') ?? '').split(/\s+/),
    isPkceRequired: childFlag(oauth, 'isPkceRequired'),
    publicKey: certificate === null ? null : new X509Certificate(derOf(certificate)).publicKey,
    approved: childFlag(oauth, 'isAdminApproved')
      ? { permissionSets: texts('permissionSetName'), profiles: texts('profileName') }
      : null
  };
}

/** Metadata holds the certificate's Base64 with or without its frame; tools change the line ends. */
function derOf(certificate: string): Buffer {
  return Buffer.from(certificate.replaceAll(/-----[A-Z ]+-----/g, ''), 'base64');
}
