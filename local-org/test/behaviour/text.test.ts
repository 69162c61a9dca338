import { describe, test } from 'node:test';
import { apex } from '../support/apex.ts';
import { assumed, documented } from '../support/evidence.ts';

const STRING =
  'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_string.htm';
const NULL_POINTER = 'System.NullPointerException';
const NULL_ARGUMENT = 'Argument cannot be null.';

describe(documented(STRING, 'String'), () => {
  test('isBlank of null, of nothing and of white space', () =>
    apex`return String.isBlank(null) && String.isBlank('') && String.isBlank(' \n');`.gives(true));
  test('isNumeric knows no sign and no point', () =>
    apex`return new List<Boolean>{ '12'.isNumeric(), '-1'.isNumeric(), '1.5'.isNumeric(), ''.isNumeric() };`.gives(
      [true, false, false, false]
    ));
  test('trim leaves a no-break space', () =>
    apex`return (' \t\u00a0a ').trim().length();`.gives(2));
  test('left of less than there is', () => apex`return 'abc'.left(5);`.gives('abc'));
  test('left of a negative number', () => apex`return 'abc'.left(-1);`.gives(''));
  test('right', () => apex`return 'abc'.right(2);`.gives('bc'));
  test('substring behind the end', () =>
    apex`return 'abc'.substring(4);`.throws(
      'System.StringException',
      'Starting position out of bounds: 4'
    ));
  test('substring that ends before it starts', () =>
    apex`return 'abc'.substring(2, 1);`.throws(
      'System.StringException',
      'Ending position out of bounds: 1'
    ));
  test('substringBefore without the separator', () =>
    apex`return 'abc'.substringBefore('-');`.gives('abc'));
  test('substringAfter without the separator', () =>
    apex`return 'abc'.substringAfter('-');`.gives(''));
  test('indexOf answers -1', () => apex`return 'abc'.indexOf('z');`.gives(-1));
  test('contains is case-sensitive', () => apex`return 'abc'.contains('B');`.gives(false));
  test('containsIgnoreCase', () => apex`return 'abc'.containsIgnoreCase('B');`.gives(true));
  test('startsWith is case-sensitive', () => apex`return 'abc'.startsWith('A');`.gives(false));
  test('equalsIgnoreCase of null', () => apex`return 'abc'.equalsIgnoreCase(null);`.gives(false));
  test('compareTo is case-sensitive', () => apex`return 'a'.compareTo('B') > 0;`.gives(true));
  test('removeStartIgnoreCase', () =>
    apex`return 'TEL:+62'.removeStartIgnoreCase('tel:');`.gives('+62'));
  test('capitalize changes the first letter only', () =>
    apex`return 'aBC'.capitalize();`.gives('ABC'));
  test('replace takes no pattern', () => apex`return 'a.b'.replace('.', '-');`.gives('a-b'));
  test('replaceAll takes one', () => apex`return 'a1b22'.replaceAll('[0-9]+', '#');`.gives('a#b#'));
  test('replaceAll with a group', () =>
    apex`return 'ab'.replaceAll('(a)(b)', '$2$1');`.gives('ba'));
  test('a pattern that is none', () =>
    apex`return 'a'.replaceAll('(', '');`.throws('System.StringException'));
  test('rightPad with a text', () => apex`return 'a'.rightPad(4, '-');`.gives('a---'));
  test('repeat', () => apex`return 'ab'.repeat(2);`.gives('abab'));
  test('an emoji has length 2', () => apex`return '😀'.length();`.gives(2));
  test('join prints what is no text', () =>
    apex`return String.join(new List<Object>{ 1, true }, ',');`.gives('1,true'));
  test('join of null', () =>
    apex`List<String> l; return String.join(l, ',');`.throws(NULL_POINTER));
  test('a null argument', () =>
    apex`return 'a'.contains(null);`.throws(NULL_POINTER, NULL_ARGUMENT));
  test('format fills the numbered places', () =>
    apex`return String.format('{0} of {1}', new List<Object>{ 1, 'b' });`.gives('1 of b'));
  test('escapeSingleQuotes', () =>
    apex`return String.escapeSingleQuotes('it\'s');`.gives("it\\'s"));
  test('valueOf a Decimal keeps its scale', () => apex`return String.valueOf(1.50);`.gives('1.50'));
  test('valueOf a Date has no time', () =>
    apex`return String.valueOf(Date.newInstance(2026, 1, 2));`.gives('2026-01-02'));
  test('valueOf a Datetime is in the time zone of the user', () =>
    apex`return String.valueOf(Datetime.newInstanceGmt(2026, 1, 2, 3, 4, 5));`.gives(
      '2026-01-02 10:04:05'
    ));
});

