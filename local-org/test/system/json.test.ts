import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClassInfo } from '../../src/runtime/transaction.ts';
import { ApexBlob } from '../../src/runtime/values/blob.ts';
import { ApexDate } from '../../src/runtime/values/date.ts';
import { ApexDatetime } from '../../src/runtime/values/datetime.ts';
import { ApexDecimal } from '../../src/runtime/values/decimal.ts';
import { ApexDouble } from '../../src/runtime/values/double.ts';
import { apexException } from '../../src/runtime/values/exception.ts';
import { ApexList } from '../../src/runtime/values/list.ts';
import { ApexMap } from '../../src/runtime/values/map.ts';
import {
  ALLOCATOR,
  ApexObject,
  readField,
  writeField,
  type Allocator,
  type UserObject
} from '../../src/runtime/values/object.ts';
import { ApexTypeValue } from '../../src/runtime/values/type-value.ts';
import {
  BLOB,
  DATE,
  DATETIME,
  DECIMAL,
  ID,
  INTEGER,
  listOf,
  LONG,
  mapOf,
  OBJECT,
  setOf,
  STRING,
  userType,
  type ApexType
} from '../../src/syntax/types.ts';
import { assumed, documented } from '../support/evidence.ts';
import { fakeTransaction } from '../support/fake-transaction.ts';
import { libraryCalls, throwsApex } from '../support/library-calls.ts';

const JSON_DOCS =
  'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Json.htm';

/** A user class `Person` with a name, an age, friends, and a transient note. */
class Person extends ApexObject {}
Object.defineProperty(Person.prototype, 'apexType', { value: userType('Person') });

function field(name: string, type: ApexType, isTransient = false): ClassInfo['fields'][number] {
  return { name, type, isTransient, isAuraEnabled: false, hasGetter: true, hasSetter: true };
}

const PERSON: ClassInfo = {
  name: 'Person',
  kind: 'class',
  superclass: null,
  interfaces: [],
  fields: [
    field('name', STRING),
    field('age', INTEGER),
    field('friends', listOf(userType('Person'))),
    field('note', STRING, true),
    field('colour', userType('Colour'))
  ],
  enumConstants: []
};
const COLOUR: ClassInfo = {
  name: 'Colour',
  kind: 'enum',
  superclass: null,
  interfaces: [],
  fields: [],
  enumConstants: ['RED', 'BLUE']
};

const tx = fakeTransaction({ classes: [PERSON, COLOUR] });
tx.slot<Allocator>(ALLOCATOR, () => () => new Person());
const { callStatic, text } = libraryCalls(tx);
const read = (json: string): unknown => callStatic('JSON', 'deserializeUntyped', json);
const readAs = (json: string, type: ApexType): unknown =>
  callStatic('JSON', 'deserialize', json, new ApexTypeValue(type));
const readStrict = (json: string, type: ApexType): unknown =>
  callStatic('JSON', 'deserializeStrict', json, new ApexTypeValue(type));
const write = (value: unknown, ...flags: boolean[]): unknown =>
  callStatic('JSON', 'serialize', value, ...flags);
const fails = (work: () => unknown, message: string): void =>
  throwsApex(work, 'System.JSONException', message);

