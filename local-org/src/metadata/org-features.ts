import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UnsupportedError } from '../diagnostics/errors.ts';
import { fieldOf } from './field-types.ts';
import type { FieldSchema, ObjectSchema, PicklistValue } from './schema.ts';
import { READ_ONLY, checkbox, lookup, typed } from './standard/facts.ts';

/** Features of an org that change its standard objects, by their names in a scratch definition. */
const FEATURES = {
  MultiCurrency: withCurrencies,
  PersonAccounts: withPersonAccounts,
  StateAndCountryPicklist: withStatesAndCountries
} as const;

type Feature = keyof typeof FEATURES;
type Change = (object: ObjectSchema) => readonly FieldSchema[];

/**
 * The features that the `project-scratch-def.json` of a folder asks for.
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.sfdx_dev.meta/sfdx_dev/sfdx_dev_scratch_orgs_def_file_config_values.htm
 * @throws UnsupportedError for a feature that the local org does not model, and for a namespace
 */
export function readFeatures(folders: readonly string[]): readonly Feature[] {
  return folders.flatMap((folder) => {
    const project = readJson(join(folder, 'sfdx-project.json'));
    if (typeof project['namespace'] === 'string' && project['namespace'] !== '') {
      throw new UnsupportedError(`The namespace ${project['namespace']}`, folder);
    }
    const features = readJson(join(folder, 'project-scratch-def.json'))['features'] ?? [];
    return (features as readonly string[]).map((name) => {
      if (!Object.hasOwn(FEATURES, name)) throw new UnsupportedError(`The feature ${name}`, folder);
      return name as Feature;
    });
  });
}

function readJson(file: string): Readonly<Record<string, unknown>> {
  if (!existsSync(file)) return {};
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
}

/** The objects with the fields that the features add or change. */
export function withFeatures(
  objects: ReadonlyMap<string, ObjectSchema>,
  features: readonly Feature[]
): ReadonlyMap<string, ObjectSchema> {
  const changes = features.map((feature): Change => FEATURES[feature]);
  return new Map(
    [...objects].map(([name, object]) => {
      const fields = new Map(object.fields);
      for (const change of changes) {
        for (const field of change(object)) fields.set(field.name.toLowerCase(), field);
      }
      return [name, { ...object, fields }];
    })
  );
}

/** Objects of people, sales and service; setup objects keep no currency. */
const WITH_CURRENCY: ReadonlySet<string> = new Set([
  ...['Account', 'Contact', 'Lead', 'Case', 'Opportunity', 'User']
]);

/**
 * The currency of a row, the corporate one where nothing is said.
 * @remarks https://help.salesforce.com/s/articleView?id=sf.admin_enable_multicurrency_implications.htm
 */
function withCurrencies(object: ObjectSchema): readonly FieldSchema[] {
  if (object.kind !== 'custom' && !WITH_CURRENCY.has(object.name)) return [];
  return [
    fieldOf('CurrencyIsoCode', 'Currency ISO Code', 'Picklist', {
      length: 3,
      permissionField: null,
      picklist: ['IDR', 'EUR', 'SGD', 'USD'].map((code) => choice(code, code, code === 'IDR')),
      restricted: true,
      defaultValue: 'IDR'
    })
  ];
}

const COUNTRIES: readonly (readonly [string, string])[] = [
  ['DE', 'Germany'],
  ['ID', 'Indonesia'],
  ['SG', 'Singapore']
];
const STATES: readonly (readonly [string, string])[] = [
  ['BY', 'Bavaria'],
  ['JB', 'Jawa Barat'],
  ['JK', 'Jakarta Raya']
];

/**
 * States and countries as names that must be of the list, and as codes beside them. Writing a code does not fill the name here, so codes
 * cannot be written.
 * @remarks https://help.salesforce.com/s/articleView?id=sf.admin_state_country_picklists_overview.htm
 */
function withStatesAndCountries(object: ObjectSchema): readonly FieldSchema[] {
  return [...object.fields.values()].flatMap((field) => {
    const [, prefix, part] = /^(.*)(State|Country)$/.exec(field.name) ?? [];
    if (object.kind !== 'standard' || prefix === undefined) return [];
    if (field.permissionField !== `${prefix}Address`) return [];
    const values = part === 'State' ? STATES : COUNTRIES;
    const names = values.map(([, name]) => choice(name, name, false));
    const codes = values.map(([code, name]) => choice(code, name, false));
    return [
      { ...field, picklist: names, restricted: true },
      fieldOf(`${field.name}Code`, `${field.label} Code`, 'Picklist', {
        ...READ_ONLY,
        length: 10,
        permissionField: field.permissionField,
        picklist: codes,
        restricted: true
      })
    ];
  });
}

/**
 * What an org with person accounts has beside business accounts: a Lead needs no company, accounts and contacts say what they are. An
 * account of a person cannot be made here: there is no name of a person to write, and what is there is read-only.
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_guidelines_personaccounts.htm
 */
function withPersonAccounts(object: ObjectSchema): readonly FieldSchema[] {
  if (object.name === 'Lead') {
    const company = object.fields.get('company')!;
    return [{ ...company, required: false }];
  }
  if (object.name === 'Contact') return [isPersonAccount()];
  if (object.name !== 'Account') return [];
  return [
    isPersonAccount(),
    lookup('PersonContactId', 'Contact ID', ['Contact'], null, {
      ...READ_ONLY,
      relationshipName: 'PersonContact'
    }),
    typed('PersonEmail', 'Email', 'Email', READ_ONLY),
    typed('PersonMobilePhone', 'Mobile', 'Phone', READ_ONLY)
  ];
}

function isPersonAccount(): FieldSchema {
  return checkbox('IsPersonAccount', 'Is Person Account', READ_ONLY);
}

function choice(value: string, label: string, isDefault: boolean): PicklistValue {
  return { value, label, isDefault, isActive: true };
}
