/** Who may use a client without being asked: everybody with one of these; of the profile or permission set by name. */
export interface PreAuthorized {
  readonly permissionSets: ReadonlySet<string>;
  readonly profiles: ReadonlySet<string>;
}

/** How long a refresh token is good; `milliseconds` counts from its issue (`lifetime`) or its last use (`inactivity`). */
export type RefreshTokenPolicy =
  | { readonly kind: 'infinite' | 'zero' }
  | { readonly kind: 'lifetime' | 'inactivity'; readonly milliseconds: number };

/** Whether log-in ranges of the user's profile count for a client; `relaxedForRefresh`: not when a token is refreshed. */
export type IpPolicy = 'enforced' | 'relaxedForRefresh' | 'relaxed' | 'relaxedWithSecondFactor';

/** A connected app or external client app with its OAuth settings and policies. */
export interface OAuthClientSchema {
  readonly kind: 'ConnectedApp' | 'ExternalClientApplication';
  /** API name. */
  readonly name: string;
  readonly label: string;
  /** null: the org makes key and secret. */
  readonly consumerKey: string | null;
  readonly consumerSecret: string | null;
  /** Base64 of the certificate that its assertions are signed with, with or without frame. */
  readonly certificate: string | null;
  readonly callbackUrls: readonly string[];
  /** As the token endpoint names them: `api`, `web`, `refresh_token`. */
  readonly scopes: ReadonlySet<string>;
  readonly isEnabled: boolean;
  readonly isPkceRequired: boolean;
  readonly needsSecret: boolean;
  readonly needsSecretToRefresh: boolean;
  readonly isRotating: boolean;
  readonly hasClientCredentialsFlow: boolean;
  /** Username that the client credentials flow runs as. */
  readonly runAs: string | null;
  /** null: users authorize it themselves. */
  readonly approved: PreAuthorized | null;
  readonly ip: IpPolicy;
  readonly refresh: RefreshTokenPolicy;
  /** Of its access tokens; null: the org's. */
  readonly sessionMinutes: number | null;
}

/** Addresses that users of a profile log in from, both ends included. */
export interface LoginIpRange {
  readonly start: string;
  readonly end: string;
}