const VALUE = "expected a valid value (number, String, array, object, 'true', 'false' or 'null')";
const MALFORMED: readonly [json: string, message: string][] = [
  ['', 'No content to map to Object due to end of input'],
  ['  ', 'No content to map to Object due to end of input'],
  ['<html>', `Unexpected character ('<' (code 60)): ${VALUE} at [line:1, column:2]`],
  [
    '{name: 1}',
    "Unexpected character ('n' (code 110)): was expecting double-quote to start field name at [line:1, column:3]"
  ],
  [
    '{"a" 1}',
    "Unexpected character ('1' (code 49)): was expecting a colon to separate field name and value at [line:1, column:7]"
  ],
  [
    '{"a":1 "b":2}',
    "Unexpected character ('\"' (code 34)): was expecting comma to separate OBJECT entries at [line:1, column:9]"
  ],
  [
    '{"a":1,}',
    "Unexpected character ('}' (code 125)): was expecting double-quote to start field name at [line:1, column:9]"
  ],
  [
    '[1 2]',
    "Unexpected character ('2' (code 50)): was expecting comma to separate ARRAY entries at [line:1, column:5]"
  ],
  ['[1,]', `Unexpected character (']' (code 93)): ${VALUE} at [line:1, column:5]`],
  ['[1,\n x]', `Unexpected character ('x' (code 120)): ${VALUE} at [line:2, column:3]`],
  [
    '{"a":1',
    'Unexpected end-of-input: expected close marker for OBJECT (from [line:1, column:0]) at [line:1, column:7]'
  ],
  [
    '"abc',
    'Unexpected end-of-input: was expecting closing quote for a string value at [line:1, column:5]'
  ],
  [
    '"a\nb"',
    'Illegal unquoted character ((CTRL-CHAR, code 10)): has to be escaped using backslash to be included in string value at [line:1, column:4]'
  ],
  ['"\\q"', "Unrecognized character escape 'q' (code 113) at [line:1, column:4]"],
  ['01', 'Invalid numeric value: Leading zeroes not allowed at [line:1, column:4]'],
  ['-', 'Unexpected end-of-input: number value incomplete at [line:1, column:2]'],
  [
    'NULL',
    "Unrecognized token 'NULL': was expecting 'null', 'true', 'false' or NaN at [line:1, column:2]"
  ],
  [
    'nope',
    "Unrecognized token 'nope': was expecting 'null', 'true', 'false' or NaN at [line:1, column:2]"
  ]
];

for (const [json, message] of MALFORMED) {
  test(
    assumed(
      'the words of Jackson, which the platform reads JSON with; columns as in published logs',
      JSON.stringify(json)
    ),
    () => {
      fails(() => read(json), message);
    }
  );
}

test(documented(JSON_DOCS, 'values without a type'), () => {
  const map = read('{"a":[1,2147483648,1.50,"x",true,null,{"b":{}}],"A":-0}') as ApexMap;
  const [small, long, decimal, ...rest] = (map.get(tx, 'a') as ApexList).items;
  assert.equal(small, 1);
  assert.equal(long, 2147483648n);
  assert.ok(decimal instanceof ApexDecimal);
  assert.equal(decimal.toString(), '1.50');
  assert.equal(text(rest[3]), '{b={}}');
  assert.deepEqual(rest.slice(0, 3), ['x', true, null]);
  assert.equal(map.size, 2);
  assert.equal(text(read('1e3')), '1000');
  assert.equal(text(read('9223372036854775808')), '9223372036854775808');
  assert.equal(read('"\\u00e9\\/\\n"'), 'é/\n');
});

test(
  documented(
    'https://github.com/octoberswimmer/aer-dist/issues/165',
    'text behind the value is ignored'
  ),
  () => {
    assert.equal(text(read('{"a":1}\nand more')), '{a=1}');
  }
);

test(assumed('the later value wins, as in any Map', 'the same key twice'), () => {
  assert.equal(text(read('{"a":1,"a":2}')), '{a=2}');
});

test(documented(JSON_DOCS, 'values of a type'), () => {
  const person = readAs(
    '{"NAME":"Sari","age":30,"friends":[{"name":"Adi"}],"unknown":1,"note":"x","colour":"BLUE"}',
    userType('Person')
  );
  const [name, age, friends, note, colour] = ['name', 'age', 'friends', 'note', 'colour'].map(
    (each) => readField(person as UserObject, each)
  );
  assert.deepEqual([name, age, note, text(colour)], ['Sari', 30, null, 'BLUE']);
  assert.equal(readField((friends as ApexList).get(0) as UserObject, 'name'), 'Adi');
  assert.equal(text(readAs('{"a":[1,2]}', mapOf(STRING, listOf(INTEGER)))), '{a=(1, 2)}');
  assert.equal(text(readAs('[1,1]', setOf(LONG))), '{1}');
  assert.equal(text(readAs('"2026-11-22"', DATE)), '2026-11-22 00:00:00');
  assert.equal(readAs('1.5', STRING), '1.5');
  assert.equal(text(readAs('"aGk="', BLOB)), 'Blob[2]');
  assert.equal(readAs('null', INTEGER), null);
});

test(
  documented(
    'https://github.com/octoberswimmer/aer-dist/issues/134',
    'Datetimes keep milliseconds and read offsets'
  ),
  () => {
    const at = (json: string): number => (readAs(json, DATETIME) as ApexDatetime).milliseconds;
    assert.equal(at('"2020-05-01T10:45:00.123Z"'), 1588329900123);
    assert.equal(at('"2020-05-01T17:45:00.123+0700"'), 1588329900123);
    assert.equal(at('"2020-05-01T17:45:00+07:00"'), 1588329900000);
  }
);

