import { hasPersonAccounts } from '../metadata/features/person-accounts.ts';
import type { Schema } from '../metadata/schema.ts';
import type { Store } from '../store/store.ts';
import { SeedRows } from './seed-rows.ts';
import { seedSetup } from './seed-setup.ts';
import { seedSites } from './seed-sites.ts';
import {
  SEED_LANGUAGE,
  SEED_ORGANIZATION,
  SEED_PROFILES,
  SEED_TIME_ZONE,
  SEED_USERS,
  seedUsername,
  type SeedUser
} from './seed-users.ts';

/**
 * Fills a fresh org with its organisation, profiles and users, and any org with what the deployed metadata makes: permission sets,
 * static resources, queues, sites and the like.
 * @throws Diagnostic when the metadata names a user that does not exist, or gives a guest more than a guest may have
 */
export function seedOrg(store: Store, schema: Schema, now: number): void {
  store.begin();
  try {
    seedRows(store, schema, now);
    store.commit();
  } catch (error) {
    store.rollback();
    throw error;
  }
}

/** Like {@link seedOrg}, inside an open transaction. */
export function seedRows(store: Store, schema: Schema, now: number): void {
  const adminId = findAdmin(store) ?? store.nextId('User');
  const rows = new SeedRows(store, schema, now, adminId);
  seedOrganization(rows, schema.namespace);
  seedPermissionSets(rows, schema);
  if (hasPersonAccounts(schema)) seedPersonType(rows);
  for (const user of SEED_USERS) seedUser(rows, user, adminId);
  seedSetup(rows, schema.setup);
  seedSites(rows, schema);
}

function findAdmin(store: Store): string | undefined {
  const username = seedUsername(SEED_USERS[0]!);
  const row = store.get('SELECT "Id" FROM "User" WHERE "Username" = ?', [username]);
  return row === undefined ? undefined : String(row['Id']);
}

function seedOrganization(rows: SeedRows, namespace: string | null): void {
  rows.ensure(
    'Organization',
    { Name: SEED_ORGANIZATION },
    {
      IsSandbox: 0,
      NamespacePrefix: namespace,
      OrganizationType: 'Enterprise Edition',
      DefaultLocaleSidKey: 'en_GB',
      TimeZoneSidKey: SEED_TIME_ZONE,
      LanguageLocaleKey: SEED_LANGUAGE
    }
  );
  for (const name of SEED_PROFILES)
    rows.ensure('Profile', { Name: name }, { UserType: 'Standard' });
}

/** The one record type that comes with person accounts. */
function seedPersonType(rows: SeedRows): void {
  rows.ensure(
    'RecordType',
    { SobjectType: 'Account', DeveloperName: 'PersonAccount' },
    { Name: 'Person Account', IsActive: 1, IsPersonType: 1 }
  );
}

function seedPermissionSets(rows: SeedRows, schema: Schema): void {
  for (const { name, label } of schema.permissionSets.values())
    rows.ensure(
      'PermissionSet',
      { Name: name },
      { Label: label, IsOwnedByProfile: 0, IsCustom: 1 }
    );
}

function seedUser(rows: SeedRows, user: SeedUser, adminId: string): void {
  const username = seedUsername(user);
  const id = rows.ensure(
    'User',
    { Username: username },
    {
      ...(user.key === 'admin' ? { Id: adminId } : {}),
      FirstName: user.firstName,
      LastName: user.lastName,
      Alias: user.alias,
      Email: username,
      CommunityNickname: user.key,
      IsActive: 1,
      TimeZoneSidKey: SEED_TIME_ZONE,
      LocaleSidKey: user.locale,
      LanguageLocaleKey: SEED_LANGUAGE,
      EmailEncodingKey: 'UTF-8',
      ProfileId: rows.find('Profile', { Name: user.profileName }) ?? null,
      UserType: 'Standard'
    }
  );
  for (const name of user.permissionSets) assignPermissionSet(rows, id, name);
}

/** As an administrator does after a deployment; a set that is not deployed is left out. */
function assignPermissionSet(rows: SeedRows, userId: string, name: string): void {
  const setId = rows.find('PermissionSet', { Name: name });
  if (setId === undefined) return;
  rows.ensure(
    'PermissionSetAssignment',
    { AssigneeId: userId, PermissionSetId: setId },
    { IsActive: 1 }
  );
}
