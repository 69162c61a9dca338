import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { UnsupportedError } from '../../src/diagnostics/errors.ts';
import { debugLog } from '../../src/runtime/system/debug-log.ts';
import { SYSTEM_TYPES } from '../../src/runtime/system/types.ts';
import { ApexBlob } from '../../src/runtime/values/blob.ts';
import type { ApexDatetime } from '../../src/runtime/values/datetime.ts';
import type { ApexMap } from '../../src/runtime/values/map.ts';
import { ApexList } from '../../src/runtime/values/list.ts';
import { ApexTypeValue } from '../../src/runtime/values/type-value.ts';
import {
  restRequest,
  RestRequestValue,
  setRestContext
} from '../../src/runtime/system/rest-context.ts';
import { BLOB, INTEGER, libraryType, listOf, STRING, userType } from '../../src/syntax/types.ts';
import { assumed, documented } from '../support/evidence.ts';
import { fakeTransaction } from '../support/fake-transaction.ts';
import { libraryCalls, throwsApex } from '../support/library-calls.ts';

const CRYPTO_DOCS =
  'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_restful_crypto.htm';
const ENCODING_DOCS =
  'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_restful_encodingUtil.htm';
const REST_DOCS =
  'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_restrequest.htm';
const ID_DOCS =
  'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_id.htm';
const TYPE_DOCS =
  'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_type.htm';
const { tx, call, callStatic, callTyped, create, text } = libraryCalls();
const blob = (content: string): ApexBlob => ApexBlob.fromText(content);
const hex = (value: unknown): unknown => callStatic('EncodingUtil', 'convertToHex', value);

test(documented(ID_DOCS, 'ids'), () => {
  throwsApex(() => callStatic('Id', 'valueOf', 'x'), 'System.StringException', 'Invalid id: x');
  throwsApex(() => callStatic('Id', 'valueOf', ''), 'System.StringException', 'Invalid id: ');
  assert.equal(callStatic('Id', 'valueOf', '001D000000IqhSL'), '001D000000IqhSLIAZ');
  assert.equal(callStatic('Id', 'valueOf', '001d000000iqhsliaz', true), '001D000000IqhSLIAZ');
  throwsApex(
    () => callStatic('Id', 'valueOf', '001d000000iqhsliaz'),
    'System.StringException',
    'Invalid id: 001d000000iqhsliaz'
  );
  assert.equal(call('Id', 'to15', '001D000000IqhSLIAZ'), '001D000000IqhSL');
});

test(
  documented('https://www.rfc-editor.org/rfc/rfc4231', 'digests and message authentication codes'),
  () => {
    throwsApex(
      () => callStatic('Crypto', 'generateDigest', 'SHA-7', blob('a')),
      'System.SecurityException',
      'Invalid algorithm: SHA-7'
    );
    throwsApex(
      () => callStatic('Crypto', 'generateDigest', 'SHA-256', null),
      'System.NullPointerException',
      'Argument cannot be null.'
    );
    assert.equal(
      hex(callStatic('Crypto', 'generateDigest', 'SHA-256', blob('abc'))),
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
    );
    const mac = callStatic(
      'Crypto',
      'generateMac',
      'hmacSHA256',
      blob('what do ya want for nothing?'),
      blob('Jefe')
    );
    assert.equal(hex(mac), '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843');
    const verify = (claimed: unknown): unknown =>
      callStatic(
        'Crypto',
        'verifyHmac',
        'hmacSHA256',
        blob('what do ya want for nothing?'),
        blob('Jefe'),
        claimed
      );
    assert.deepEqual([verify(mac), verify(blob('x'))], [true, false]);
  }
);

test(documented(CRYPTO_DOCS, 'signatures and ciphers come back'), () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const secret = new ApexBlob(privateKey.export({ format: 'der', type: 'pkcs8' }));
  const open = new ApexBlob(publicKey.export({ format: 'der', type: 'spki' }));
  const signature = callStatic('Crypto', 'sign', 'RSA-SHA256', blob('data'), secret);
  const types = [STRING, BLOB, BLOB, BLOB];
  assert.equal(
    callTyped('Crypto', 'verify', types, 'RSA-SHA256', blob('data'), signature, open),
    true
  );
  assert.equal(
    callTyped('Crypto', 'verify', types, 'RSA-SHA256', blob('other'), signature, open),
    false
  );
  const key = callStatic('Crypto', 'generateAesKey', 256);
  const encrypted = callStatic('Crypto', 'encryptWithManagedIV', 'AES256', key, blob('secret'));
  assert.equal(
    call(
      'Blob',
      'toString',
      callStatic('Crypto', 'decryptWithManagedIV', 'AES256', key, encrypted)
    ),
    'secret'
  );
  throwsApex(
    () => callStatic('Crypto', 'encryptWithManagedIV', 'AES128', key, blob('x')),
    'System.InvalidParameterValueException',
    'Invalid private key. Must be size 16 bytes.'
  );
});

