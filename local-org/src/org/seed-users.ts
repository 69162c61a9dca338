/** One user of a fresh local org. */
export interface SeedUser {
  /** What the log-in page and the documentation call them. */
  readonly key:
    'admin' | 'rep' | 'agent' | 'integration' | 'outsider' | 'noapi' | 'supervisor' | 'planner';
  readonly firstName: string | null;
  readonly lastName: string;
  readonly alias: string;
  readonly profileName: string;
  readonly permissionSets: readonly string[];
  readonly locale: string;
}

/** Profiles of a fresh local org. @remarks Names: https://help.salesforce.com/s/articleView?id=platform.standard_profiles.htm */
export const SEED_PROFILES = [
  'System Administrator',
  'Standard User',
  'Minimum Access - Salesforce',
  'Minimum Access - API Only Integrations'
] as const;

/**
 * Who works in the local org: an administrator, a sales rep and a service agent who read conversations, the user Bird signs
 * in as, somebody without any right of the package, somebody who may not use the API, a supervisor, and somebody who plans the work
 * and may see when people wrote but not what.
 */
export const SEED_USERS: readonly SeedUser[] = [
  {
    key: 'admin',
    firstName: 'Ayu',
    lastName: 'Prasetyo',
    alias: 'admin',
    profileName: 'System Administrator',
    permissionSets: ['BirdAgent', 'BirdAdmin'],
    locale: 'en_GB'
  },
  {
    key: 'rep',
    firstName: 'Dewi',
    lastName: 'Lestari',
    alias: 'rep',
    profileName: 'Standard User',
    permissionSets: ['BirdAgent'],
    locale: 'en_GB'
  },
  {
    key: 'agent',
    firstName: 'Rizky',
    lastName: 'Pratama',
    alias: 'agent',
    profileName: 'Standard User',
    permissionSets: ['BirdAgent'],
    locale: 'en_GB'
  },
  {
    key: 'integration',
    firstName: 'Bird',
    lastName: 'Integration',
    alias: 'birdint',
    profileName: 'Minimum Access - API Only Integrations',
    permissionSets: ['BirdIntegration'],
    locale: 'en_GB'
  },
  {
    key: 'outsider',
    firstName: 'Budi',
    lastName: 'Santoso',
    alias: 'outside',
    profileName: 'Standard User',
    permissionSets: [],
    locale: 'en_GB'
  },
  {
    key: 'noapi',
    firstName: 'Sari',
    lastName: 'Utami',
    alias: 'noapi',
    profileName: 'Minimum Access - Salesforce',
    permissionSets: ['BirdAgent'],
    locale: 'en_GB'
  },
  {
    key: 'supervisor',
    firstName: 'Wulan',
    lastName: 'Kartika',
    alias: 'super',
    profileName: 'Standard User',
    permissionSets: ['BirdAgent', 'BirdSupervisor'],
    locale: 'en_GB'
  },
  {
    key: 'planner',
    firstName: 'Tono',
    lastName: 'Hidayat',
    alias: 'planner',
    profileName: 'Standard User',
    permissionSets: ['ConversationsWithoutTexts'],
    locale: 'en_GB'
  }
];

/** Permission sets that the guest user of a site gets, where they are deployed. */
export const SITE_PERMISSION_SETS = ['BirdWebhookGuest'] as const;

export const SEED_TIME_ZONE = 'Asia/Jakarta';
export const SEED_LANGUAGE = 'en_US';
export const SEED_ORGANIZATION = 'Local Org';

/** Username of a seeded user: unique, and plainly not of a real org. */
export function seedUsername(user: SeedUser): string {
  return `${user.key}@local.example`;
}
