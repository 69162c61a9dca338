import BirdTestMessage from 'c/birdTestMessage';
import sendTestMessage from '@salesforce/apex/BirdSetupController.sendTestMessage';
import { all, mount, one, settle, textOf, unmountAll } from '../../birdModel/__tests__/dom';
import type { Mounted } from '../../birdModel/__tests__/dom';
import { item } from '../../birdSetupModel/__tests__/builders';

jest.mock('@salesforce/apex/BirdSetupController.sendTestMessage', () => ({ default: jest.fn() }), {
  virtual: true
});

const sending = jest.mocked(sendTestMessage);

async function send(): Promise<Mounted> {
  const element = await mount('c-bird-test-message', BirdTestMessage);
  one(element, '.send').click();
  await settle();
  return element;
}

beforeEach(() => {
  sending.mockReset().mockResolvedValue(item({ sentence: 'It would make a Lead.' }));
});

afterEach(unmountAll);

describe('birdTestMessage', () => {
  it('says beforehand what it does', async () => {
    const element = await mount('c-bird-test-message', BirdTestMessage);
    expect(textOf(one(element, '.body'))).toContain('takes back everything it makes');
    expect(textOf(one(element, '.result'))).toBe('');
    await expect(element).toBeAccessible();
  });

  it('tells what a message would make', async () => {
    const element = await send();
    expect(sending).toHaveBeenCalledWith({ channel: 'whatsapp' });
    expect(textOf(one(element, '.result'))).toBe('It would make a Lead.');
    await expect(element).toBeAccessible();
  });

  it('tells why it would be refused, and what to do', async () => {
    const refused = item({ state: 'faulty', sentence: 'Kept: NO_ROUTE.', remedy: 'Activate one.' });
    sending.mockResolvedValue(refused);
    const element = await send();
    expect(textOf(one(element, '.sentence'))).toBe('Kept: NO_ROUTE.');
    expect(textOf(one(element, '.remedy'))).toBe('Activate one.');
  });

  it('sends on another channel', async () => {
    const element = await mount('c-bird-test-message', BirdTestMessage);
    const detail = { value: 'viber' };
    one(element, '.channel').dispatchEvent(new CustomEvent('change', { detail }));
    one(element, '.send').click();
    await settle();
    expect(sending).toHaveBeenCalledWith({ channel: 'viber' });
  });

  it('cannot be pressed while it sends', async () => {
    sending.mockReturnValue(new Promise(() => undefined));
    const element = await send();
    expect(one<HTMLElement & { disabled: boolean }>(element, '.send').disabled).toBe(true);
  });

  it('says why it failed', async () => {
    sending.mockRejectedValue({ body: { message: 'You may not.' } });
    const element = await send();
    expect(textOf(one(element, '[role="alert"]'))).toBe('You may not.');
    expect(all(element, '.sentence')).toHaveLength(0);
  });
});
