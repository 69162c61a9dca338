import { describe, test } from 'node:test';
import { apex, withMembers } from '../support/apex.ts';
import { assumed, documented } from '../support/evidence.ts';

const JSON_CLASS =
  'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Json.htm';
const JSON_EXCEPTION = 'System.JSONException';
const BOX = `public class Box { public String name; public Integer size; public List<Box> boxes; public Decimal price;
  public Boolean open { get; set; } public transient String hidden; public Kind kind; public Box() { name = 'made'; } }
  public enum Kind { BIG, SMALL }`;
const box = withMembers(BOX);

describe(documented(JSON_CLASS, 'JSON.deserialize into a class'), () => {
  test('fields by name', () =>
    box`return ((Box) JSON.deserialize('{"name":"a","boxes":[{"name":"b"}]}', Box.class)).boxes[0].name;`.gives(
      'b'
    ));
  test('unknown names are ignored', () =>
    box`return ((Box) JSON.deserialize('{"x":1,"size":2}', Box.class)).size;`.gives(2));
  test('deserializeStrict refuses them', () =>
    box`return JSON.deserializeStrict('{"x":1}', Box.class);`.throws(JSON_EXCEPTION));
  test('a text for a number', () =>
    box`return JSON.deserialize('{"size":"x"}', Box.class);`.throws(
      JSON_EXCEPTION,
      'Illegal value for primitive: x'
    ));
  test('an array for an object', () =>
    box`return JSON.deserialize('[1]', Box.class);`.throws(
      JSON_EXCEPTION,
      "Malformed JSON: Expected '{' at the beginning of object"
    ));
  test('a constant the enum does not have', () =>
    box`return JSON.deserialize('{"kind":"HUGE"}', Box.class);`.throws(JSON_EXCEPTION));
  test('a property with get and set', () =>
    box`return ((Box) JSON.deserialize('{"open":true}', Box.class)).open;`.gives(true));
  test('a Decimal keeps its scale', () =>
    box`return ((Box) JSON.deserialize('{"price":1.50}', Box.class)).price;`.gives('1.50'));
  test('an interface', () =>
    apex`return JSON.deserialize('{}', Comparable.class);`.throws(JSON_EXCEPTION));
});

describe(
  assumed(
    'public reports agree that neither constructor nor initialisers run',
    'JSON.deserialize and constructors'
  ),
  () => {
    test('no constructor runs', () =>
      box`return ((Box) JSON.deserialize('{"size":2}', Box.class)).name;`.gives(null));
    test('no initialiser runs', () =>
      withMembers(
        'class Bag { Integer size = 3; }'
      )`return ((Bag) JSON.deserialize('{}', Bag.class)).size;`.gives(null));
  }
);

describe(assumed('text as in public reports', 'JSON.deserialize into a row'), () => {
  test('a field the object does not have', () =>
    apex`return JSON.deserialize('{"Nope":1}', Lead.class);`.throws(
      JSON_EXCEPTION,
      "No such column 'Nope' on sobject of type Lead"
    ));
  test('fields that it has', () =>
    apex`return ((Lead) JSON.deserialize('{"attributes":{"type":"Lead"},"LastName":"x"}', Lead.class)).LastName;`.gives(
      'x'
    ));
  test('an SObject of no known type', () =>
    apex`return JSON.deserialize('{"LastName":"x"}', SObject.class);`.throws(JSON_EXCEPTION));
});

describe(documented(JSON_CLASS, 'JSON.deserializeUntyped'), () => {
  test('null', () =>
    apex`return JSON.deserializeUntyped(null);`.throws('System.NullPointerException'));
  test('nothing', () => apex`return JSON.deserializeUntyped('');`.throws(JSON_EXCEPTION));
  test('an object that does not end', () =>
    apex`return JSON.deserializeUntyped('{"a":1');`.throws(JSON_EXCEPTION));
  test('a name without quotes', () =>
    apex`return JSON.deserializeUntyped('{a:1}');`.throws(JSON_EXCEPTION));
  test('a comma too many', () =>
    apex`return JSON.deserializeUntyped('[1,]');`.throws(JSON_EXCEPTION));
  test('a line end in a text', () =>
    apex`return JSON.deserializeUntyped('"a\nb"');`.throws(JSON_EXCEPTION));
  test('a number with a leading zero', () =>
    apex`return JSON.deserializeUntyped('01');`.throws(JSON_EXCEPTION));
  test('whole numbers are Integers', () =>
    apex`return JSON.deserializeUntyped('1') instanceof Integer;`.gives(true));
  test('larger ones are Longs', () =>
    apex`return JSON.deserializeUntyped('2147483648');`.gives(2147483648n));
  test('others are Decimals', () => apex`return JSON.deserializeUntyped('1.10');`.gives('1.10'));
  test('an array is a List of Objects', () =>
    apex`return JSON.deserializeUntyped('[1,null]') instanceof List<Object>;`.gives(true));
  test('an object is a Map', () =>
    apex`return ((Map<String, Object>) JSON.deserializeUntyped('{"a":null}')).containsKey('a');`.gives(
      true
    ));
  test('escapes', () => apex`return JSON.deserializeUntyped('"\\u0041\\n"');`.gives('A\n'));
  test('a scalar at the top', () => apex`return JSON.deserializeUntyped('true');`.gives(true));
});

describe(documented(JSON_CLASS, 'JSON.serialize'), () => {
  test('fields in the order of declaration, null too', () =>
    withMembers(
      'class Pair { Integer b = 1; String a; }'
    )`return JSON.serialize(new Pair());`.gives('{"b":1,"a":null}'));
  test('suppressApexObjectNulls leaves null out', () =>
    withMembers(
      'class Pair { Integer b = 1; String a; }'
    )`return JSON.serialize(new Pair(), true);`.gives('{"b":1}'));
  test('transient fields are left out', () =>
    box`Box b = new Box(); b.hidden = 'x'; return JSON.serialize(b, true);`.gives(
      '{"name":"made"}'
    ));
  test('a row has attributes', () =>
    apex`return JSON.serialize(new Lead(LastName = 'x'));`.gives(
      '{"attributes":{"type":"Lead"},"LastName":"x"}'
    ));
  test('a Datetime is GMT', () =>
    apex`return JSON.serialize(Datetime.newInstanceGmt(2026, 1, 2, 3, 4, 5));`.gives(
      '"2026-01-02T03:04:05.000Z"'
    ));
  test('a Blob is base64', () => apex`return JSON.serialize(Blob.valueOf('abc'));`.gives('"YWJj"'));
  test('control characters are escaped', () =>
    apex`return JSON.serialize('a"\\\n');`.gives('"a\\"\\\\\\n"'));
  test('a map keeps its order', () =>
    apex`return JSON.serialize(new Map<String, Object>{ 'b' => 1, 'a' => 1.50 });`.gives(
      '{"b":1,"a":1.50}'
    ));
  test('a null key', () =>
    apex`return JSON.serialize(new Map<String, Object>{ null => 1 });`.throws(JSON_EXCEPTION));
});
