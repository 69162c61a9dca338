const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const CHECKING_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const POD = 'Lo0';
const COUNTER_DIGITS = 9;

/**
 * Completes a 15-character id with its three checking letters.
 *
 * @remarks Each letter says which of five characters are capitals:
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/field_types.htm#i1435616
 */
export function completeId(id15: string): string {
  let letters = '';
  for (let block = 0; block < 15; block += 5) {
    let bits = 0;
    for (let index = 0; index < 5; index++) {
      const character = id15[block + index]!;
      if (character >= 'A' && character <= 'Z') bits |= 1 << index;
    }
    letters += CHECKING_LETTERS[bits]!;
  }
  return id15 + letters;
}

/** The 18-character id of the `counter`-th row with a key prefix of three characters. */
export function makeId(keyPrefix: string, counter: number): string {
  let rest = counter;
  let digits = '';
  for (let index = 0; index < COUNTER_DIGITS; index++) {
    digits = DIGITS[rest % DIGITS.length]! + digits;
    rest = Math.floor(rest / DIGITS.length);
  }
  return completeId(keyPrefix + POD + digits);
}

/** True for 15 or 18 letters and digits; the checking letters are not examined. */
export function looksLikeId(text: string): boolean {
  if (text.length !== 15 && text.length !== 18) return false;
  for (const character of text) if (!DIGITS.includes(character)) return false;
  return true;
}
