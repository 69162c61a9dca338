import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApexDatetime } from '../../src/runtime/values/datetime.ts';
import { ApexDecimal } from '../../src/runtime/values/decimal.ts';
import type { ApexJsonParser } from '../../src/runtime/system/json-parser.ts';
import { EnumValue } from '../../src/runtime/values/enum-value.ts';
import { ApexTypeValue } from '../../src/runtime/values/type-value.ts';
import { INTEGER, listOf, STRING } from '../../src/syntax/types.ts';
import { assumed, documented } from '../support/evidence.ts';
import { libraryCalls, throwsApex } from '../support/library-calls.ts';

const PARSER =
  'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_JsonParser.htm';
const { call, callStatic, text } = libraryCalls();
const open = (json: string): ApexJsonParser =>
  callStatic('JSON', 'createParser', json) as ApexJsonParser;
const on = (parser: ApexJsonParser, method: string, ...args: unknown[]): unknown =>
  call('JSONParser', method, parser, ...args);
const name = (token: unknown): string | null => (token instanceof EnumValue ? token.name : null);
const next = (parser: ApexJsonParser): string | null => name(on(parser, 'nextToken'));

test(documented(PARSER, 'JSONParser.nextToken walks over every token and ends with null'), () => {
  const parser = open('{"a":[1,2.5,"x",true,null],"b":{}} ');
  const tokens: (string | null)[] = [];
  for (let token = next(parser); token !== null; token = next(parser)) {
    tokens.push(
      `${token} ${String(on(parser, 'getText'))} ${String(on(parser, 'getCurrentName'))}`
    );
  }
  assert.deepEqual(tokens, [
    'START_OBJECT { null',
    'FIELD_NAME a a',
    'START_ARRAY [ a',
    'VALUE_NUMBER_INT 1 null',
    'VALUE_NUMBER_FLOAT 2.5 null',
    'VALUE_STRING x null',
    'VALUE_TRUE true null',
    'VALUE_NULL null null',
    'END_ARRAY ] a',
    'FIELD_NAME b b',
    'START_OBJECT { b',
    'END_OBJECT } b',
    'END_OBJECT } null'
  ]);
  assert.equal(on(parser, 'hasCurrentToken'), false);
});

test(
  documented(PARSER, 'JSONParser.skipChildren goes to the end of the object that just began'),
  () => {
    const parser = open('{"a":{"b":[1,{"c":2}]},"d":3}');
    next(parser);
    next(parser);
    next(parser);
    on(parser, 'skipChildren');
    assert.equal(name(on(parser, 'getCurrentToken')), 'END_OBJECT');
    assert.equal(name(on(parser, 'nextValue')), 'VALUE_NUMBER_INT');
    assert.equal(on(parser, 'getIntegerValue'), 3);
  }
);

test(documented(PARSER, 'JSONParser reads typed values and leaves the last token current'), () => {
  const parser = open('{"at":"2026-01-02T03:04:05Z","n":1.5,"l":[1,2],"z":true}');
  next(parser);
  on(parser, 'nextValue');
  assert.ok(on(parser, 'getDateTimeValue') instanceof ApexDatetime);
  on(parser, 'nextValue');
  assert.ok(on(parser, 'getDecimalValue') instanceof ApexDecimal);
  on(parser, 'nextValue');
  const list = on(parser, 'readValueAs', new ApexTypeValue(listOf(INTEGER)));
  assert.equal(text(list), '(1, 2)');
  assert.equal(name(on(parser, 'getCurrentToken')), 'END_ARRAY');
  on(parser, 'nextValue');
  assert.equal(on(parser, 'getBooleanValue'), true);
});

test(documented(PARSER, 'JSONParser keeps the token that was cleared'), () => {
  const parser = open('[1]');
  next(parser);
  on(parser, 'clearCurrentToken');
  assert.equal(on(parser, 'getCurrentToken'), null);
  assert.equal(name(on(parser, 'getLastClearedToken')), 'START_ARRAY');
});

test(assumed('wording of the error', 'JSONParser refuses a value of another type'), () => {
  const parser = open('["x"]');
  next(parser);
  next(parser);
  throwsApex(
    () => on(parser, 'getIntegerValue'),
    'System.JSONException',
    'Current token (VALUE_STRING) not of Integer'
  );
  assert.equal(on(parser, 'getText'), 'x');
});

const BROKEN: readonly [json: string, message: string][] = [
  [
    '{"a" 1}',
    "Unexpected character ('1' (code 49)): was expecting a colon to separate field name and value at [line:1, column:7]"
  ],
  [
    '{"a":1,}',
    "Unexpected character ('}' (code 125)): was expecting double-quote to start field name at [line:1, column:9]"
  ],
  [
    '[1 2]',
    "Unexpected character ('2' (code 50)): was expecting comma to separate ARRAY entries at [line:1, column:5]"
  ],
  [
    '{"a":1',
    'Unexpected end-of-input: expected close marker for OBJECT (from [line:1, column:0]) at [line:1, column:7]'
  ]
];
for (const [json, message] of BROKEN) {
  test(assumed('words of the deserializer', `JSONParser meets the fault of ${json}`), () => {
    const parser = open(json);
    throwsApex(
      () => {
        while (next(parser) !== null);
      },
      'System.JSONException',
      message
    );
  });
}

test(
  assumed(
    "Jackson reads the platform's JSON and allows several root values",
    'JSONParser goes on with a second value behind the first'
  ),
  () => {
    const parser = open('{"a":1} {"b":2}');
    next(parser);
    on(parser, 'skipChildren');
    assert.equal(next(parser), 'START_OBJECT');
  }
);

test(documented(PARSER, 'JSONParser.readValueAs reads a text too'), () => {
  const parser = open('["x"]');
  next(parser);
  next(parser);
  assert.equal(on(parser, 'readValueAs', new ApexTypeValue(STRING)), 'x');
});
