import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assumed, documented } from '../support/evidence.ts';
import { createRecord, queryAddress, SOBJECTS } from './data-calls.ts';
import { useTestServer, type CallOptions } from './test-server.ts';

const ERRORS = documented(
  'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm'
);
const QUOTED = assumed('public clients quote the body, no page of Salesforce does');
const LEADS = `${SOBJECTS}/Lead`;
/** An id that no row has. */
const NOBODY = '00QLo0000000zzzMAA';
const LEAD = { LastName: 'Rahayu', Company: 'Rahayu Bakery' };
const server = useTestServer();

/** Asserts status and body, character by character. */
async function assertRefused(
  [method, address]: readonly [string, string],
  options: CallOptions,
  status: number,
  body: string
): Promise<void> {
  const answer = await server.current.call(method, address, { user: 'integration', ...options });
  const expected = { status, text: body };
  assert.deepEqual({ status: answer.status, text: answer.text }, expected, `${method} ${address}`);
}

test(`${ERRORS} an unknown version, resource or object, or one hidden from the user: 404`, async () => {
  const addresses = [
    '/services/data/v9.0/sobjects/Lead/x',
    '/services/data/v67.0/nothing',
    `${SOBJECTS}/Nothing__c/a00Lo0000000001AAA`,
    `${SOBJECTS}/Account/001Lo0000000001AAA`
  ];
  const body = '[{"errorCode":"NOT_FOUND","message":"The requested resource does not exist"}]';
  for (const address of addresses) await assertRefused(['GET', address], {}, 404, body);
});

test(`${ERRORS} a record that never was: 404, whatever is done to it`, async () => {
  const body = '[{"errorCode":"NOT_FOUND","message":"The requested resource does not exist"}]';
  for (const method of ['GET', 'PATCH', 'DELETE']) {
    const options = method === 'PATCH' ? { json: {} } : {};
    await assertRefused([method, `${LEADS}/${NOBODY}`], options, 404, body);
  }
});

test(`${ERRORS} an id of another object or with wrong checking letters: 400 MALFORMED_ID`, async () => {
  for (const id of [server.current.userId('rep'), '00Q900K0001pPuOAAU']) {
    const body = `[{"errorCode":"MALFORMED_ID","message":"Lead ID: id value of incorrect type: ${id}","fields":["Id"]}]`;
    await assertRefused(['GET', `${LEADS}/${id}`], {}, 400, body);
  }
});

test(`${QUOTED} a text that is no id: 404, as if it named an external id field`, async () => {
  const body =
    '[{"errorCode":"NOT_FOUND","message":"Provided external ID field does not exist or is not accessible: none"}]';
  await assertRefused(['GET', `${LEADS}/none`], {}, 404, body);
});

test(`${QUOTED} an id in the body that is none: 400 MALFORMED_ID with its field`, async () => {
  const json = { ...LEAD, OwnerId: '005B000002nBrQ' };
  const body =
    '[{"errorCode":"MALFORMED_ID","message":"Owner ID: id value of incorrect type: 005B000002nBrQ","fields":["OwnerId"]}]';
  await assertRefused(['POST', LEADS], { json }, 400, body);
});

test(`${QUOTED} a deleted record: 404 ENTITY_IS_DELETED when changed or deleted, 404 NOT_FOUND when read`, async () => {
  const address = `${LEADS}/${await createRecord(server.current, 'Lead', LEAD, 'integration')}`;
  assert.equal((await server.current.call('DELETE', address, { user: 'integration' })).status, 204);
  const deleted = '[{"errorCode":"ENTITY_IS_DELETED","message":"entity is deleted","fields":[]}]';
  await assertRefused(['DELETE', address], {}, 404, deleted);
  await assertRefused(['PATCH', address], { json: { LastName: 'Tan' } }, 404, deleted);
  const missing = '[{"errorCode":"NOT_FOUND","message":"The requested resource does not exist"}]';
  await assertRefused(['GET', address], {}, 404, missing);
});

test(`${QUOTED} a required field that is missing: 400 with its name`, async () => {
  const body =
    '[{"errorCode":"REQUIRED_FIELD_MISSING","message":"Required fields are missing: [LastName]","fields":["LastName"]}]';
  await assertRefused(['POST', LEADS], { json: { Company: 'Rahayu Bakery' } }, 400, body);
});

