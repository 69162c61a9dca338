import type { LibraryType } from '../library.ts';
import type { AccessMode } from '../transaction.ts';

/** A `System.AccessLevel`: whether a database call checks the running user's rights. */
export class AccessLevelValue {
  readonly typeName = 'System.AccessLevel';
  readonly mode: AccessMode;

  constructor(mode: AccessMode) {
    this.mode = mode;
  }

  toText(): string {
    return this.mode === 'user' ? 'USER_MODE' : 'SYSTEM_MODE';
  }
}

export const USER_MODE = new AccessLevelValue('user');
export const SYSTEM_MODE = new AccessLevelValue('system');

/** `System.AccessLevel`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_AccessLevel.htm */
export const ACCESS_LEVEL_TYPE: LibraryType = {
  name: 'System.AccessLevel',
  staticFields: {
    USER_MODE: { get: () => USER_MODE },
    SYSTEM_MODE: { get: () => SYSTEM_MODE }
  }
};
