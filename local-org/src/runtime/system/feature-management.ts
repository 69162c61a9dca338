import type { LibraryType } from '../library.ts';
import type { Transaction } from '../transaction.ts';

/** `System.FeatureManagement`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_FeatureManagement.htm */
export const FEATURE_MANAGEMENT_TYPE: LibraryType = {
  name: 'System.FeatureManagement',
  statics: {
    checkPermission: (tx: Transaction, name: string | null) =>
      name !== null && tx.user.permissions.hasCustomPermission(name)
  }
};
