import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DataOrg, OTHER_USER } from '../support/data-org.ts';
import { assumed, documented } from '../support/evidence.ts';

describe('lead conversion', () => {
  const CONVERT =
    'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_dml_convert.htm';
  const conversion = {
    status: 'Closed - Converted',
    accountId: null,
    contactId: null,
    opportunityId: null,
    opportunityName: null,
    ownerId: null,
    doNotCreateOpportunity: false
  } as const;
  const lead = (org: DataOrg): ReturnType<DataOrg['row']> =>
    org.inserted(
      org.row('Lead', { LastName: 'Wijaya', Company: 'Toko', Phone: '0812', OwnerId: OTHER_USER })
    );

  test(
    assumed(
      'wording as in public reports',
      'a status that is not converted, a lead that is, an update of one'
    ),
    () => {
      const org = new DataOrg();
      const row = lead(org);
      const convert = (status: string): string | undefined =>
        org.dml('update', [org.row('Lead', { Id: row.id })], {
          leadConversions: [{ ...conversion, status }]
        })[0]?.errors[0]?.message;
      assert.equal(
        convert('Open - Not Contacted'),
        'invalid convertedStatus: Open - Not Contacted'
      );
      assert.equal(org.count('Account'), 0);
      assert.equal(convert('Closed - Converted'), undefined);
      assert.equal(convert('Closed - Converted'), 'cannot reference converted lead');
      row.write('phone', '0813');
      assert.equal(
        org.dml('update', [row])[0]?.errors[0]?.statusCode,
        'CANNOT_UPDATE_CONVERTED_LEAD'
      );
    }
  );

  test(documented(CONVERT, 'makes account, contact and opportunity, and links the lead'), () => {
    const org = new DataOrg();
    const row = lead(org);
    const statements = org.tx.limits.used('dmlStatements');
    org.dml('update', [org.row('Lead', { Id: row.id })], { leadConversions: [conversion] });
    assert.equal(org.tx.limits.used('dmlStatements'), statements + 1);
    const stored = org.store.findById('Lead', row.id!)!;
    assert.equal(stored['IsConverted'], 1);
    assert.equal(stored['Status'], 'Closed - Converted');
    const contact = org.store.findById('Contact', String(stored['ConvertedContactId']))!;
    assert.deepEqual(
      [contact['LastName'], contact['Phone'], contact['OwnerId'], contact['AccountId']],
      ['Wijaya', '0812', OTHER_USER, stored['ConvertedAccountId']]
    );
    const opportunity = org.store.findById(
      'Opportunity',
      String(stored['ConvertedOpportunityId'])
    )!;
    assert.deepEqual([opportunity['Name'], opportunity['CloseDate']], ['Toko', '2026-12-31']);
    assert.equal(org.count('OpportunityContactRole'), 1);
  });

  test('a refused contact takes everything back', () => {
    const org = new DataOrg();
    const row = lead(org);
    org.on('Contact', 'before insert', ({ newRows }) =>
      newRows?.[0]?.addError('No contacts today.')
    );
    const [result] = org.dml('update', [org.row('Lead', { Id: row.id })], {
      leadConversions: [conversion]
    });
    assert.equal(result?.errors[0]?.message, 'No contacts today.');
    const other = lead(org);
    const rows = [org.row('Lead', { Id: row.id }), org.row('Lead', { Id: other.id })];
    const conversions = {
      allOrNone: false,
      leadConversions: [conversion, { ...conversion, contactId: null, status: 'x' }]
    };
    assert.deepEqual(
      org.dml('update', rows, conversions).map((each) => each.success),
      [false, false]
    );
    assert.equal(org.count('Account'), 0);
    assert.equal(org.stored(row, 'IsConverted'), 0);
  });
});