test(`${QUOTED} a field that does not exist, or that the user may not read: 400 INVALID_FIELD`, async () => {
  for (const field of ['Nothing__c', 'Website']) {
    const body = `[{"errorCode":"INVALID_FIELD","message":"No such column '${field}' on sobject of type Lead"}]`;
    await assertRefused(['POST', LEADS], { json: { [field]: 'x' } }, 400, body);
    await assertRefused(['GET', `${LEADS}/${NOBODY}?fields=${field}`], {}, 400, body);
  }
});

test(`${QUOTED} a field that the user may only read: 400 INVALID_FIELD_FOR_INSERT_UPDATE`, async () => {
  const body =
    '[{"errorCode":"INVALID_FIELD_FOR_INSERT_UPDATE","message":"Unable to create/update fields: Title. Please check the security settings of this field and verify that it is read/write for your profile or permission set.","fields":["Title"]}]';
  await assertRefused(['POST', LEADS], { json: { Title: 'Owner' } }, 400, body);
});

test(`${assumed('an integrator measured 400, where the status table would let one expect 403')} no right to create`, async () => {
  const body =
    '[{"errorCode":"CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY","message":"entity type cannot be inserted: User"}]';
  await assertRefused(
    ['POST', `${SOBJECTS}/User`],
    { user: 'rep', json: { LastName: 'x' } },
    400,
    body
  );
});

test(`${QUOTED} no right to change or delete, by object or by sharing: 403`, async () => {
  const body =
    '[{"errorCode":"INSUFFICIENT_ACCESS_OR_READONLY","message":"insufficient access rights on object id","fields":[]}]';
  const user = `${SOBJECTS}/User/${server.current.userId('admin')}`;
  await assertRefused(['PATCH', user], { user: 'rep', json: { LastName: 'x' } }, 403, body);
  await assertRefused(['DELETE', user], { user: 'rep' }, 403, body);
  const lead = `${LEADS}/${await createRecord(server.current, 'Lead', LEAD)}`;
  await assertRefused(['DELETE', lead], { user: 'rep' }, 403, body);
});

test(`${QUOTED} a body that is no JSON, or no object: 400 JSON_PARSER_ERROR`, async () => {
  const cases = [
    ['', 'The HTTP entity body is required, but this request has no entity body.'],
    ['[]', 'Can not deserialize SObject out of START_ARRAY token at [line:1, column:1]'],
    ['"x"', 'Can not deserialize SObject out of VALUE_STRING token at [line:1, column:1]'],
    [
      '{"LastName" "x"}',
      "Unexpected character ('\"' (code 34)): was expecting a colon to separate field name and value at [line:1, column:14]"
    ],
    [Buffer.from([0x7b, 0xff]), 'The request body is not in UTF-8.'],
    [
      '{"LastName":{}}',
      'Cannot deserialize instance of string from START_OBJECT value { or request may be missing a required field'
    ],
    [
      '{"IsUnreadByOwner":"yes"}',
      'Cannot deserialize instance of boolean from VALUE_STRING value yes or request may be missing a required field'
    ]
  ] as const;
  for (const [body, message] of cases) {
    const headers = { 'Content-Type': 'application/json' };
    const expected = JSON.stringify([{ errorCode: 'JSON_PARSER_ERROR', message }]);
    await assertRefused(['POST', LEADS], { user: 'admin', body, headers }, 400, expected);
  }
});

test(`${assumed('the status is documented, the text is not')} another content type, or a verb without meaning`, async () => {
  const headers = { 'Content-Type': 'text/plain' };
  const type =
    '[{"errorCode":"UNSUPPORTED_MEDIA_TYPE","message":"Content type text/plain is not supported: send application/json."}]';
  await assertRefused(['POST', LEADS], { body: 'x', headers }, 415, type);
  const verb =
    '[{"errorCode":"METHOD_NOT_ALLOWED","message":"HTTP Method \'PUT\' not allowed. Allowed are DELETE,GET,HEAD,PATCH"}]';
  await assertRefused(['PUT', `${LEADS}/${NOBODY}`], { json: {} }, 405, verb);
});

test('a percent sign that starts no character: 400', async () => {
  const body =
    '[{"errorCode":"MALFORMED_URL","message":"The URL has a percent sign that starts no character code."}]';
  await assertRefused(['GET', `${LEADS}/%zz`], {}, 400, body);
});

