import { UnsupportedError } from '../../diagnostics/errors.ts';
import { hasPersonAccounts, nameOnAccount } from '../../metadata/features/person-accounts.ts';
import type { ObjectSchema } from '../../metadata/schema.ts';
import type { ColumnValue, StoredRow } from '../../store/columns.ts';
import type { Store } from '../../store/store.ts';
import type {
  DmlError,
  DmlRequest,
  DmlRowResult,
  LeadConversion,
  Transaction
} from '../transaction.ts';
import { ApexDate } from '../values/date.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { assigned, fromColumn } from '../values/field-value.ts';
import { SObjectValue } from '../values/sobject.ts';

/** Runs a part of the conversion as a statement of its own: triggers, rules, no limits. */
export type RunPart = (request: DmlRequest) => readonly DmlRowResult[];

/** Target field and lead field. @remarks https://help.salesforce.com/s/articleView?id=sales.lead_conversion_mapping.htm */
const ACCOUNT_FIELDS = {
  Name: 'Company',
  Phone: 'Phone',
  Fax: 'Fax',
  Website: 'Website',
  Industry: 'Industry',
  AnnualRevenue: 'AnnualRevenue',
  NumberOfEmployees: 'NumberOfEmployees',
  Rating: 'Rating',
  AccountSource: 'LeadSource',
  BillingStreet: 'Street',
  BillingCity: 'City',
  BillingState: 'State',
  BillingPostalCode: 'PostalCode',
  BillingCountry: 'Country'
} as const;

const CONTACT_FIELDS = {
  LastName: 'LastName',
  FirstName: 'FirstName',
  Salutation: 'Salutation',
  Title: 'Title',
  Phone: 'Phone',
  MobilePhone: 'MobilePhone',
  Fax: 'Fax',
  Email: 'Email',
  LeadSource: 'LeadSource',
  Description: 'Description',
  DoNotCall: 'DoNotCall',
  HasOptedOutOfEmail: 'HasOptedOutOfEmail',
  HasOptedOutOfFax: 'HasOptedOutOfFax',
  MailingStreet: 'Street',
  MailingCity: 'City',
  MailingState: 'State',
  MailingPostalCode: 'PostalCode',
  MailingCountry: 'Country'
} as const;

/** Statuses that the standard value set marks as converted. */
export const CONVERTED_STATUSES: ReadonlySet<string> = new Set(['Closed - Converted']);

