import { fieldOf } from '../field-types.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../schema.ts';
import { choice } from './feature.ts';

/** The currency of the organisation, and of users and rows where nothing is said. */
export const CORPORATE_CURRENCY = 'IDR';
const CURRENCIES = [CORPORATE_CURRENCY, 'EUR', 'SGD', 'USD'] as const;

/** Objects of people, sales and service; set-up objects keep no currency. */
const WITH_CURRENCY: ReadonlySet<string> = new Set([
  ...['Account', 'Contact', 'Lead', 'Case', 'Opportunity', 'User']
]);

/**
 * The currency of a row, the corporate one where nothing is said: no user has another here.
 * @remarks https://help.salesforce.com/s/articleView?id=sf.admin_enable_multicurrency_implications.htm
 */
export function withCurrencies(object: ObjectSchema): readonly FieldSchema[] {
  if (object.kind !== 'custom' && !WITH_CURRENCY.has(object.name)) return [];
  const currencies = (name: string, label: string): FieldSchema =>
    fieldOf(name, label, 'Picklist', {
      length: 3,
      permissionField: null,
      picklist: CURRENCIES.map((code) => choice(code, code, code === CORPORATE_CURRENCY)),
      restricted: true,
      defaultValue: CORPORATE_CURRENCY
    });
  const own = currencies('CurrencyIsoCode', 'Currency ISO Code');
  if (object.name !== 'User') return [own];
  return [own, currencies('DefaultCurrencyIsoCode', 'Default Currency ISO Code')];
}

/** Whether rows have a currency of their own. */
export function hasCurrencies(schema: Schema): boolean {
  return schema.field('User', 'DefaultCurrencyIsoCode') !== undefined;
}
