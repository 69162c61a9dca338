import BirdMessage from 'c/birdMessage';
import type { TimelineRow } from 'c/birdTimeline';
import type { BirdMessageView } from 'c/birdModel';
import { message, reply } from '../../birdModel/__tests__/builders';
import { all, mount, one, settle, textOf, unmountAll } from '../../birdModel/__tests__/dom';
import type { Mounted } from '../../birdModel/__tests__/dom';

function row(of: BirdMessageView, changes: Partial<TimelineRow> = {}): TimelineRow {
  return {
    key: of.id,
    message: of,
    isFirst: true,
    sender: of.senderName ?? '',
    channel: 'whatsapp',
    channelWord: 'WhatsApp',
    time: '08:12',
    day: 0,
    isRecent: false,
    mark: '',
    status: '',
    isTextHidden: false,
    ...changes
  };
}

function draw(of: BirdMessageView, changes: Partial<TimelineRow> = {}): Promise<Mounted> {
  return mount('c-bird-message', BirdMessage, { row: row(of, changes) });
}

/** jsdom lays nothing out: an element that is as high as told. */
function withHeights(scrollHeight: number, clientHeight: number): void {
  jest.spyOn(Element.prototype, 'scrollHeight', 'get').mockReturnValue(scrollHeight);
  jest.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(clientHeight);
}

afterEach(() => {
  unmountAll();
  jest.restoreAllMocks();
});

describe('head', () => {
  it('has sender, channel with glyph, and time, in reading order', async () => {
    const element = await draw(message('a', 0));
    expect(textOf(one(element, '.head'))).toBe('Siti RahayuWhatsApp08:12');
    expect(one<HTMLElement & { channel: string }>(element, 'c-bird-channel-glyph').channel).toBe(
      'whatsapp'
    );
    expect(one(element, 'time').getAttribute('datetime')).toBe('2026-11-20T04:24:00.000Z');
    await expect(element).toBeAccessible();
  });

  it.each([
    ['bot', 'Bot', 'utility:robot'],
    ['campaign', 'Campaign', 'utility:announcement']
  ])('tells a %s by word and icon', async (senderKind, word, icon) => {
    const element = await draw(reply('a', 0, { senderKind }));
    expect(textOf(one(element, '.kind'))).toBe(word);
    expect(one<HTMLElement & { iconName: string }>(element, '.kind-icon').iconName).toBe(icon);
  });

  it('is left out within a group, but not for screen readers', async () => {
    const element = await draw(message('a', 0), { isFirst: false });
    expect(all(element, '.head')).toHaveLength(0);
    expect(textOf(one(element, '.slds-assistive-text'))).toBe('Siti Rahayu, 08:12');
  });

  it('has no channel where the thread shows one', async () => {
    const element = await draw(message('a', 0), { channelWord: '' });
    expect(all(element, '.channel')).toHaveLength(0);
  });
});

