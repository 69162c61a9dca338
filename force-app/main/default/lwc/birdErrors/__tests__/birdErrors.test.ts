import { reduceError } from 'c/birdErrors';

describe('reduceError', () => {
  it('reads the JSON of our own controller', () => {
    const message = '{"code":"NOT_FOUND","message":"The record was deleted."}';
    expect(reduceError({ status: 500, body: { message } })).toEqual({
      code: 'NOT_FOUND',
      message: 'The record was deleted.'
    });
  });

  it('does not let an unknown code of ours through', () => {
    const message = '{"code":"NEW_CODE","message":"Something new."}';
    expect(reduceError({ body: { message } })).toEqual({
      code: 'UNKNOWN',
      message: 'Something new.'
    });
  });

  it('keeps a platform text that only looks like JSON', () => {
    expect(reduceError({ body: { message: '{"code":' } })).toEqual({
      code: 'UNKNOWN',
      message: '{"code":'
    });
  });

  it('sees a missing class right in any language', () => {
    const message = "Sie haben keinen Zugriff auf die Apex-Klasse 'BirdConversationController'.";
    expect(reduceError({ status: 500, body: { message } }).code).toBe('NO_ACCESS');
  });

  it.each([
    ['a UI API list', { body: [{ errorCode: 'INVALID_SESSION_ID', message: 'Expired' }] }],
    ['a bare list', [{ errorCode: 'INVALID_SESSION_ID', message: 'Expired' }]],
    [
      'output errors',
      { body: { output: { errors: [{ errorCode: 'INVALID_SESSION_ID', message: 'Expired' }] } } }
    ],
    [
      'page errors',
      { body: { pageErrors: [{ statusCode: 'INVALID_SESSION_ID', message: 'Expired' }] } }
    ],
    [
      'field errors',
      {
        body: { fieldErrors: { Name: [{ statusCode: 'INVALID_SESSION_ID', message: 'Expired' }] } }
      }
    ],
    ['a status', { status: 401, body: { message: 'Expired' } }]
  ])('finds an expired session in %s', (_, error) => {
    expect(reduceError(error)).toEqual({ code: 'SESSION_EXPIRED', message: 'Expired' });
  });

  it.each([
    ['a failed fetch', new TypeError('Failed to fetch'), 'OFFLINE', 'Failed to fetch'],
    ['status 0', { status: 0, body: '' }, 'OFFLINE', ''],
    ['status 403', { status: 403, statusText: 'Forbidden' }, 'NO_ACCESS', 'Forbidden'],
    ['status 404', { status: 404, body: 'Gone' }, 'NOT_FOUND', 'Gone'],
    ['a JavaScript error', new Error('Broken'), 'UNKNOWN', 'Broken'],
    ['a text', 'Broken', 'UNKNOWN', 'Broken'],
    ['nothing', undefined, 'UNKNOWN', ''],
    ['null parts', { body: null, message: null }, 'UNKNOWN', '']
  ])('reduces %s', (_, error, code, message) => {
    expect(reduceError(error)).toEqual({ code, message });
  });
});
