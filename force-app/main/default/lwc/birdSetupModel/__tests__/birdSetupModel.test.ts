import { failureText, statusWord } from 'c/birdSetupModel';

describe('failureText', () => {
  it('shows the sentence of our own controllers', () => {
    const message = '{"code":"NO_PERMISSION","message":"You may not. Assign Bird Admin."}';
    expect(failureText({ body: { message } })).toBe('You may not. Assign Bird Admin.');
  });

  it('says who may use the page where the class is closed', () => {
    const message = "You do not have access to the Apex class named 'BirdSetupController'.";
    expect(failureText({ status: 500, body: { message } })).toContain('permission set Bird Admin');
  });

  it.each([
    ['no connection', new TypeError('Failed to fetch'), 'no connection'],
    ['an expired session', { status: 401, body: {} }, 'session has expired'],
    ['nothing to go by', {}, 'did not answer as expected']
  ])('explains %s', (_, error, words) => {
    expect(failureText(error)).toContain(words);
  });
});

describe('statusWord', () => {
  it('speaks to people', () => {
    const words = ['New', 'Stored', 'Failed', 'Resolved', 'Ignored', 'Other'].map(statusWord);
    expect(words).toEqual(['Waiting', 'Without record', 'Given up', 'Done', 'Ignored', 'Other']);
  });
});
