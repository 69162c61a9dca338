import { ownerField, viewFields } from '../system-fields.ts';
import {
  INDUSTRIES,
  LEAD_SOURCES,
  READ_ONLY,
  REQUIRED,
  SYSTEM,
  address,
  currency,
  longText,
  lookup,
  number,
  picklist,
  text,
  typed,
  type ObjectFacts
} from './facts.ts';

const TYPES = [
  'Prospect',
  'Customer - Direct',
  'Customer - Channel',
  'Channel Partner / Reseller',
  'Installation Partner',
  'Technology Partner',
  'Other'
] as const;

/** Account, business accounts only. @remarks https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_account.htm */
export const ACCOUNT: ObjectFacts = {
  name: 'Account',
  label: 'Account',
  pluralLabel: 'Accounts',
  keyPrefix: '001',
  nameField: 'Name',
  sharingModel: 'ReadWrite',
  hasRecycleBin: true,
  stored: true,
  fields: [
    lookup('MasterRecordId', 'Master Record ID', ['Account'], null, SYSTEM),
    text('Name', 'Account Name', 255, { ...REQUIRED, indexed: true }),
    picklist('Type', 'Account Type', TYPES),
    lookup('ParentId', 'Parent Account ID', ['Account'], 'ChildAccounts'),
    ...address('Billing'),
    typed('BillingAddress', 'Billing Address', 'Compound', READ_ONLY),
    ...address('Shipping'),
    typed('ShippingAddress', 'Shipping Address', 'Compound', READ_ONLY),
    typed('Phone', 'Account Phone', 'Phone'),
    typed('Fax', 'Account Fax', 'Phone'),
    text('AccountNumber', 'Account Number', 40),
    typed('Website', 'Website', 'Url'),
    text('PhotoUrl', 'Photo URL', 255, SYSTEM),
    text('Sic', 'SIC Code', 20),
    picklist('Industry', 'Industry', INDUSTRIES),
    currency('AnnualRevenue', 'Annual Revenue', { scale: 0 }),
    number('NumberOfEmployees', 'Employees', 8, 0),
    picklist('Ownership', 'Ownership', ['Public', 'Private', 'Subsidiary', 'Other']),
    text('TickerSymbol', 'Ticker Symbol', 20),
    longText('Description', 'Account Description', 32000),
    picklist('Rating', 'Account Rating', ['Hot', 'Warm', 'Cold']),
    text('Site', 'Account Site', 80),
    ownerField(['User']),
    typed('LastActivityDate', 'Last Activity', 'Date', SYSTEM),
    picklist('AccountSource', 'Account Source', LEAD_SOURCES),
    text('SicDesc', 'SIC Description', 80),
    ...viewFields()
  ]
};
