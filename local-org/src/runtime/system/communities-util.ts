import type { LibraryType } from '../library.ts';
import type { Transaction } from '../transaction.ts';

/** `Auth.CommunitiesUtil`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Auth_CommunitiesUtil.htm */
export const COMMUNITIES_UTIL_TYPE: LibraryType = {
  name: 'Auth.CommunitiesUtil',
  statics: {
    isGuestUser: (tx: Transaction) => tx.user.guest !== undefined,
    isInternalUser: (tx: Transaction) => tx.user.guest === undefined
  }
};
