import { UnsupportedError } from '../../diagnostics/errors.ts';
import { ApexDecimal } from '../values/decimal.ts';

/** Group and decimal marks of the locales that are modelled. */
const MARKS: Readonly<Record<string, readonly [group: string, decimal: string]>> = {
  en_US: [',', '.'],
  en_GB: [',', '.'],
  en_AU: [',', '.'],
  en_SG: [',', '.'],
  in_ID: ['.', ','],
  id_ID: ['.', ',']
};

/** Digits after the point that `format()` shows. */
const SHOWN_FRACTION = 3;

/**
 * `format()` of a number in the user's locale: grouped digits, at most three after the point.
 *
 * @throws UnsupportedError for locales without known marks.
 */
export function formatNumber(value: ApexDecimal, locale: string): string {
  const marks = MARKS[locale];
  if (marks === undefined) throw new UnsupportedError(`Numbers in the format of locale ${locale}`);
  const rounded =
    value.scale > SHOWN_FRACTION ? value.setScale(SHOWN_FRACTION, 'HALF_EVEN') : value;
  const [whole = '', fraction = ''] = rounded.stripTrailingZeros().toPlainString().split('.');
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, marks[0]);
  return fraction === '' ? grouped : grouped + marks[1] + fraction;
}
