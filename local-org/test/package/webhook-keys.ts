import { SObjectValue } from '../../src/runtime/values/sobject.ts';
import type { PackageServer } from './package-server.ts';

/** Keeps signing keys as the set-up page does: one row a source, written in system mode. */
export function keepKeys(server: PackageServer, keys: Readonly<Record<string, string>>): void {
  const { org } = server;
  const admin = org.users.byId(server.userId('admin'))!;
  org.run(admin, ({ tx }) => {
    const rows = Object.entries(keys).map(([source, key]) => {
      const row = SObjectValue.create(org.schema, 'BirdSecret__c');
      row.put('Source__c', source);
      row.put('CurrentKey__c', key);
      return row;
    });
    const results = tx.dml({
      operation: 'insert',
      rows,
      access: 'system',
      allOrNone: true,
      externalIdField: null
    });
    const refused = results.find(({ success }) => !success);
    if (refused !== undefined) throw new Error(JSON.stringify(refused.errors));
  });
}
