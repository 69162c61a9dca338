import { effectivePermissions } from '../metadata/permissions.ts';
import type { Schema } from '../metadata/schema.ts';
import type { GuestContext, RunningUser, UserPerson } from '../runtime/transaction.ts';
import type { Store } from '../store/store.ts';

/** The org's users with their effective rights as they are now. */
export class UserDirectory {
  readonly #store: Store;
  readonly #schema: Schema;

  constructor(store: Store, schema: Schema) {
    this.#store = store;
    this.#schema = schema;
  }

  /** An active user by 18-character id, or null. */
  byId(id: string): RunningUser | null {
    return this.#read('"User"."Id" = ?', id);
  }

  byUsername(username: string): RunningUser | null {
    return this.#read('"User"."Username" = ?', username);
  }

  /** Ids of all active users that can log in, in the order created. */
  activeIds(): readonly string[] {
    return this.#store
      .all(
        `SELECT "Id" FROM "User" WHERE "IsActive" = 1 AND "IsDeleted" = 0 AND coalesce("UserType", '') <> 'Guest' ORDER BY "Id"`
      )
      .map((row) => String(row['Id']));
  }

  #read(condition: string, parameter: string): RunningUser | null {
    const row = this.#store.get(
      `SELECT "User".*, "Profile"."Name" AS "ProfileName" FROM "User" LEFT JOIN "Profile" ON "Profile"."Id" = "User"."ProfileId"
       WHERE ${condition} AND "User"."IsActive" = 1 AND "User"."IsDeleted" = 0`,
      [parameter]
    );
    if (row === undefined) return null;
    const id = String(row['Id']);
    const profileName = String(row['ProfileName']);
    const guest = this.#guestContext(id);
    const rightsOf = guest === null ? profileName : 'Guest';
    return {
      id,
      username: String(row['Username']),
      name: String(row['Name'] ?? row['LastName']),
      person: personOf(row),
      profileName,
      timeZone: String(row['TimeZoneSidKey']),
      locale: String(row['LocaleSidKey']),
      language: String(row['LanguageLocaleKey']),
      permissions: effectivePermissions(this.#schema, rightsOf, this.permissionSetsOf(id)),
      ...(guest === null ? {} : { guest }),
      queueIds: this.#queuesOf(id)
    };
  }

  #queuesOf(userId: string): readonly string[] {
    return this.#store
      .all(
        `SELECT "GroupMember"."GroupId" AS "Id" FROM "GroupMember" JOIN "Group" ON "Group"."Id" = "GroupMember"."GroupId"
         WHERE "GroupMember"."UserOrGroupId" = ? AND "GroupMember"."IsDeleted" = 0 AND "Group"."Type" = 'Queue'`,
        [userId]
      )
      .map((row) => String(row['Id']));
  }

  /** Of the site whose guest this user is; null for everybody else. */
  #guestContext(userId: string): GuestContext | null {
    const site = this.#store.get(
      'SELECT "GuestRecordDefaultOwnerId" AS "OwnerId" FROM "Site" WHERE "GuestUserId" = ?',
      [userId]
    );
    return site === undefined ? null : { defaultOwnerId: String(site['OwnerId']) };
  }

  /** The guest user of a deployed site. */
  guestOf(siteName: string): RunningUser | null {
    const site = this.#store.get('SELECT "GuestUserId" FROM "Site" WHERE "Name" = ?', [siteName]);
    return site === undefined ? null : this.byId(String(site['GuestUserId']));
  }

  /** Names of the permission sets assigned to a user. */
  permissionSetsOf(userId: string): readonly string[] {
    return this.#store
      .all(
        `SELECT "PermissionSet"."Name" AS "Name" FROM "PermissionSetAssignment"
         JOIN "PermissionSet" ON "PermissionSet"."Id" = "PermissionSetAssignment"."PermissionSetId"
         WHERE "PermissionSetAssignment"."AssigneeId" = ? AND "PermissionSetAssignment"."IsDeleted" = 0`,
        [userId]
      )
      .map((row) => String(row['Name']));
  }
}

function personOf(row: Readonly<Record<string, unknown>>): UserPerson {
  const text = (column: string): string | null => {
    const value = row[column];
    return typeof value === 'string' ? value : null;
  };
  return {
    firstName: text('FirstName'),
    lastName: String(row['LastName']),
    email: text('Email'),
    profileId: text('ProfileId'),
    roleId: text('UserRoleId')
  };
}
