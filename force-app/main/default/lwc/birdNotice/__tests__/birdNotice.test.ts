import BirdNotice from 'c/birdNotice';
import { all, mount, one, textOf, unmountAll } from '../../birdModel/__tests__/dom';

afterEach(unmountAll);

describe('birdNotice', () => {
  it.each([
    ['hidden', 'utility:hide'],
    ['offline', 'utility:offline'],
    ['session', 'utility:error'],
    ['failed', 'utility:warning']
  ])('tells %s by icon and words', async (kind, icon) => {
    const properties = { kind, heading: 'No connection.', text: 'Showing messages up to 11:24.' };
    const element = await mount('c-bird-notice', BirdNotice, properties);
    expect(one<HTMLElement & { iconName: string }>(element, '.icon').iconName).toBe(icon);
    expect(one(element, '.notice').className).toBe(`notice notice_${kind}`);
    expect(textOf(one(element, '.text'))).toBe('No connection.Showing messages up to 11:24.');
    expect(all(element, 'lightning-button')).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it('passes on its button', async () => {
    const properties = {
      kind: 'session',
      heading: 'Your session has expired.',
      actionLabel: 'Log in again'
    };
    const element = await mount('c-bird-notice', BirdNotice, properties);
    const pressed = jest.fn();
    element.addEventListener('action', pressed);
    const button = one<HTMLElement & { label: string; variant: string }>(
      element,
      'lightning-button'
    );
    expect([button.label, button.variant]).toEqual(['Log in again', 'brand']);
    button.click();
    expect(pressed).toHaveBeenCalledTimes(1);
    expect(all(element, '.hint')).toHaveLength(0);
  });
});
