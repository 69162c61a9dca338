import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkMetadata } from './metadata-types.ts';
import { readWsdlTypes } from './wsdl-types.ts';

const wsdl = readWsdlTypes();
const field = (inner: string): string => `<?xml version="1.0"?><CustomField>${inner}</CustomField>`;

test('a right field has no fault', () => {
  assert.deepEqual(
    checkMetadata(
      wsdl,
      field('<fullName>A__c</fullName><label>A</label><length>40</length><type>Text</type>')
    ),
    []
  );
});

for (const [what, inner, fault] of [
  [
    'an unknown element',
    '<colour>red</colour>',
    '<colour> is not an element of CustomField (in CustomField)'
  ],
  [
    'a wrong word',
    '<type>Telephone</type>',
    '"Telephone" is not a value of FieldType (in CustomField/type)'
  ],
  ['a wrong boolean', '<unique>yes</unique>', '"yes" is not true or false (in CustomField/unique)'],
  ['a wrong number', '<length>long</length>', '"long" is not a number (in CustomField/length)'],
  ['a repeated element', '<label>A</label><label>B</label>', '<label> stands twice in CustomField']
] as const) {
  test(`${what} is a fault`, () => {
    assert.ok(
      checkMetadata(wsdl, field(inner)).includes(fault),
      checkMetadata(wsdl, field(inner)).join('\n')
    );
  });
}

test('a missing required element is a fault', () => {
  const page = '<FlexiPage><masterLabel>A</masterLabel><type>RecordPage</type></FlexiPage>';
  assert.deepEqual(checkMetadata(wsdl, page), ['<template> is missing in FlexiPage']);
});

test('an unknown type and broken XML are faults', () => {
  assert.deepEqual(checkMetadata(wsdl, '<Nothing/>'), ['<Nothing> is no metadata type']);
  assert.match(checkMetadata(wsdl, '<CustomField><label></CustomField>')[0] ?? '', /^line 1:/);
});

test('a static resource is right without its content, which lies in a file beside it', () => {
  const resource =
    '<StaticResource><cacheControl>Private</cacheControl><contentType>application/json</contentType></StaticResource>';
  assert.deepEqual(checkMetadata(wsdl, resource), []);
});
