import fc from 'fast-check';

/** Texts that have broken somebody's integration before. */
const ODD_TEXTS = [
  "Robert'); DROP TABLE Lead;--",
  "' OR Name != '",
  "x%' AND Id IN (SELECT Lead__c FROM BirdConversation__c) ORDER BY Name LIMIT 1 //",
  '<script>alert(document.cookie)</script>',
  '<img src=x onerror=alert(1)>',
  '{!$Api.Session_ID}',
  '{{messageText}}',
  '${jndi:ldap://example.com/a}',
  '\\" \\\\ \\u0000 \\n',
  'null',
  'Bonjour\u00a0\u202f: « ça va ? »',
  'Selamat pagi 🙏🏽 👩‍👩‍👧‍👦 🇮🇩',
  'مرحبا \u202eabc\u202c',
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳',
  'line one\r\nline two\u2028line three\u2029line four\u0085line five',
  '\ufeffwith a byte order mark',
  'tab\tbell\u0007escape\u001b[31m',
  ' leading and trailing ',
  '0',
  '+6281200000000',
  'on­ly so­ft hy­phens'
] as const;

/** Texts that no UTF-8 can carry raw, or that stores cut at. */
const BROKEN_TEXTS = [
  'lone high \ud800 surrogate',
  '\udc00',
  'nul \u0000 inside',
  '\u0000'
] as const;

/** Characters of a long text: within what one delivery may hold. */
const LONG = 60_000;

/** What a customer may write. */
export function textArbitrary(): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 5, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }) },
    { weight: 4, arbitrary: fc.constantFrom(...ODD_TEXTS) },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }) },
    { weight: 1, arbitrary: fc.constantFrom(...BROKEN_TEXTS) },
    {
      weight: 1,
      arbitrary: fc.integer({ min: 200, max: LONG }).map((size) => 'panjang '.repeat(size / 8))
    }
  );
}

/** Whether the store keeps a text exactly: no lone surrogate, no NUL or other control, something to see. */
export function isKeptVerbatim(text: string): boolean {
  return text.isWellFormed() && text.trim() !== '' && ![...text].some(isControl);
}

/** Tab and line feed are text. */
function isControl(character: string): boolean {
  return (character < ' ' && character !== '\t' && character !== '\n') || character === '\u007f';
}
