import type { SeedUser } from '../../src/org/seed-users.ts';
import type { OrgRules } from '../../src/runtime/database/org-rules.ts';
import { MESSAGES, type Row } from '../package/package-server.ts';
import { message } from '../package/sample-message.ts';

/** A message that meets what the shape is about, and the answer in one line. */
export interface Meeting {
  /** A row that is there before: its object, and its values. */
  readonly known?: readonly [object: string, values: Row];
  readonly message: Row;
  /** Where it is posted, if not where the package takes messages. */
  readonly address?: string;
  readonly answer: string;
}

/** How an org of somebody else differs from a fresh one. */
export interface Shape {
  readonly name: string;
  /** Folder below `overlays` with what the org has deployed already. */
  readonly overlay?: string;
  /** Folder below `overlays` with what an administrator deploys because nothing works before; {@link refused} comes first. */
  readonly mend?: string;
  /** Answer to every first message of WhatsApp without the mend. */
  readonly refused?: string;
  /** Further folders of the project. */
  readonly folders?: readonly string[];
  readonly rules?: OrgRules;
  /** Fields of the users that everything runs as. */
  readonly user?: Readonly<Record<string, string>>;
  /** Whose permission sets are taken away. */
  readonly without?: SeedUser['key'];
  /** A permission set of the overlay that the integration user gets. */
  readonly grants?: string;
  readonly meetings?: readonly Meeting[];
}

/** Somebody who writes for the first time, over a channel that makes Leads and shows no number. */
function stranger(name: string, fields: Row): Row {
  const from = name.toLowerCase();
  return message(from, { channel: 'telegram', messageId: `meets-${from}`, name, fields });
}

const SHAPES = {
  requiredField: {
    name: 'a required custom field on Lead',
    overlay: 'required-field',
    mend: 'required-field-mapped',
    refused:
      'stored REQUIRED_FIELD_MISSING: Required fields are missing: [Region__c]. Send a value for each of them, or let a field mapping or a default fill it, and send the message again.'
  },
  validationRule: {
    name: 'a validation rule on Case',
    overlay: 'validation-rule',
    meetings: [
      {
        message: message('+62215551234', { channel: 'viber', messageId: 'meets-rule' }),
        answer: 'stored FIELD_CUSTOM_VALIDATION_EXCEPTION: Landlines send no messages.'
      }
    ]
  },
  duplicateRule: {
    name: 'a blocking duplicate rule',
    rules: {
      assignmentRules: [],
      duplicateRules: [
        {
          object: 'Lead',
          fields: ['LastName', 'Phone'],
          action: 'block',
          message: 'Use the Lead that is there.'
        }
      ]
    },
    meetings: [
      {
        known: ['Lead', { LastName: 'Joko', Company: 'Toko', Phone: '+6281999' }],
        message: stranger('Joko', { Phone: '+6281999' }),
        answer: 'stored DUPLICATES_DETECTED: Use the Lead that is there.'
      }
    ]
  },
  german: {
    name: 'German users in Pacific/Chatham',
    user: {
      LanguageLocaleKey: 'de',
      LocaleSidKey: 'de_DE',
      TimeZoneSidKey: 'Pacific/Chatham'
    }
  },
  indonesian: {
    name: 'Indonesian users in Asia/Jakarta, with the translations',
    folders: ['config/translations'],
    user: { LanguageLocaleKey: 'in', LocaleSidKey: 'in_ID', TimeZoneSidKey: 'Asia/Jakarta' }
  },
  currencies: {
    name: 'several currencies',
    overlay: 'multi-currency',
    meetings: [
      { message: stranger('Agus', { CurrencyIsoCode: 'EUR' }), answer: 'created Lead' },
      {
        message: stranger('Bayu', { CurrencyIsoCode: 'XXX' }),
        answer:
          'stored INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST: Salesforce refused the value of CurrencyIsoCode (INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST). Send another value, or correct the field mapping, and send the message again.'
      }
    ]
  },
  states: {
    name: 'state and country picklists',
    overlay: 'state-picklists',
    grants: 'LeadAddresses',
    meetings: [
      {
        message: stranger('Citra', { State: 'Jawa Barat', Country: 'Indonesia' }),
        answer: 'created Lead'
      },
      {
        message: stranger('Dian', { StateCode: 'JB', CountryCode: 'ID' }),
        answer: 'created Lead'
      },
      {
        message: stranger('Eka', { State: 'West Java', Country: 'Indonesia' }),
        answer:
          "stored FIELD_INTEGRITY_EXCEPTION: There's a problem with this state, even though it may appear correct. Please select a state from the list of valid states.: State/Province"
      }
    ]
  },
  personAccounts: {
    name: 'person accounts',
    overlay: 'person-accounts',
    meetings: [
      {
        known: ['Account', { LastName: 'Fitri', PersonMobilePhone: '0812 777 8888' }],
        message: message('+628127778888', { messageId: 'meets-person' }),
        answer: 'matched Contact'
      }
    ]
  },
  minimalUser: { name: 'an administrator without our permission sets', without: 'admin' },
  namespace: {
    name: 'a namespace',
    overlay: 'namespace',
    meetings: [
      {
        message: message('+6281234567890', { messageId: 'meets-no-namespace' }),
        address: MESSAGES,
        answer: '404 [{"errorCode":"NOT_FOUND","message":"Could not find a match for URL"}]'
      },
      {
        message: stranger('Gita', { BirdFunnelStage__c: 'Won' }),
        answer: 'created Lead'
      },
      {
        message: stranger('Hadi', { birdns__BirdFunnelStage__c: 'Won' }),
        answer: 'created Lead'
      }
    ]
  },
  decoys: { name: 'classes named like types of the platform', overlay: 'decoy-classes' }
} as const satisfies Record<string, Shape>;

/** Orgs that have several of the shapes at once: together they have each, in the time of four. */
export const ORGS: readonly (readonly Shape[])[] = [
  [SHAPES.requiredField, SHAPES.validationRule, SHAPES.states, SHAPES.indonesian],
  [SHAPES.duplicateRule, SHAPES.currencies, SHAPES.german],
  [SHAPES.decoys, SHAPES.personAccounts, SHAPES.minimalUser],
  [SHAPES.namespace]
];

/** Each shape alone, which tells which of them fails. */
export const ALONE: readonly (readonly Shape[])[] = Object.values(SHAPES).map((shape) => [shape]);
