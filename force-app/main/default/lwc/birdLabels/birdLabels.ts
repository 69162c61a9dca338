import LOCALE from '@salesforce/i18n/locale';

const numbers = new Intl.NumberFormat(LOCALE);
const LARGEST_FULL_COUNT = 9999;

/**
 * Fills the placeholders of a custom label.
 *
 * @param label a text with `{0}`, `{1}`, …
 * @param values what stands in their places, numbers as {@link formatCount} writes them; a
 *   placeholder without a value stays as it is
 */
export function formatLabel(label: string, ...values: (string | number)[]): string {
  return label.replace(/\{(\d)\}/g, (placeholder, index: string) => {
    const value = values[Number(index)] ?? placeholder;
    return typeof value === 'number' ? formatCount(value) : value;
  });
}

/** A label around one of its placeholders. */
export interface SplitLabel {
  readonly before: string;
  readonly after: string;
}

/**
 * Cuts a label at a placeholder, so that a template can draw its value differently (bold, a link)
 * and the translator still decides where it stands.
 *
 * @param label a text that may hold the placeholder
 * @param index the number of the placeholder
 */
export function splitLabel(label: string, index: number): SplitLabel {
  const [before = '', after = ''] = label.split(`{${index}}`);
  return { before, after };
}

/** Puts texts in a row; what is missing or empty takes no place. */
export function joined(
  mark: string,
  ...texts: readonly (string | false | 0 | null | undefined)[]
): string {
  return texts.filter(Boolean).join(mark);
}

/** Writes a text in one line. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/**
 * Writes a count in the user's locale: in full up to 9,999, above that "9,999+".
 *
 * @param count a whole number, not negative
 */
export function formatCount(count: number): string {
  return count > LARGEST_FULL_COUNT
    ? `${numbers.format(LARGEST_FULL_COUNT)}+`
    : numbers.format(count);
}

/**
 * Chooses between the texts for one and for many that a label holds, and fills in the count.
 *
 * @param count decides which text is taken, and is its `{0}`
 * @param label "text for one | text for many"; a language without the difference has one text
 */
export function countLabel(count: number, label: string): string {
  const [one = '', many = one] = label.split(' | ');
  return formatLabel(count === 1 ? one : many, count);
}
