import { X509Certificate, type KeyObject } from 'node:crypto';
import type { OAuthClientSchema } from '../../metadata/oauth-schema.ts';
import type { ClientKey } from './client-keys.ts';

/** A client of the OAuth flows. */
export interface RegisteredClient {
  readonly id: string;
  /** null for a client that has none to keep. */
  readonly secret: string | null;
  /** Addresses that a code may be sent to; null: any port of the loopback, as for native apps. */
  readonly callbackUrls: readonly string[] | null;
  /** Key that signs assertions; null without a certificate. */
  readonly publicKey: KeyObject | null;
  readonly settings: OAuthClientSchema;
}

/** The client of Salesforce CLI, in every org. */
export const CLI_CLIENT: RegisteredClient = {
  id: 'PlatformCLI',
  secret: null,
  callbackUrls: null,
  publicKey: null,
  settings: {
    kind: 'ConnectedApp',
    name: 'PlatformCLI',
    label: 'Salesforce CLI',
    consumerKey: 'PlatformCLI',
    consumerSecret: null,
    certificate: null,
    callbackUrls: [],
    scopes: new Set(['refresh_token', 'api', 'web']),
    isEnabled: true,
    isPkceRequired: false,
    needsSecret: false,
    needsSecretToRefresh: false,
    isRotating: false,
    hasClientCredentialsFlow: false,
    runAs: null,
    approved: null,
    ip: 'enforced',
    refresh: { kind: 'infinite' },
    sessionMinutes: null
  }
};

/** A deployed app as a client. @param key its own, or the one that the org made */
export function registeredClient(settings: OAuthClientSchema, key: ClientKey): RegisteredClient {
  const { certificate, callbackUrls } = settings;
  return {
    ...key,
    callbackUrls,
    publicKey: certificate === null ? null : new X509Certificate(derOf(certificate)).publicKey,
    settings
  };
}

/** Metadata holds the certificate's Base64 with or without its frame; tools change the line ends. */
function derOf(certificate: string): Buffer {
  return Buffer.from(certificate.replaceAll(/-----[A-Z ]+-----/g, ''), 'base64');
}