/** What is wrong with a conversion before anything is saved; null when nothing is. Wording as in public reports. */
export function conversionFault(
  lead: StoredRow | null,
  conversion: LeadConversion
): DmlError | null {
  if (lead === null) return fault('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
  if (lead['IsDeleted'] === 1) return fault('ENTITY_IS_DELETED', 'entity is deleted');
  if (lead['IsConverted'] === 1)
    return fault('CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead');
  if (conversion.status === null || !CONVERTED_STATUSES.has(conversion.status)) {
    return fault('INVALID_STATUS', `invalid convertedStatus: ${conversion.status ?? ''}`);
  }
  if (conversion.contactId !== null && conversion.accountId === null) {
    return fault('REQUIRED_FIELD_MISSING', 'contactId must be null if accountId is null', [
      'accountId'
    ]);
  }
  return null;
}

function fault(statusCode: string, message: string, fields: readonly string[] = []): DmlError {
  return { statusCode, message, fields };
}

/** What a conversion made or took. */
export interface ConvertedRows {
  readonly accountId: string | null;
  readonly contactId: string | null;
  readonly opportunityId: string | null;
  readonly errors: readonly DmlError[];
}

/**
 * Makes the account, the contact and the opportunity of a lead, in this order; stops at the first that is refused.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_dml_convert.htm
 */
export function makeConvertedRows(
  tx: Transaction,
  store: Store,
  lead: StoredRow,
  conversion: LeadConversion,
  run: RunPart
): ConvertedRows {
  const maker = new RowMaker(tx, store, lead, conversion, run);
  const { accountId, contactId } = isOfPerson(store, lead, conversion)
    ? personOf(tx, store, lead, maker)
    : businessOf(tx, lead, conversion, maker);
  let opportunityId = conversion.opportunityId;
  if (opportunityId === null && !conversion.doNotCreateOpportunity) {
    opportunityId = maker.insert('Opportunity', opportunityOf(tx, lead, conversion, accountId));
    maker.insert('OpportunityContactRole', {
      OpportunityId: opportunityId,
      ContactId: contactId,
      IsPrimary: true
    });
  }
  return { accountId, contactId, opportunityId, errors: maker.errors };
}

type Party = Pick<ConvertedRows, 'accountId' | 'contactId'>;

/** The company and its contact, made or taken. */
function businessOf(
  tx: Transaction,
  lead: StoredRow,
  conversion: LeadConversion,
  maker: RowMaker
): Party {
  const accountId =
    conversion.accountId ?? maker.insert('Account', mapped(tx, lead, 'Account', ACCOUNT_FIELDS));
  const contact = mapped(tx, lead, 'Contact', CONTACT_FIELDS);
  const contactId =
    conversion.contactId ?? maker.insert('Contact', { ...contact, AccountId: accountId });
  return { accountId, contactId };
}

/**
 * A lead without a company becomes a person account where the org has them.
 *
 * @remarks https://help.salesforce.com/s/articleView?id=sales.account_person.htm
 * @throws UnsupportedError where the person is to join an account that is there
 */
function isOfPerson(store: Store, lead: StoredRow, conversion: LeadConversion): boolean {
  if (!hasPersonAccounts(store.schema)) return false;
  const taken = conversion.accountId;
  const isPerson = (lead['Company'] ?? null) === null;
  const joinsPerson = taken !== null && store.findById('Account', taken)?.['IsPersonAccount'] === 1;
  if (joinsPerson || (isPerson && taken !== null))
    throw new UnsupportedError('Converting a lead into a person account that is there');
  return isPerson;
}

function personOf(tx: Transaction, store: Store, lead: StoredRow, maker: RowMaker): Party {
  const contact = tx.schema.object('Contact')!;
  const ofPerson = Object.entries(mapped(tx, lead, 'Contact', CONTACT_FIELDS)).map(
    ([name, value]) => [nameOnAccount(contact.fields.get(name.toLowerCase())!)!, value] as const
  );
  const ofAccount = Object.entries(mapped(tx, lead, 'Account', ACCOUNT_FIELDS)).filter(
    ([name]) => name !== 'Name'
  );
  const accountId = maker.insert('Account', Object.fromEntries([...ofAccount, ...ofPerson]));
  const row = accountId === null ? undefined : store.findById('Account', accountId);
  const contactId = row?.['PersonContactId'] ?? null;
  return { accountId, contactId: typeof contactId === 'string' ? contactId : null };
}

/** What the lead itself gets. */
export function convertedLeadValues(
  tx: Transaction,
  made: ConvertedRows,
  conversion: LeadConversion
): Record<string, ColumnValue> {
  return {
    Status: conversion.status,
    IsConverted: 1,
    IsUnreadByOwner: 0,
    ConvertedDate: new ApexDatetime(tx.now()).dateIn(tx.user.timeZone).toIso(),
    ConvertedAccountId: made.accountId,
    ConvertedContactId: made.contactId,
    ConvertedOpportunityId: made.opportunityId
  };
}

type Values = Readonly<Record<string, unknown>>;

class RowMaker {
  errors: readonly DmlError[] = [];
  readonly #tx: Transaction;
  readonly #store: Store;
  readonly #owner: string | null;
  readonly #run: RunPart;

  constructor(
    tx: Transaction,
    store: Store,
    lead: StoredRow,
    conversion: LeadConversion,
    run: RunPart
  ) {
    this.#tx = tx;
    this.#store = store;
    this.#owner = conversion.ownerId ?? userOwner(lead);
    this.#run = run;
  }

  insert(objectName: string, values: Values): string | null {
    if (this.errors.length > 0) return null;
    const row = SObjectValue.create(this.#tx.schema, objectName);
    for (const [name, value] of Object.entries(values)) row.write(name.toLowerCase(), value);
    const hasOwner = this.#store.columns(objectName).includes('OwnerId');
    if (hasOwner && this.#owner !== null) row.write('ownerid', this.#owner);
    const [result] = this.#run({
      operation: 'insert',
      rows: [row],
      access: 'system',
      allOrNone: true,
      externalIdField: null
    });
    this.errors = result?.errors ?? [];
    return row.id;
  }
}

/** The lead's owner, unless a queue owns it. */
function userOwner(lead: StoredRow): string | null {
  const owner = lead['OwnerId'];
  return typeof owner === 'string' && owner.startsWith('005') ? owner : null;
}

function mapped(
  tx: Transaction,
  lead: StoredRow,
  objectName: string,
  fields: Readonly<Record<string, string>>
): Values {
  const object: ObjectSchema = tx.schema.object(objectName)!;
  const from = tx.schema.object('Lead')!;
  const values: Record<string, unknown> = {};
  for (const [target, source] of Object.entries(fields)) {
    const field = object.fields.get(target.toLowerCase());
    const leadField = from.fields.get(source.toLowerCase());
    const content = lead[source] ?? null;
    if (field === undefined || leadField === undefined || content === null) continue;
    values[field.name] = assigned(field, fromColumn(leadField, content));
  }
  return values;
}

function opportunityOf(
  tx: Transaction,
  lead: StoredRow,
  conversion: LeadConversion,
  accountId: string | null
): Values {
  const today = new ApexDatetime(tx.now()).dateIn(tx.user.timeZone);
  const quarterEnd = ApexDate.of(today.year, Math.ceil(today.month / 3) * 3 + 1, 0);
  return {
    Name: conversion.opportunityName ?? lead['Company'] ?? lead['Name'] ?? null,
    AccountId: accountId,
    StageName:
      tx.schema.field('Opportunity', 'StageName')?.picklist?.find((each) => each.isActive)?.value ??
      null,
    CloseDate: quarterEnd,
    LeadSource: lead['LeadSource'] ?? null
  };
}
