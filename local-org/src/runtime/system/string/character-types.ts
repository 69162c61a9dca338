/** General categories of Unicode, as Java's `Character.getType` tells them apart. */
const CATEGORIES: readonly string[] = [
  'Lu',
  'Ll',
  'Lt',
  'Lm',
  'Lo',
  'Mn',
  'Mc',
  'Me',
  'Nd',
  'Nl',
  'No',
  'Zs',
  'Zl',
  'Zp',
  'Cc',
  'Cf',
  'Co',
  'Cs',
  'Pd',
  'Ps',
  'Pe',
  'Pc',
  'Po',
  'Pi',
  'Pf',
  'Sm',
  'Sc',
  'Sk',
  'So'
];
const PATTERNS: readonly (readonly [string, RegExp])[] = CATEGORIES.map((category) => [
  category,
  new RegExp(`^\\p{${category}}$`, 'u')
]);

function categoryOf(unit: string): string {
  return PATTERNS.find(([, pattern]) => pattern.test(unit))?.[0] ?? 'Cn';
}

/**
 * Cuts a text into runs of characters of one type.
 *
 * @param camelCase an upper-case letter before a lower-case one belongs to the run behind it
 */
export function splitByType(text: string, camelCase: boolean): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  for (let index = 1; index < text.length; index += 1) {
    const before = categoryOf(text.charAt(index - 1));
    const type = categoryOf(text.charAt(index));
    if (type === before) continue;
    const end = camelCase && before === 'Lu' && type === 'Ll' ? index - 1 : index;
    if (end > start) parts.push(text.slice(start, end));
    start = end;
  }
  return text === '' ? [] : [...parts, text.slice(start)];
}
