import type { SeedUser } from '../../src/org/seed-users.ts';
import type { OrgRules } from '../../src/runtime/database/org-rules.ts';

/** How an org of somebody else differs from a fresh one. */
export interface Shape {
  readonly name: string;
  /** Folder below `overlays` with what the org has deployed already. */
  readonly overlay?: string;
  /** Further folders of the project. */
  readonly folders?: readonly string[];
  readonly rules?: OrgRules;
  /** Fields of the users that everything runs as. */
  readonly user?: Readonly<Record<string, string>>;
  /** Whose permission sets are taken away. */
  readonly without?: SeedUser['key'];
}

const SHAPES = {
  requiredField: { name: 'a required custom field on Lead', overlay: 'required-field' },
  validationRule: { name: 'a validation rule on Case', overlay: 'validation-rule' },
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
    }
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
  currencies: { name: 'several currencies', overlay: 'multi-currency' },
  states: { name: 'state and country picklists', overlay: 'state-picklists' },
  personAccounts: { name: 'person accounts', overlay: 'person-accounts' },
  minimalUser: { name: 'an administrator without our permission sets', without: 'admin' },
  decoys: { name: 'classes named like types of the platform', overlay: 'decoy-classes' }
} as const satisfies Record<string, Shape>;

/** Orgs that have several of the shapes at once: together they have each, in the time of three. */
export const ORGS: readonly (readonly Shape[])[] = [
  [SHAPES.requiredField, SHAPES.validationRule, SHAPES.states, SHAPES.indonesian],
  [SHAPES.duplicateRule, SHAPES.currencies, SHAPES.german],
  [SHAPES.decoys, SHAPES.personAccounts, SHAPES.minimalUser]
];

/** Each shape alone, which tells which of them fails. */
export const ALONE: readonly (readonly Shape[])[] = Object.values(SHAPES).map((shape) => [shape]);
