import type { LibraryType } from '../library.ts';
import type { Transaction } from '../transaction.ts';
import { ApexTimeZone } from './time-zone.ts';

/** `System.UserInfo`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_userinfo.htm */
export const USER_INFO_TYPE: LibraryType = {
  name: 'System.UserInfo',
  statics: {
    getLanguage: (tx: Transaction) => tx.user.language,
    getLocale: (tx: Transaction) => tx.user.locale,
    getName: (tx: Transaction) => tx.user.name,
    getOrganizationId: (tx: Transaction) => tx.organizationId,
    getTimeZone: (tx: Transaction) => new ApexTimeZone(tx.user.timeZone),
    getUserId: (tx: Transaction) => tx.user.id,
    getUserName: (tx: Transaction) => tx.user.username,
    getUserType: (tx: Transaction) => (tx.user.guest === undefined ? 'Standard' : 'Guest'),
    isMultiCurrencyOrganization: () => false
  }
};
