import type { LoginIpRange, OAuthClientSchema } from './oauth-schema.ts';

/** What deployed set-up metadata says beyond objects, rights and pages. */

/** A static resource. */
export interface StaticResourceSchema {
  readonly name: string;
  readonly contentType: string;
  readonly cacheControl: 'Private' | 'Public';
  readonly description: string | null;
  /** Base64, as a Base64 field keeps it. */
  readonly body: string;
  /** Bytes. */
  readonly length: number;
}

/** What `Messaging.CustomNotification` names by id. */
export interface NotificationTypeSchema {
  /** API name: the file's. */
  readonly name: string;
  readonly customNotifTypeName: string;
  readonly label: string;
  readonly desktop: boolean;
  readonly mobile: boolean;
}

/** How one trigger on a platform event is run. */
export interface SubscriberConfigSchema {
  readonly name: string;
  readonly label: string;
  /** Name of the trigger. */
  readonly consumer: string;
  /** Events a run at most; null: the platform's 2000. */
  readonly batchSize: number | null;
  /** Username the trigger runs as; null: the Automated Process user. */
  readonly username: string | null;
}

/** A Salesforce Site with its guest user. */
export interface SiteSchema {
  readonly name: string;
  readonly label: string;
  readonly active: boolean;
  /** First segment of its addresses; empty: none. */
  readonly urlPathPrefix: string;
  /** Username of who owns the rows that guests create; null: the site's administrator. */
  readonly defaultOwner: string | null;
  readonly administrator: string | null;
}

export interface QueueSchema {
  readonly name: string;
  readonly label: string;
  readonly email: string | null;
  readonly sendsEmailToMembers: boolean;
  /** API names of the objects it may own. */
  readonly objects: readonly string[];
  /** Usernames of its members. */
  readonly members: readonly string[];
}

export interface CustomPermissionSchema {
  readonly name: string;
  readonly label: string;
  readonly description: string | null;
}

/** An address that pages may load from. */
export interface CspTrustedSiteSchema {
  readonly name: string;
  /** `https://media.example.com`, `https://*.example.com`. */
  readonly endpointUrl: string;
  readonly isActive: boolean;
  /** Where it counts: `LEX` is Lightning Experience. */
  readonly context: string;
  /** Directives of the Content Security Policy: `img-src`, `media-src` … */
  readonly directives: readonly string[];
}

/** Everything of the set-up, each by API name. */
export interface SetupSchema {
  readonly staticResources: ReadonlyMap<string, StaticResourceSchema>;
  readonly notificationTypes: ReadonlyMap<string, NotificationTypeSchema>;
  readonly subscriberConfigs: ReadonlyMap<string, SubscriberConfigSchema>;
  readonly sites: ReadonlyMap<string, SiteSchema>;
  readonly queues: ReadonlyMap<string, QueueSchema>;
  readonly customPermissions: ReadonlyMap<string, CustomPermissionSchema>;
  readonly cspTrustedSites: ReadonlyMap<string, CspTrustedSiteSchema>;
  /** Connected apps first, then external client apps. */
  readonly oauthClients: readonly OAuthClientSchema[];
  /** By the name of the profile. */
  readonly loginIpRanges: ReadonlyMap<string, readonly LoginIpRange[]>;
}

/** A set-up without anything. */
export const NO_SETUP: SetupSchema = {
  staticResources: new Map(),
  notificationTypes: new Map(),
  subscriberConfigs: new Map(),
  sites: new Map(),
  queues: new Map(),
  customPermissions: new Map(),
  cspTrustedSites: new Map(),
  oauthClients: [],
  loginIpRanges: new Map()
};