const SEE_DESCRIBE = 'Please reference your WSDL or the describe call for the appropriate names.';
const NO_WEBSITE = `No such column 'Website' on entity 'Lead'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. ${SEE_DESCRIBE}`;

/** Query, error code and text; the user may not read Account, nor Lead.Website. */
const REFUSED_QUERIES: readonly (readonly [string, string, string])[] = [
  ['', 'MALFORMED_QUERY', 'SOQL statements can not be empty or null'],
  [
    'SELECT Id FRM Lead',
    'MALFORMED_QUERY',
    "\nSELECT Id FRM Lead\n              ^\nERROR at Row:1:Column:15\nunexpected token: 'Lead'"
  ],
  [
    'SELECT Id,\nWebsite FROM Lead',
    'INVALID_FIELD',
    `\nWebsite FROM Lead\n^\nERROR at Row:2:Column:1\n${NO_WEBSITE}`
  ],
  [
    "SELECT Id FROM Lead WHERE FirstName = 'Siti' AND LastName = 'Rahayu' AND Website = 'example.com' ORDER BY LastName, FirstName",
    'INVALID_FIELD',
    `\nFirstName = 'Siti' AND LastName = 'Rahayu' AND Website = 'example.com' ORDER BY LastName\n                                               ^\nERROR at Row:1:Column:74\n${NO_WEBSITE}`
  ],
  [
    'SELECT Id FROM Account',
    'INVALID_TYPE',
    `\nSELECT Id FROM Account\n               ^\nERROR at Row:1:Column:16\nsObject type 'Account' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. ${SEE_DESCRIBE}`
  ],
  [
    'SELECT Nope__r.Name FROM Lead',
    'INVALID_FIELD',
    `\nSELECT Nope__r.Name FROM Lead\n       ^\nERROR at Row:1:Column:8\nDidn't understand relationship 'Nope__r' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. ${SEE_DESCRIBE}`
  ],
  [
    "SELECT Id FROM Lead WHERE Id = 'x'",
    'INVALID_QUERY_FILTER_OPERATOR',
    "\nSELECT Id FROM Lead WHERE Id = 'x'\n                               ^\nERROR at Row:1:Column:32\ninvalid ID field: x"
  ]
];

test(`${QUOTED} a refused query: 400 with the place in the query`, async () => {
  for (const [soql, errorCode, message] of REFUSED_QUERIES) {
    const body = JSON.stringify([{ errorCode, message }]);
    await assertRefused(['GET', queryAddress(soql)], {}, 400, body);
  }
});

test(`${assumed('Apex alone knows these clauses; the text is ours')} binds, ALL ROWS and WITH USER_MODE: 400`, async () => {
  const cases = [
    ['SELECT Id FROM Lead WHERE LastName = :name', ':'],
    ['SELECT Id FROM Lead ALL ROWS', 'ALL'],
    ['SELECT Id FROM Lead WITH USER_MODE', 'WITH']
  ] as const;
  for (const [soql, token] of cases) {
    const body = `[{"errorCode":"MALFORMED_QUERY","message":"unexpected token: '${token}'"}]`;
    await assertRefused(['GET', queryAddress(soql)], {}, 400, body);
  }
});

test(`${assumed('public scripts look for the beginning of this text')} a permission set given twice to a user: 400 DUPLICATE_VALUE`, async () => {
  const user = server.current.userId('outsider');
  const find = queryAddress("SELECT Id FROM PermissionSet WHERE Name = 'BirdAgent'");
  const { text } = await server.current.call('GET', find, { user: 'admin' });
  const [set] = (JSON.parse(text) as { records: { Id: string }[] }).records;
  const json = { AssigneeId: user, PermissionSetId: set!.Id };
  await createRecord(server.current, 'PermissionSetAssignment', json);
  const message = `Duplicate PermissionSetAssignment. Assignee: ${user}; Permission Set: ${set!.Id}`;
  await assertRefused(
    ['POST', `${SOBJECTS}/PermissionSetAssignment`],
    { user: 'admin', json },
    400,
    JSON.stringify([{ errorCode: 'DUPLICATE_VALUE', message, fields: [] }])
  );
});
