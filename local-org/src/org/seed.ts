import type { Schema } from '../metadata/schema.ts';
import type { ColumnValue } from '../store/columns.ts';
import type { Store } from '../store/store.ts';
import {
  SEED_LANGUAGE,
  SEED_ORGANIZATION,
  SEED_PROFILES,
  SEED_TIME_ZONE,
  SEED_USERS,
  seedUsername,
  type SeedUser
} from './seed-users.ts';

type Values = Readonly<Record<string, ColumnValue>>;

/** Fills a fresh org with its organisation, profiles, deployed permission sets and users; an org that has them is left alone. */
export function seedOrg(store: Store, schema: Schema, now: number): void {
  store.begin();
  try {
    new Seeding(store, schema, now).run();
    store.commit();
  } catch (error) {
    store.rollback();
    throw error;
  }
}

class Seeding {
  readonly #store: Store;
  readonly #schema: Schema;
  readonly #now: number;
  #adminId = '';

  constructor(store: Store, schema: Schema, now: number) {
    this.#store = store;
    this.#schema = schema;
    this.#now = Math.floor(now / 1000) * 1000;
  }

  run(): void {
    this.#adminId =
      this.#find('User', 'Username', seedUsername(SEED_USERS[0]!)) ?? this.#store.nextId('User');
    this.#ensure('Organization', 'Name', SEED_ORGANIZATION, {
      IsSandbox: 0,
      OrganizationType: 'Enterprise Edition',
      DefaultLocaleSidKey: 'en_GB',
      TimeZoneSidKey: SEED_TIME_ZONE,
      LanguageLocaleKey: SEED_LANGUAGE
    });
    for (const name of SEED_PROFILES)
      this.#ensure('Profile', 'Name', name, { UserType: 'Standard' });
    for (const set of this.#schema.permissionSets.values()) {
      this.#ensure('PermissionSet', 'Name', set.name, {
        Label: set.label,
        IsOwnedByProfile: 0,
        IsCustom: 1
      });
    }
    for (const user of SEED_USERS) this.#addUser(user);
  }

  #addUser(user: SeedUser): void {
    const username = seedUsername(user);
    const id =
      user.key === 'admin'
        ? this.#adminId
        : (this.#find('User', 'Username', username) ?? this.#store.nextId('User'));
    this.#ensure('User', 'Username', username, {
      Id: id,
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
      ProfileId: this.#find('Profile', 'Name', user.profileName) ?? null,
      UserType: 'Standard'
    });
    for (const set of user.permissionSets) this.#assign(id, set);
  }

  #assign(userId: string, permissionSet: string): void {
    const setId = this.#find('PermissionSet', 'Name', permissionSet);
    if (setId === undefined) return;
    const assigned = this.#store.get(
      'SELECT "Id" FROM "PermissionSetAssignment" WHERE "AssigneeId" = ? AND "PermissionSetId" = ?',
      [userId, setId]
    );
    if (assigned === undefined) {
      this.#insert('PermissionSetAssignment', {
        AssigneeId: userId,
        PermissionSetId: setId,
        IsActive: 1
      });
    }
  }

  #ensure(object: string, key: string, value: string, values: Values): void {
    if (this.#find(object, key, value) === undefined)
      this.#insert(object, { [key]: value, ...values });
  }

  #find(object: string, key: string, value: string): string | undefined {
    const row = this.#store.get(`SELECT "Id" FROM "${object}" WHERE "${key}" = ?`, [value]);
    return row === undefined ? undefined : String(row['Id']);
  }

  /** Columns that the object does not have are left out: audit fields differ between objects. */
  #insert(object: string, values: Values): void {
    const fields = this.#schema.object(object)?.fields;
    const audited: Values = {
      Id: this.#store.nextId(object),
      CreatedById: this.#adminId,
      CreatedDate: this.#now,
      LastModifiedById: this.#adminId,
      LastModifiedDate: this.#now,
      SystemModstamp: this.#now,
      ...values
    };
    const known = Object.entries(audited).filter(
      ([name]) => fields?.has(name.toLowerCase()) ?? false
    );
    this.#store.insert(object, Object.fromEntries(known));
  }
}