test(documented(ENCODING_DOCS, 'encodings'), () => {
  assert.equal(callStatic('EncodingUtil', 'base64Encode', blob('hi?')), 'aGk/');
  assert.equal(call('Blob', 'toString', callStatic('EncodingUtil', 'base64Decode', 'aGk/')), 'hi?');
  assert.equal(hex(callStatic('EncodingUtil', 'convertFromHex', 'CAFE')), 'cafe');
  assert.equal(
    callStatic('EncodingUtil', 'urlEncode', "a b&c/é~*'", 'UTF-8'),
    'a+b%26c%2F%C3%A9%7E*%27'
  );
  assert.equal(callStatic('EncodingUtil', 'urlDecode', 'a+b%C3%A9', 'UTF-8'), 'a bé');
  assert.throws(() => callStatic('EncodingUtil', 'urlEncode', 'a', 'ISO-8859-1'), UnsupportedError);
  throwsApex(
    () => call('Blob', 'toString', new ApexBlob(Uint8Array.of(0xff))),
    'System.StringException',
    'BLOB is not a valid UTF-8 string'
  );
});

test(documented(REST_DOCS, 'the REST context'), () => {
  const mine = fakeTransaction();
  const calls = libraryCalls(mine);
  assert.equal(restRequest(mine), null);
  const request = calls.create(libraryType('System.RestRequest')) as RestRequestValue;
  calls.call('RestRequest', 'addHeader', request, 'Idempotency-Key', 'k');
  calls.call('RestRequest', 'addParameter', request, 'a', 'b');
  throwsApex(
    () => calls.call('RestRequest', 'addHeader', request, 'Cookie', 'x'),
    'System.InvalidHeaderException',
    'Header not allowed: Cookie'
  );
  setRestContext(mine, request, null);
  assert.equal(restRequest(mine), request);
  assert.equal(calls.text(request.headers), '{Idempotency-Key=k}');
});

test(documented(TYPE_DOCS, 'types'), () => {
  const mine = libraryCalls(
    fakeTransaction({ types: [userType('BirdPhone')], construct: (type) => type.name })
  );
  assert.equal(mine.callStatic('Type', 'forName', 'Nobody'), null);
  assert.equal(mine.callStatic('Type', 'forName', null), null);
  const found = mine.callStatic('Type', 'forName', 'birdphone');
  assert.equal(mine.call('Type', 'getName', found), 'BirdPhone');
  assert.equal(mine.call('Type', 'newInstance', found), 'BirdPhone');
  const list = new ApexTypeValue(listOf(INTEGER));
  assert.equal((mine.call('Type', 'newInstance', list) as ApexList).size, 0);
  assert.equal(mine.call('Type', 'equals', list, new ApexTypeValue(listOf(INTEGER))), true);
  throwsApex(
    () => mine.call('Type', 'newInstance', new ApexTypeValue(STRING)),
    'System.TypeException',
    'Type cannot be constructed: String'
  );
});

test(
  documented(
    'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_userinfo.htm',
    'the user and the clock'
  ),
  () => {
    assert.equal(callStatic('UserInfo', 'getUserId'), tx.user.id);
    assert.equal(text(callStatic('UserInfo', 'getTimeZone')), 'Asia/Jakarta');
    assert.equal(callStatic('System', 'currentTimeMillis'), BigInt(tx.now()));
    assert.equal((callStatic('System', 'now') as ApexDatetime).milliseconds, tx.now());
    callStatic('System', 'debug', ApexList.of(STRING, ['a']));
    assert.deepEqual(debugLog(tx).lines, [{ level: 'DEBUG', text: '(a)' }]);
  }
);

test(
  documented(
    'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_UUID.htm',
    'UUIDs and addresses'
  ),
  () => {
    const uuid = callStatic('UUID', 'randomUUID');
    assert.equal(call('UUID', 'equals', callStatic('UUID', 'fromString', text(uuid)), uuid), true);
    assert.match(
      text(uuid),
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
    );
    throwsApex(
      () => callStatic('UUID', 'fromString', 'x'),
      'System.IllegalArgumentException',
      'Invalid UUID string: x'
    );
    const url = create(libraryType('System.Url'), 'https://bird.example.com/a/b?c=d');
    const parts = ['getProtocol', 'getHost', 'getPath', 'getQuery', 'getPort', 'getRef'];
    assert.deepEqual(
      parts.map((part) => call('Url', part, url)),
      ['https', 'bird.example.com', '/a/b', 'c=d', -1, null]
    );
  }
);

test(assumed('the platform keeps access levels and enums as constants', 'constants'), () => {
  const enums = SYSTEM_TYPES.filter((type) => type.enumConstants !== undefined).map(
    (type) => type.name
  );
  assert.ok(enums.includes('System.StatusCode'));
  const access = SYSTEM_TYPES.find((type) => type.name === 'System.AccessLevel');
  const level = access?.staticFields?.['USER_MODE']?.get(tx, null as never);
  assert.equal(text(level), 'USER_MODE');
});

test(documented(REST_DOCS, 'maps of requests are ordinary maps'), () => {
  const request = new RestRequestValue(tx);
  const headers: ApexMap = request.headers;
  assert.equal(headers.get(tx, 'idempotency-key'), null);
});
