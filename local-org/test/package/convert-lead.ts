import { SObjectValue } from '../../src/runtime/values/sobject.ts';
import type { PackageServer } from './package-server.ts';

/** Converts a Lead into a new Account and Contact, as an administrator does on its page. */
export function convertLead(server: PackageServer, leadId: string): void {
  const { org } = server;
  const admin = org.users.byId(server.userId('admin'))!;
  org.run(admin, ({ tx }) => {
    const lead = SObjectValue.create(org.schema, 'Lead');
    lead.put('Id', leadId);
    const conversion = {
      status: 'Closed - Converted',
      accountId: null,
      contactId: null,
      opportunityId: null,
      opportunityName: null,
      ownerId: null,
      doNotCreateOpportunity: true
    };
    const [result] = tx.dml({
      operation: 'update',
      rows: [lead],
      access: 'system',
      allOrNone: true,
      externalIdField: null,
      leadConversions: [conversion]
    });
    if (result?.success !== true) throw new Error(JSON.stringify(result?.errors));
  });
}
