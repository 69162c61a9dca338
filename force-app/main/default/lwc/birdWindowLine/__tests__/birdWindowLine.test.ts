import BirdWindowLine from 'c/birdWindowLine';
import type { ReplyWindow } from 'c/birdTime';
import { all, mount, one, textOf, unmountAll } from '../../birdModel/__tests__/dom';
import type { Mounted } from '../../birdModel/__tests__/dom';

function draw(replyWindow?: ReplyWindow): Promise<Mounted> {
  return mount('c-bird-window-line', BirdWindowLine, { replyWindow });
}

function icon(element: Mounted): string {
  return one<HTMLElement & { iconName: string }>(element, '.icon').iconName;
}

afterEach(unmountAll);

describe('birdWindowLine', () => {
  it('tells how long the window stays open', async () => {
    const element = await draw({ state: 'open', left: '23 h 54 min', until: 'Sat 11:18' });
    expect(textOf(one(element, '.text'))).toBe('23 h 54 min left to reply on WhatsApp');
    expect(textOf(one(element, 'strong'))).toBe('23 h 54 min');
    expect(textOf(one(element, '.until'))).toBe('until Sat 11:18');
    expect(icon(element)).toBe('utility:clock');
    await expect(element).toBeAccessible();
  });

  it('warns when it is closing', async () => {
    const element = await draw({ state: 'closing', left: '42 min', until: '10:36' });
    expect(icon(element)).toBe('utility:warning');
    expect(one(element, '.window').className).toBe('window window_closing');
    await expect(element).toBeAccessible();
  });

  it('says what a closed window means', async () => {
    const element = await draw({ state: 'closed', left: '', until: '' });
    expect(textOf(one(element, '.text'))).toBe(
      'WhatsApp reply window closed.Only template messages until the customer writes.'
    );
    expect(icon(element)).toBe('utility:lock');
    expect(all(element, '.until')).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it('draws nothing without a window', async () => {
    expect(all(await draw(), '*')).toHaveLength(0);
  });
});
