import { effectivePermissions } from '../metadata/permissions.ts';
import type { Schema } from '../metadata/schema.ts';
import type { RunningUser } from '../runtime/transaction.ts';
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

  /** Ids of all active users, in the order created. */
  activeIds(): readonly string[] {
    return this.#store
      .all('SELECT "Id" FROM "User" WHERE "IsActive" = 1 AND "IsDeleted" = 0 ORDER BY "Id"')
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
    return {
      id,
      username: String(row['Username']),
      name: String(row['Name'] ?? row['LastName']),
      profileName,
      timeZone: String(row['TimeZoneSidKey']),
      locale: String(row['LocaleSidKey']),
      language: String(row['LanguageLocaleKey']),
      permissions: effectivePermissions(this.#schema, profileName, this.permissionSetsOf(id))
    };
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
