import BirdState from 'c/birdState';
import { all, mount, one, textOf, unmountAll } from '../../birdModel/__tests__/dom';

afterEach(unmountAll);

describe('birdState', () => {
  it('shows icon, title and sentence', async () => {
    const element = await mount('c-bird-state', BirdState, {
      iconName: 'utility:chat',
      heading: 'No messages yet',
      text: 'They appear here by themselves.'
    });
    expect(one<HTMLElement & { iconName: string }>(element, '.icon').iconName).toBe('utility:chat');
    expect(textOf(one(element, 'h3'))).toBe('No messages yet');
    expect(textOf(one(element, '.text'))).toBe('They appear here by themselves.');
    expect(all(element, 'strong, lightning-button')).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it('lets what stands out stand where the label wants it', async () => {
    const element = await mount('c-bird-state', BirdState, {
      text: 'Ask for {0}, please.',
      strongText: 'Bird Agent'
    });
    expect(textOf(one(element, '.text'))).toBe('Ask for Bird Agent, please.');
    expect(textOf(one(element, 'strong'))).toBe('Bird Agent');
  });

  it('passes on its button', async () => {
    const element = await mount('c-bird-state', BirdState, { actionLabel: 'Try again' });
    const pressed = jest.fn();
    element.addEventListener('action', pressed);
    const button = one<HTMLElement & { label: string }>(element, 'lightning-button');
    expect(button.label).toBe('Try again');
    button.click();
    expect(pressed).toHaveBeenCalledTimes(1);
  });
});
