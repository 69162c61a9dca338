import { apexException } from './exception.ts';

const CHECK_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const SHORT_LENGTH = 15;
const LONG_LENGTH = 18;
const GROUP = 5;

function isAlphanumeric(text: string): boolean {
  return /^[0-9A-Za-z]+$/.test(text);
}

/** The three check characters: one bit per upper-case letter, five letters a character. */
function checksum(shortId: string): string {
  let suffix = '';
  for (let start = 0; start < SHORT_LENGTH; start += GROUP) {
    let bits = 0;
    for (let offset = 0; offset < GROUP; offset += 1) {
      const letter = shortId.charAt(start + offset);
      if (letter >= 'A' && letter <= 'Z') bits |= 1 << offset;
    }
    suffix += CHECK_CHARACTERS.charAt(bits);
  }
  return suffix;
}

/** The 18 characters of an id of 15 or 18; null when the text is no id. */
export function completeId(text: string): string | null {
  if (!isAlphanumeric(text)) return null;
  if (text.length === SHORT_LENGTH) return text + checksum(text);
  if (text.length !== LONG_LENGTH) return null;
  const short = text.slice(0, SHORT_LENGTH);
  const complete = short + checksum(short);
  return complete === short + text.slice(SHORT_LENGTH).toUpperCase() ? complete : null;
}

/** The 15 characters that the platform prints in messages. */
export function shortId(id: string): string {
  return id.slice(0, SHORT_LENGTH);
}

/**
 * Puts the letter case of an 18-character id right from its check characters; null when they do not fit.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_id.htm, `valueOf(str, restoreCasing)`
 */
export function restoreCase(text: string): string | null {
  if (text.length !== LONG_LENGTH || !isAlphanumeric(text)) return null;
  const suffix = text.slice(SHORT_LENGTH).toUpperCase();
  let restored = '';
  for (let index = 0; index < SHORT_LENGTH; index += 1) {
    const bits = CHECK_CHARACTERS.indexOf(suffix.charAt(Math.floor(index / GROUP)));
    const letter = text.charAt(index);
    const isUpper = bits >= 0 && (bits & (1 << (index % GROUP))) !== 0;
    restored += isUpper ? letter.toUpperCase() : letter.toLowerCase();
  }
  return completeId(restored + suffix);
}

/**
 * The conversion from String to Id. Null passes.
 *
 * @throws System.StringException `Invalid id: x`
 */
export function toId(text: string | null): string | null {
  if (text === null) return null;
  const complete = completeId(text);
  if (complete === null) throw apexException('System.StringException', `Invalid id: ${text}`);
  return complete;
}
