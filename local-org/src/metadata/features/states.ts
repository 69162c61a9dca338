import { fieldOf } from '../field-types.ts';
import type { FieldSchema, ObjectSchema } from '../schema.ts';
import { choice } from './feature.ts';

/** Codes and names of the countries that the org has switched on, and of their states. */
export const COUNTRIES: readonly Country[] = [
  { code: 'DE', name: 'Germany', states: [{ code: 'BY', name: 'Bavaria' }] },
  {
    code: 'ID',
    name: 'Indonesia',
    states: [
      { code: 'JB', name: 'Jawa Barat' },
      { code: 'JK', name: 'Jakarta Raya' }
    ]
  },
  { code: 'SG', name: 'Singapore', states: [] }
];

/** A state, or what a country has beside its states. */
export interface Place {
  readonly code: string;
  readonly name: string;
}

export interface Country extends Place {
  readonly states: readonly Place[];
}

/** The four fields of one address that states and countries are kept in. */
export interface AddressFields {
  readonly state: string;
  readonly stateCode: string;
  readonly country: string;
  readonly countryCode: string;
}

/**
 * Codes beside the names of states and countries. The names stay texts, but only those of the list are taken.
 * @remarks https://help.salesforce.com/s/articleView?id=sf.admin_state_country_picklists_overview.htm
 */
export function withStatesAndCountries(object: ObjectSchema): readonly FieldSchema[] {
  if (object.kind !== 'standard') return [];
  return [...object.fields.values()].flatMap((field) => {
    const [, prefix, part] = /^(.*)(State|Country)$/.exec(field.name) ?? [];
    if (prefix === undefined || field.permissionField !== `${prefix}Address`) return [];
    const places = part === 'State' ? COUNTRIES.flatMap(({ states }) => states) : COUNTRIES;
    return [
      fieldOf(`${field.name}Code`, `${field.label} Code`, 'Picklist', {
        length: 10,
        permissionField: field.permissionField,
        picklist: places.map(({ code, name }) => choice(code, name))
      })
    ];
  });
}

/** The addresses of an object whose states and countries are picklists. */
export function pickedAddresses(object: ObjectSchema): readonly AddressFields[] {
  const suffix = 'CountryCode';
  return [...object.fields.values()]
    .filter((field) => field.name.endsWith(suffix) && field.type === 'Picklist')
    .map((field) => {
      const prefix = field.name.slice(0, -suffix.length);
      return {
        state: `${prefix}State`,
        stateCode: `${prefix}StateCode`,
        country: `${prefix}Country`,
        countryCode: field.name
      };
    });
}