describe(documented(STRING, 'String.split'), () => {
  test('empty texts at the end are left out', () =>
    apex`return 'a,b,,'.split(',');`.gives(['a', 'b']));
  test('empty texts at the start are kept', () => apex`return ',a'.split(',');`.gives(['', 'a']));
  test('a negative limit keeps all', () =>
    apex`return 'a,b,,'.split(',', -1);`.gives(['a', 'b', '', '']));
  test('a limit leaves the rest in the last', () =>
    apex`return 'a,b,c'.split(',', 2);`.gives(['a', 'b,c']));
  test('an empty text is one empty text', () => apex`return ''.split(',');`.gives(['']));
  test('a point is a pattern', () => apex`return 'a.b'.split('.');`.gives([]));
  test('an escaped point is a point', () => apex`return 'a.b'.split('\\.');`.gives(['a', 'b']));
});

describe(
  assumed('the documentation does not say which form Java takes', 'white space and letters'),
  () => {
    test('toLowerCase of a Turkish letter', () =>
      apex`return 'İ'.toLowerCase().length();`.gives(2));
    test('a line end is white space', () => apex`return String.isBlank('\r\n');`.gives(true));
  }
);

describe(
  documented(
    'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_matcher.htm',
    'Pattern and Matcher'
  ),
  () => {
    test('matches asks for the whole text', () =>
      apex`return Pattern.compile('a+').matcher('aab').matches();`.gives(false));
    test('find looks for a part', () =>
      apex`return Pattern.compile('a+').matcher('xaab').find();`.gives(true));
    test('group before a match', () =>
      apex`return Pattern.compile('a').matcher('a').group();`.throws('System.StringException'));
    test('group of an optional part that is not there', () =>
      apex`Matcher m = Pattern.compile('a(b)?').matcher('a'); m.matches(); return m.group(1);`.gives(
        null
      ));
    test('group out of range', () =>
      apex`Matcher m = Pattern.compile('a').matcher('a'); m.matches(); return m.group(1);`.throws(
        'System.StringException'
      ));
    test('start and end', () =>
      apex`Matcher m = Pattern.compile('b').matcher('abc'); m.find(); return m.start() * 10 + m.end();`.gives(
        12
      ));
    test('an unclosed group', () =>
      apex`return Pattern.compile('(');`.throws('System.StringException'));
  }
);

describe(
  documented(
    'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_restful_encodingUtil.htm',
    'Blob, EncodingUtil and Crypto'
  ),
  () => {
    test('hex', () => apex`return EncodingUtil.convertToHex(Blob.valueOf('Az'));`.gives('417a'));
    test('hex of an odd length', () =>
      apex`return EncodingUtil.convertFromHex('abc');`.throws(
        'System.InvalidParameterValueException'
      ));
    test('a Blob that is no UTF-8', () =>
      apex`return EncodingUtil.convertFromHex('ff').toString();`.throws(
        'System.StringException',
        'BLOB is not a valid UTF-8 string'
      ));
    test('base64 there and back', () =>
      apex`return EncodingUtil.base64Decode(EncodingUtil.base64Encode(Blob.valueOf('é'))).toString();`.gives(
        'é'
      ));
    test('size counts bytes', () => apex`return Blob.valueOf('é').size();`.gives(2));
    test('a digest', () =>
      apex`return EncodingUtil.convertToHex(Crypto.generateDigest('SHA-256', Blob.valueOf(''))).left(8);`.gives(
        'e3b0c442'
      ));
    test('an algorithm nobody knows', () =>
      apex`return Crypto.generateDigest('SHA9', Blob.valueOf('x'));`.throws(
        'System.SecurityException'
      ));
    test('urlEncode', () =>
      apex`return EncodingUtil.urlEncode('a b&c', 'UTF-8');`.gives('a+b%26c'));
  }
);

describe(
  documented(
    'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_pattern_and_matcher_using.htm',
    'a pattern over a long text'
  ),
  () => {
    test('replaceAll of more than a million characters', () =>
      apex`return 'a'.repeat(1000001).replaceAll('b', '');`.throws(
        'System.LimitException',
        'Regex too complicated'
      ));
    test('find that looks at so many', () =>
      apex`return Pattern.compile('b').matcher('a'.repeat(1000001)).find();`.throws(
        'System.LimitException',
        'Regex too complicated'
      ));
    test('replace is no pattern', () =>
      apex`return 'a'.repeat(1000001).replace('b', '').length();`.gives(1000001));
  }
);
