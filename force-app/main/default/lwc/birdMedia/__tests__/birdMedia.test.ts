import BirdMedia from 'c/birdMedia';
import type { ContentItem } from 'c/birdContent';
import { all, mount, one, settle, textOf, unmountAll } from '../../birdModel/__tests__/dom';
import type { Mounted } from '../../birdModel/__tests__/dom';

const URL = 'https://media.example/x';

function draw(item: Partial<ContentItem>): Promise<Mounted> {
  return mount('c-bird-media', BirdMedia, { item: { key: '0', kind: 'file', ...item } });
}

afterEach(unmountAll);

describe('pictures', () => {
  it('show with their caption as text and ask to be shown large', async () => {
    const element = await draw({ kind: 'image', url: URL, caption: 'Atap toko' });
    const image = one<HTMLImageElement>(element, 'img');
    expect([image.src, image.alt, image.className]).toEqual([URL, 'Atap toko', 'picture']);
    const asked = jest.fn();
    element.addEventListener('openimage', (event) => asked((event as CustomEvent).detail));
    const button = one(element, 'button');
    expect(button.getAttribute('aria-label')).toBe('Show Atap toko large');
    button.click();
    expect(asked).toHaveBeenCalledWith({ key: '0' });
    await expect(element).toBeAccessible();
  });

  it('without caption or name are called Photo', async () => {
    expect(one<HTMLImageElement>(await draw({ kind: 'image', url: URL }), 'img').alt).toBe('Photo');
  });

  it('that do not load become one line, and the message is told', async () => {
    const element = await draw({ kind: 'image', url: URL, name: 'IMG-20261120-WA0001.jpg' });
    const told = jest.fn();
    element.addEventListener('unavailable', (event) => told((event as CustomEvent).detail));
    one(element, 'img').dispatchEvent(new CustomEvent('error'));
    await settle();
    expect(told).toHaveBeenCalledWith({ key: '0' });
    expect(all(element, 'img')).toHaveLength(0);
    expect(textOf(one(element, '.line')).replaceAll(' ', '')).toBe(
      'Photo·IMG-20261120-WA0001.jpg·notavailablehere'
    );
    await expect(element).toBeAccessible();
  });

  it('that are stickers keep their shape', async () => {
    const element = await draw({ kind: 'sticker', url: URL });
    expect(one(element, 'img').className).toBe('sticker');
  });
});

describe('videos', () => {
  it('have controls, load no more than their facts, and fall back', async () => {
    const element = await draw({ kind: 'video', url: URL, name: 'a.mp4' });
    const video = one<HTMLVideoElement>(element, 'video');
    expect([video.controls, video.preload, video.src]).toEqual([true, 'metadata', URL]);
    video.dispatchEvent(new CustomEvent('error'));
    await settle();
    expect(all(element, 'video')).toHaveLength(0);
    expect(textOf(one(element, '.line'))).toContain('not available here');
  });
});

describe('voice notes', () => {
  it('are played by their own component, and fall back', async () => {
    const element = await draw({ kind: 'audio', url: URL });
    const audio = one<HTMLElement & { src: string }>(element, 'c-bird-audio');
    expect(audio.src).toBe(URL);
    audio.dispatchEvent(new CustomEvent('unavailable'));
    await settle();
    expect(textOf(one(element, '.line'))).toBe('Voice note · not available here');
  });
});

describe('files', () => {
  it('show name, type and size as far as known', async () => {
    const name = 'Tagihan PLN Rahayu Bakery November 2026.pdf';
    const element = await draw({ url: URL, name, size: 1_234_567 });
    expect(textOf(one(element, '.small'))).toBe('PDF · 1.2 MB');
    expect(one(element, '.file-name').textContent).toBe(name);
    expect(one<HTMLElement & { iconName: string }>(element, '.file-icon').iconName).toBe(
      'doctype:pdf'
    );
    const link = one<HTMLAnchorElement>(element, 'a');
    expect([link.href, link.rel]).toEqual([URL, 'noopener noreferrer']);
    expect(textOf(one(element, '.slds-assistive-text'))).toBe(`${name}, opens in a new tab`);
    await expect(element).toBeAccessible();
  });

  it.each([
    [{ size: 412_000 }, '412 kB'],
    [{ size: 999 }, '999 byte'],
    [{ name: 'a.docx' }, 'DOCX'],
    [{ name: 'a.docx', size: 12_300_000_000 }, 'DOCX · 12 GB']
  ])('with the facts %j', async (facts, text) => {
    expect(textOf(one(await draw({ url: URL, ...facts }), '.small'))).toBe(text);
  });

  it('say nothing about what is not known', async () => {
    expect(all(await draw({ url: URL }), '.small')).toHaveLength(0);
  });
});

describe('places', () => {
  const mapUrl = 'https://www.google.com/maps/search/?api=1&query=-6.9,107.6';

  it('have name, address and a map in a new tab', async () => {
    const location = { label: 'Rahayu Bakery', address: 'Jl. Braga No. 45', mapUrl };
    const element = await draw({ kind: 'location', location });
    expect(textOf(one(element, '.place'))).toBe('Rahayu BakeryJl. Braga No. 45Open map');
    const link = one<HTMLAnchorElement>(element, 'a');
    expect([link.href, link.rel, link.target]).toEqual([mapUrl, 'noopener noreferrer', '_blank']);
    await expect(element).toBeAccessible();
  });

  it('without a name are called Location, and have no map without coordinates', async () => {
    const element = await draw({ kind: 'location', location: { address: 'Braga' } });
    expect(textOf(one(element, '.place-title'))).toBe('Location');
    expect(all(element, 'a')).toHaveLength(0);
  });
});

describe('what cannot be shown', () => {
  it.each([
    [{ kind: 'image' }, 'Photo · not available here'],
    [{ kind: 'location' }, 'Location · not available here'],
    [{ kind: 'contact' }, 'Contact · not available here'],
    [{ kind: 'unsupported' }, 'Unsupported message · not available here'],
    [{ kind: 'unsupported', type: 'poll' }, 'Unsupported message · poll · not available here']
  ] as [Partial<ContentItem>, string][])('%j is one line', async (item, text) => {
    const element = await draw(item);
    expect(all(element, '.line').map(textOf)).toEqual([text]);
  });

  it('draws nothing without an item', async () => {
    expect(all(await mount('c-bird-media', BirdMedia), '*')).toHaveLength(0);
  });
});
