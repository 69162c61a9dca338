import BirdChannelTabs from 'c/birdChannelTabs';
import { channel } from '../../birdModel/__tests__/builders';
import { all, inTurn, mount, one, settle, textOf, unmountAll } from '../../birdModel/__tests__/dom';
import type { Mounted } from '../../birdModel/__tests__/dom';

const CHANNELS = [channel('WhatsApp', 1041, 3), channel('SMS', 1), channel('Instagram', 7)];

function draw(selected: string | null = null): Promise<Mounted> {
  const properties = { channels: CHANNELS, total: 1049, selected };
  return mount('c-bird-channel-tabs', BirdChannelTabs, properties);
}

function press(element: Element, key: string): void {
  element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
}

afterEach(unmountAll);

describe('birdChannelTabs', () => {
  it('shows All and the channels with counts and a dot where something is unread', async () => {
    const element = await draw();
    expect(all(element, '.words').map(textOf)).toEqual([
      'All1,049',
      'WhatsApp1,041',
      'SMS1',
      'Instagram7'
    ]);
    expect(all(element, '.tab').map((tab) => tab.querySelectorAll('.dot').length)).toEqual([
      0, 1, 0, 0
    ]);
    await expect(element).toBeAccessible();
  });

  it('names the tabs in whole sentences', async () => {
    const element = await draw();
    expect(all(element, '.slds-assistive-text').map(textOf)).toEqual([
      'All, 1,049 messages',
      'WhatsApp, 1,041 messages, 3 new',
      'SMS, 1 message',
      'Instagram, 7 messages'
    ]);
    expect(one(element, '[role="tablist"]').getAttribute('aria-label')).toBe('Channels');
  });

  it('is one tab stop at the selected tab', async () => {
    const element = await draw('sms');
    const tabs = all(element, '.tab');
    expect(tabs.map((tab) => tab.getAttribute('aria-selected'))).toEqual([
      'false',
      'false',
      'true',
      'false'
    ]);
    expect(tabs.map((tab) => tab.tabIndex)).toEqual([-1, -1, 0, -1]);
  });

  it('tells which tab was pressed, null for All', async () => {
    const element = await draw('sms');
    const chosen: unknown[] = [];
    element.addEventListener('channelselect', (event) =>
      chosen.push((event as CustomEvent).detail)
    );
    all(element, '.tab').forEach((tab) => tab.click());
    expect(chosen).toEqual([
      { channel: null },
      { channel: 'whatsapp' },
      { channel: 'sms' },
      { channel: 'instagram' }
    ]);
  });

  it('moves the focus by arrows, Home and End without selecting', async () => {
    const element = await draw();
    const chosen = jest.fn();
    element.addEventListener('channelselect', chosen);
    const tabs = all(element, '.tab');
    const focused = (): number => tabs.indexOf(element.shadowRoot?.activeElement as HTMLElement);
    tabs[0]?.focus();
    const visited: number[] = [];
    await inTurn(['ArrowRight', 'End', 'ArrowRight', 'ArrowLeft', 'Home', 'x'], async (key) => {
      press(tabs[focused()]!, key);
      await settle();
      visited.push(focused());
    });
    expect(visited).toEqual([1, 3, 0, 3, 0, 0]);
    expect(chosen).not.toHaveBeenCalled();
  });

  it('has All alone without channels', async () => {
    const element = await mount('c-bird-channel-tabs', BirdChannelTabs);
    expect(all(element, '.slds-assistive-text').map(textOf)).toEqual(['All, 0 messages']);
  });
});
