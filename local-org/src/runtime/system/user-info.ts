import { hasCurrencies } from '../../metadata/features/currencies.ts';
import type { LibraryType } from '../library.ts';
import type { Transaction } from '../transaction.ts';
import { ApexTimeZone } from './time-zone.ts';

/** `System.UserInfo`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_userinfo.htm */
export const USER_INFO_TYPE: LibraryType = {
  name: 'System.UserInfo',
  statics: {
    getFirstName: (tx: Transaction) => tx.user.person?.firstName ?? null,
    getLastName: (tx: Transaction) => tx.user.person?.lastName ?? tx.user.name,
    getProfileId: (tx: Transaction) => tx.user.person?.profileId ?? null,
    getUserEmail: (tx: Transaction) => tx.user.person?.email ?? null,
    getUserRoleId: (tx: Transaction) => tx.user.person?.roleId ?? null,
    getLanguage: (tx: Transaction) => tx.user.language,
    getLocale: (tx: Transaction) => tx.user.locale,
    getName: (tx: Transaction) => tx.user.name,
    getOrganizationId: (tx: Transaction) => tx.organizationId,
    getTimeZone: (tx: Transaction) => new ApexTimeZone(tx.user.timeZone),
    getUserId: (tx: Transaction) => tx.user.id,
    getUserName: (tx: Transaction) => tx.user.username,
    getUserType: (tx: Transaction) => (tx.user.guest === undefined ? 'Standard' : 'Guest'),
    isMultiCurrencyOrganization: (tx: Transaction) => hasCurrencies(tx.schema)
  }
};
