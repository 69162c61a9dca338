import { Diagnostic } from '../diagnostics/errors.ts';
import { beyondGuests } from '../metadata/guest-rights.ts';
import type { Schema } from '../metadata/schema.ts';
import type { SiteSchema } from '../metadata/setup-schema.ts';
import type { SeedRows } from './seed-rows.ts';
import { requireUser } from './seed-setup.ts';
import { SEED_LANGUAGE, SEED_USERS, SITE_PERMISSION_SETS, seedUsername } from './seed-users.ts';

/**
 * Each site with its profile and guest user. The permission sets for guests are assigned as an administrator does it in the set-up.
 * @throws Diagnostic for a permission set that a guest cannot have
 */
export function seedSites(rows: SeedRows, schema: Schema): void {
  for (const site of schema.setup.sites.values()) {
    const administrator = site.administrator ?? seedUsername(SEED_USERS[0]!);
    const owner = site.defaultOwner ?? administrator;
    const guestId = seedGuest(rows, site);
    rows.put(
      'Site',
      { Name: site.name },
      {
        MasterLabel: site.label,
        UrlPathPrefix: site.urlPathPrefix,
        Status: site.active ? 'Active' : 'Inactive',
        SiteType: 'Visualforce',
        GuestUserId: guestId,
        AdminId: requireUser(rows, administrator, `CustomSite ${site.name}`),
        GuestRecordDefaultOwnerId: requireUser(rows, owner, `CustomSite ${site.name}`)
      }
    );
    for (const name of SITE_PERMISSION_SETS) assign(rows, schema, guestId, name);
  }
}

/** @remarks The user is named "<site label> Site Guest User", its profile "<site label> Profile": https://help.salesforce.com/s/articleView?id=sf.sites_guest_user.htm */
function seedGuest(rows: SeedRows, site: SiteSchema): string {
  const profileId = rows.ensure(
    'Profile',
    { Name: `${site.label} Profile` },
    { UserType: 'Guest' }
  );
  return rows.ensure(
    'User',
    { Username: `${site.name.toLowerCase()}@guest.local.example` },
    {
      LastName: `${site.label} Site Guest User`,
      Alias: 'guest',
      Email: 'guest@local.example',
      CommunityNickname: site.name,
      IsActive: 1,
      TimeZoneSidKey: 'GMT',
      LocaleSidKey: 'en_US',
      LanguageLocaleKey: SEED_LANGUAGE,
      EmailEncodingKey: 'UTF-8',
      ProfileId: profileId,
      UserType: 'Guest'
    }
  );
}

function assign(rows: SeedRows, schema: Schema, userId: string, name: string): void {
  const set = schema.permissionSets.get(name);
  const setId = rows.find('PermissionSet', { Name: name });
  if (set === undefined || setId === undefined) return;
  const right = beyondGuests(set, schema);
  if (right !== null) {
    const message = `Can't assign permission set ${name} to the guest user. The user license doesn't allow the permission: ${right}`;
    throw new Diagnostic({
      code: 'guest-permission',
      file: `PermissionSet ${name}`,
      line: 1,
      column: 1,
      message
    });
  }
  rows.ensure(
    'PermissionSetAssignment',
    { AssigneeId: userId, PermissionSetId: setId },
    { IsActive: 1 }
  );
}
