/** Java's `Character` tests, which the String methods of Apex are made of. */

/** White space as Java sees it: Unicode separators without the non-breaking ones, and the control characters of old. */
export function isWhitespace(character: string): boolean {
  if (character === '\u00A0' || character === '\u2007' || character === '\u202F') return false;
  const isControl =
    (character >= '\t' && character <= '\r') || (character >= '\u001C' && character <= '\u001F');
  return isControl || /\p{Z}/u.test(character);
}

export function isDigit(character: string): boolean {
  return /\p{Nd}/u.test(character);
}

export function isLetter(character: string): boolean {
  return /\p{L}/u.test(character);
}

export function isUpperCase(character: string): boolean {
  return /\p{Lu}/u.test(character);
}

export function isLowerCase(character: string): boolean {
  return /\p{Ll}/u.test(character);
}

/** True when there is at least one UTF-16 unit and all pass. */
export function every(text: string, test: (character: string) => boolean): boolean {
  if (text === '') return false;
  for (let index = 0; index < text.length; index += 1) {
    if (!test(text.charAt(index))) return false;
  }
  return true;
}

/** Removes what Java's `trim` removes: everything up to the blank at both ends. */
export function trim(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) <= 32) start += 1;
  while (end > start && text.charCodeAt(end - 1) <= 32) end -= 1;
  return text.slice(start, end);
}

export function isBlank(text: string | null): boolean {
  return text === null || text === '' || every(text, isWhitespace);
}

/** Java's `String.hashCode`. */
export function hashCode(text: string): number {
  let hash = 0;
  for (let index = 0; index < text.length; index += 1) {
    hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0;
  }
  return hash;
}
