import { UnsupportedError } from '../../diagnostics/errors.ts';
import { libraryType } from '../../syntax/types.ts';
import type { LibraryField, LibraryType } from '../library.ts';
import type { DmlRowResult, LeadConversion, Transaction } from '../transaction.ts';
import { apexException, nullArgument } from '../values/exception.ts';
import { ApexList } from '../values/list.ts';
import { SObjectValue } from '../values/sobject.ts';
import { accessModeOf } from './access-level.ts';
import { dmlException } from './dml-exception.ts';
import { errorList } from './results.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A `Database.LeadConvert`: what a conversion shall do. */
export class LeadConvert {
  readonly typeName = 'Database.LeadConvert';
  leadId: string | null = null;
  sendNotificationEmail = false;
  readonly conversion: Mutable<LeadConversion> = {
    status: null,
    accountId: null,
    contactId: null,
    opportunityId: null,
    opportunityName: null,
    ownerId: null,
    doNotCreateOpportunity: false
  };
}

/** A `Database.LeadConvertResult`. */
export class LeadConvertResult {
  readonly typeName = 'Database.LeadConvertResult';
  readonly leadId: string | null;
  readonly result: DmlRowResult;
  readonly #made: SObjectValue | null;

  constructor(leadId: string | null, result: DmlRowResult, made: SObjectValue | null) {
    this.leadId = leadId;
    this.result = result;
    this.#made = made;
  }

  made(key: string): unknown {
    return this.#made?.peek(key) ?? null;
  }
}

function convert(tx: Transaction, target: unknown, given: readonly unknown[]): unknown {
  if (target === null) throw nullArgument();
  if (!tx.user.permissions.has('ConvertLeads')) {
    throw new UnsupportedError(
      'Database.convertLead by a user without the permission Convert Leads'
    );
  }
  const wanted = (
    target instanceof ApexList ? target.items : [target]
  ) as readonly (LeadConvert | null)[];
  const converts = wanted.map((each) => {
    if (each?.leadId == null) throw apexException('System.DmlException', NO_LEAD);
    if (each.sendNotificationEmail)
      throw new UnsupportedError('LeadConvert.setSendNotificationEmail(true)');
    return each;
  });
  const allOrNone = given.find((each) => typeof each === 'boolean') ?? true;
  const rows = converts.map((each) => leadRow(tx, each.leadId!));
  const results = tx.dml({
    operation: 'update',
    rows,
    access: accessModeOf(given),
    allOrNone,
    externalIdField: null,
    leadConversions: converts.map((each) => each.conversion)
  });
  const refusal = allOrNone ? dmlException('convertLead', results) : null;
  if (refusal !== null) throw refusal;
  const answers = results.map((result, index) => {
    const lead = converts[index]!.leadId;
    return new LeadConvertResult(lead, result, result.success ? rows[index]! : null);
  });
  return target instanceof ApexList
    ? ApexList.of(libraryType('Database.LeadConvertResult'), answers)
    : answers[0]!;
}

const NO_LEAD =
  'ConvertLead failed. First exception on row 0; first error: REQUIRED_FIELD_MISSING, missing required field: [leadId]: []';

function leadRow(tx: Transaction, id: string): SObjectValue {
  const row = SObjectValue.create(tx.schema, 'Lead');
  row.id = id;
  return row;
}

type Setting = Exclude<keyof LeadConversion, 'status'> | 'status';

function settings(): Required<Pick<LibraryType, 'methods' | 'fields'>> {
  const methods: Record<string, (tx: Transaction, self: never, ...args: never[]) => unknown> = {};
  const fields: Record<string, LibraryField> = {};
  const add = (
    name: string,
    prefix: 'get' | 'is',
    get: (self: LeadConvert) => unknown,
    set: (self: LeadConvert, value: never) => void
  ): void => {
    methods[`${prefix}${name}`] = (_tx, self) => get(self);
    methods[`set${name}`] = (_tx, self, value: never) => set(self, value);
    fields[name] = {
      get: (_tx, self) => get(self),
      set: (_tx, self, value) => set(self, value)
    };
  };
  const names: readonly (readonly [string, Setting])[] = [
    ['AccountId', 'accountId'],
    ['ContactId', 'contactId'],
    ['OpportunityId', 'opportunityId'],
    ['OpportunityName', 'opportunityName'],
    ['OwnerId', 'ownerId'],
    ['ConvertedStatus', 'status']
  ];
  for (const [name, key] of names) {
    add(
      name,
      'get',
      (self) => self.conversion[key],
      (self, value) => {
        Object.assign(self.conversion, { [key]: value });
      }
    );
  }
  add(
    'LeadId',
    'get',
    (self) => self.leadId,
    (self, value) => (self.leadId = value)
  );
  add(
    'DoNotCreateOpportunity',
    'is',
    (self) => self.conversion.doNotCreateOpportunity,
    (self, value) => {
      self.conversion.doNotCreateOpportunity = value;
    }
  );
  add(
    'SendNotificationEmail',
    'is',
    (self) => self.sendNotificationEmail,
    (self, value) => (self.sendNotificationEmail = value)
  );
  return { methods, fields };
}

const RESULTS: Readonly<Record<string, (self: LeadConvertResult) => unknown>> = {
  LeadId: (self) => self.leadId,
  AccountId: (self) => self.made('convertedaccountid'),
  ContactId: (self) => self.made('convertedcontactid'),
  OpportunityId: (self) => self.made('convertedopportunityid'),
  Errors: (self) => errorList(self.result.errors)
};

function resultMembers(): Required<Pick<LibraryType, 'methods' | 'fields'>> {
  const methods: Record<string, (tx: Transaction, self: never) => unknown> = {
    isSuccess: (_tx, self) => (self as LeadConvertResult).result.success
  };
  const fields: Record<string, LibraryField> = {
    Success: { get: (_tx, self) => (self as LeadConvertResult).result.success }
  };
  for (const [name, read] of Object.entries(RESULTS)) {
    methods[`get${name}`] = (_tx, self) => read(self);
    fields[name] = { get: (_tx, self) => read(self) };
  }
  return { methods, fields };
}

/** Every overload but those with DMLOptions, whose meaning for a conversion is not modelled. */
const CONVERT_KEYS = ['Database.LeadConvert', 'System.List<Database.LeadConvert>'].flatMap(
  (first) =>
    ['', ',System.AccessLevel', ',System.Boolean', ',System.Boolean,System.AccessLevel'].map(
      (further) => `convertLead(${first}${further})`
    )
);

function convertCall(tx: Transaction, target: unknown, ...given: unknown[]): unknown {
  return convert(tx, target, given);
}

/** Lead conversion. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_dml_convert.htm */
export const LEAD_CONVERT_TYPES: readonly LibraryType[] = [
  {
    name: 'System.Database',
    statics: Object.fromEntries(CONVERT_KEYS.map((key) => [key, convertCall]))
  },
  { name: 'Database.LeadConvert', constructors: { new: () => new LeadConvert() }, ...settings() },
  { name: 'Database.LeadConvertResult', ...resultMembers() }
];