test(
  documented(
    'https://life-improver.com/salesforce/salesforce-deserializestrict-method-bug/',
    'strict refuses fields nobody knows'
  ),
  () => {
    fails(() => readStrict('{"first":1}', userType('Person')), 'Unknown field: Person.first');
  }
);

test(assumed('the texts are those of logs', 'JSON that does not fit its type'), () => {
  fails(
    () => readAs('[]', userType('Person')),
    "Malformed JSON: Expected '{' at the beginning of object"
  );
  fails(
    () => readAs('{}', listOf(INTEGER)),
    "Malformed JSON: Expected '[' at the beginning of List/Set"
  );
  fails(() => readAs('"thirty"', INTEGER), 'Illegal value for primitive: thirty');
  fails(() => readAs('1.5', INTEGER), 'Illegal value for primitive: 1.5');
  fails(() => readAs('2147483648', INTEGER), 'Illegal value for primitive: 2147483648');
  fails(() => readAs('{}', STRING), 'Illegal value for primitive');
  fails(() => readAs('1', OBJECT), 'Apex Type unsupported in JSON: Object');
  fails(() => readAs('"2017-14-31"', DATE), 'Invalid date: 2017-14-31');
  fails(
    () => readAs('{"name":"a","Name":"b"}', userType('Person')),
    'Duplicate field: Person.Name'
  );
  throwsApex(() => readAs('"x"', ID), 'System.StringException', 'Invalid id: x');
});

test(documented(JSON_DOCS, 'writing'), () => {
  const map = ApexMap.of(tx, STRING, OBJECT, [
    ['text', 'a"b\\\n\u0001é/'],
    ['decimal', ApexDecimal.parse('1.50')],
    ['double', new ApexDouble(2)],
    ['long', 5n],
    ['none', null],
    ['date', ApexDate.of(2026, 11, 22)],
    ['at', new ApexDatetime(Date.UTC(2026, 10, 22, 10))],
    ['blob', ApexBlob.fromText('hi')],
    ['list', ApexList.of(INTEGER, [1, null])]
  ]);
  assert.equal(
    write(map, true),
    '{"text":"a\\"b\\\\\\n\\u0001é/","decimal":1.50,"double":2.0,"long":5,"none":null,"date":"2026-11-22",' +
      '"at":"2026-11-22T10:00:00.000Z","blob":"aGk=","list":[1,null]}'
  );
});

test(
  documented(JSON_DOCS, 'objects are written in order of declaration, nulls only where asked for'),
  () => {
    const person = new Person();
    writeField(person, 'age', 30);
    writeField(person, 'note', 'never written');
    assert.equal(write(person), '{"name":null,"age":30,"friends":null,"colour":null}');
    assert.equal(write(person, true), '{"age":30}');
    writeField(person, 'friends', ApexList.of(userType('Person'), [person]));
    fails(() => write(person), 'Direct self-reference leading to cycle');
    fails(
      () => write(apexException('System.ListException', 'x')),
      'Apex Type unsupported in JSON: ListException'
    );
  }
);

test(
  documented(
    'https://dfc-org-production.my.site.com/forums/ForumsMain?id=906F0000000AqJuIAK',
    'pretty printing'
  ),
  () => {
    const inner = ApexMap.of(tx, STRING, OBJECT, [['type', 'x']]);
    const entity = ApexMap.of(tx, STRING, OBJECT, [
      ['attributes', inner],
      ['none', ApexList.of(OBJECT)]
    ]);
    const map = ApexMap.of(tx, STRING, OBJECT, [['entities', ApexList.of(OBJECT, [entity, 1])]]);
    const expected = [
      '{',
      '  "entities" : [ {',
      '    "attributes" : {',
      '      "type" : "x"',
      '    },',
      '    "none" : [ ]',
      '  }, 1 ]',
      '}'
    ];
    assert.equal(callStatic('JSON', 'serializePretty', map), expected.join('\n'));
  }
);

test(documented(JSON_DOCS, 'decimals keep their digits'), () => {
  assert.equal(
    write(readAs('0.428571428571428571428571428571429', DECIMAL)),
    '0.428571428571428571428571428571429'
  );
});