describe('bubble', () => {
  it.each([
    ['the customer', message('a', 0), 'bubble bubble_first', 'message'],
    ['a person of ours', reply('a', 0), 'bubble bubble_ours bubble_first', 'message message_end'],
    [
      'a bot',
      reply('a', 0, { senderKind: 'bot' }),
      'bubble bubble_automatic bubble_first',
      'message message_end'
    ],
    [
      'a failure',
      reply('a', 0, { status: 'failed' }),
      'bubble bubble_failed bubble_first',
      'message message_end'
    ]
  ])('of %s has its own look and side', async (_, of, bubble, side) => {
    const element = await draw(of);
    expect(one(element, '.bubble').className).toBe(bubble);
    expect(one(element, '.message').className).toBe(side);
  });

  it('shows markup as text and links only https', async () => {
    const body = '<b>Halo</b> <script>alert(1)</script> http://a.example https://b.example/x';
    const element = await draw(message('a', 0, { body }));
    expect(textOf(one(element, '.text'))).toBe(body);
    expect(all(element, '.text b, script')).toHaveLength(0);
    const links = all<HTMLAnchorElement>(element, 'a');
    expect(links.map((link) => link.href)).toEqual(['https://b.example/x']);
    expect(links[0]?.rel).toBe('noopener noreferrer');
    expect(links[0]?.target).toBe('_blank');
  });

  it('lists offered choices as plain text', async () => {
    const choices = ['Sabtu, 10.00', 'Lain waktu'];
    const element = await draw(reply('a', 0, { type: 'interactive', choices }));
    expect(all(element, '.choice bdi').map(textOf)).toEqual(choices);
    expect(all(element, '.slash')).toHaveLength(1);
    expect(all(element, 'button')).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it('tells what the customer chose', async () => {
    const element = await draw(message('a', 0, { type: 'interactive', body: 'Sabtu, 10.00' }));
    expect(textOf(one(element, '.bubble'))).toBe('ChoseSabtu, 10.00');
    expect(all(element, '.text')).toHaveLength(1);
  });

  it('says that a text is hidden', async () => {
    const element = await draw(message('a', 0, { body: null }), { isTextHidden: true });
    expect(textOf(one(element, '.bubble'))).toBe('Text hidden');
    expect(all(element, 'c-bird-media')).toHaveLength(0);
  });

  it('is not there around content that cannot be shown', async () => {
    const element = await draw(message('a', 0, { type: 'poll', body: null }));
    expect(all(element, '.bubble')).toHaveLength(0);
    expect(all(element, 'c-bird-media.bare')).toHaveLength(1);
  });

  it('gives up content that turns out not to load, and keeps its caption', async () => {
    const media = [{ url: 'https://a.example/x.jpg', contentType: 'image/jpeg' }];
    const element = await draw(message('a', 0, { type: 'image', body: 'Atap', media }));
    const detail = { key: '0' };
    one(element, '.bubble c-bird-media').dispatchEvent(new CustomEvent('unavailable', { detail }));
    await settle();
    expect(all(element, '.bubble c-bird-media')).toHaveLength(0);
    expect(all(element, 'c-bird-media.bare')).toHaveLength(1);
    expect(textOf(one(element, '.bubble'))).toBe('Atap');
  });
});

describe('long texts', () => {
  const long = message('a', 0, { body: 'kata '.repeat(400) });

  it('are cut and open in place', async () => {
    withHeights(800, 200);
    const element = await draw(long);
    const button = one<HTMLButtonElement>(element, '.more');
    expect(textOf(button)).toBe('Show more');
    expect(button.getAttribute('aria-expanded')).toBe('false');
    expect(one(element, '.text').className).toContain('text_clamped');
    button.click();
    await settle();
    expect(one(element, '.text').className).toBe('text');
    expect(textOf(one(element, '.more'))).toBe('Show less');
    await expect(element).toBeAccessible();
  });

  it('have no button where everything fits', async () => {
    withHeights(200, 200);
    expect(all(await draw(long), '.more')).toHaveLength(0);
  });
});

describe('delivery status', () => {
  it.each([
    ['sending', 'pending', 'Sending'],
    ['sent', 'sent', 'Sent'],
    ['delivered', 'delivered', 'Delivered'],
    ['read', 'read', 'Read'],
    ['failed', 'failed', 'Not delivered.']
  ] as const)('is a word for %s', async (state, status, word) => {
    const element = await draw(reply('a', 0, { status }), { status: state });
    expect(textOf(one(element, '.status'))).toBe(word);
    expect(all(element, '.status svg, .status lightning-icon')).toHaveLength(1);
  });

  it('gives the reason as a sentence, never as a code', async () => {
    const sentence = reply('a', 0, { status: 'failed', statusReason: 'Number unreachable (SMS).' });
    const told = await draw(sentence, { status: 'failed' });
    expect(textOf(one(told, '.reason'))).toBe('Number unreachable (SMS).');
    const code = reply('b', 0, { status: 'failed', statusReason: '131026' });
    expect(all(await draw(code, { status: 'failed' }), '.reason')).toHaveLength(0);
  });

  it('is nothing where none is given', async () => {
    expect(all(await draw(reply('a', 0)), '.status')).toHaveLength(0);
  });
});

describe('keyboard', () => {
  it('reaches controls only where the reader stands', async () => {
    const element = await draw(message('a', 0, { body: 'https://a.example' }));
    expect(one(element, 'a').tabIndex).toBe(-1);
    element.isActive = true;
    await settle();
    expect(one(element, 'a').tabIndex).toBe(0);
  });
});

describe('search', () => {
  it('marks what was found, whatever its case and accents', async () => {
    const element = await draw(message('a', 0, { body: 'Ada SÚRVEI <b>survei</b>?' }), {
      mark: 'survei'
    });
    expect(all(element, 'mark').map((each) => each.textContent)).toEqual(['SÚRVEI', 'survei']);
    expect(one(element, '.text').textContent).toBe('Ada SÚRVEI <b>survei</b>?');
    await expect(element).toBeAccessible();
  });
});

describe('tools', () => {
  const writeText = jest.fn();
  beforeEach(() => {
    writeText.mockReset();
    Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
  });
  afterEach(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
  });

  it('are there for whoever points at the message, and copy its text', async () => {
    const element = await draw(message('a', 0));
    expect(all(element, '.tools, .exact')).toHaveLength(0);
    one(element, '.message').dispatchEvent(new CustomEvent('mousemove'));
    await settle();
    expect(textOf(one(element, '.exact'))).toContain('11:24:00');
    const copied = jest.fn();
    element.addEventListener('copied', (event) => copied((event as CustomEvent).detail));
    one(element, '.copy').click();
    await settle();
    expect(writeText).toHaveBeenCalledWith('Text of a');
    expect(copied).toHaveBeenCalledWith({ text: 'Text copied' });
    await expect(element).toBeAccessible();
    one(element, '.message').dispatchEvent(new CustomEvent('mouseleave'));
    await settle();
    expect(all(element, '.tools')).toHaveLength(0);
  });

  it('say nothing where the browser refuses to copy', async () => {
    writeText.mockRejectedValue(new Error('refused'));
    const element = await draw(message('a', 0));
    element.isActive = true;
    await settle();
    const copied = jest.fn();
    element.addEventListener('copied', copied);
    one(element, '.copy').click();
    await settle();
    expect(copied).not.toHaveBeenCalled();
  });

  it('offer no copying where there is nothing to copy with', async () => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
    const element = await draw(message('a', 0));
    element.isActive = true;
    await settle();
    expect(all(element, '.copy')).toHaveLength(0);
  });
});

describe('a contact', () => {
  it('is its text under its own word', async () => {
    const element = await draw(message('a', 0, { type: 'contact', body: 'Rizky +62 812' }));
    expect(textOf(one(element, '.bubble'))).toBe('ContactRizky +62 812');
  });
});

describe('empty', () => {
  it('draws nothing without a message', async () => {
    const element = await mount('c-bird-message', BirdMessage);
    expect(all(element, '*')).toHaveLength(0);
  });
});
