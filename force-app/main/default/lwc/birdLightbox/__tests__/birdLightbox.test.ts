import BirdLightbox from 'c/birdLightbox';
import type { LightboxPhoto } from 'c/birdLightbox';
import { all, mount, one, settle, textOf, unmountAll } from '../../birdModel/__tests__/dom';
import type { Mounted } from '../../birdModel/__tests__/dom';

function photo(key: string, changes: Partial<LightboxPhoto> = {}): LightboxPhoto {
  const url = `https://media.example/${key}`;
  return { key, url, name: '', caption: '', sender: 'Siti Rahayu', time: '11:24', ...changes };
}

function draw(photos: readonly LightboxPhoto[], index = 0): Promise<Mounted> {
  return mount('c-bird-lightbox', BirdLightbox, { photos, index });
}

const image = (element: Mounted): HTMLImageElement => one<HTMLImageElement>(element, 'img');

beforeEach(() => {
  // jsdom has the element but not its modal half.
  HTMLDialogElement.prototype.showModal = jest.fn(function (this: HTMLDialogElement) {
    this.open = true;
  });
  HTMLDialogElement.prototype.close = jest.fn(function (this: HTMLDialogElement) {
    this.open = false;
    this.dispatchEvent(new CustomEvent('close'));
  });
});

afterEach(unmountAll);

it('shows a photo with its text, sender, time and original', async () => {
  const element = await draw([photo('a', { caption: 'Atap toko' })]);
  expect(one<HTMLDialogElement>(element, 'dialog').open).toBe(true);
  expect(image(element).alt).toBe('Atap toko');
  expect(textOf(one(element, '.head'))).toContain('Siti Rahayu');
  expect(textOf(one(element, '.caption'))).toBe('Atap toko');
  const link = one<HTMLAnchorElement>(element, 'a');
  expect([link.href, link.rel]).toEqual(['https://media.example/a', 'noopener noreferrer']);
  expect(all(element, '.button')).toHaveLength(1);
  await expect(element).toBeAccessible();
});

it('goes through the photos by buttons and arrow keys, and stops at the ends', async () => {
  const element = await draw([photo('a'), photo('b')]);
  const press = async (key: string): Promise<void> => {
    one(element, 'dialog').dispatchEvent(new KeyboardEvent('keydown', { key }));
    await settle();
  };
  all(element, '.button').at(-1)?.click();
  await settle();
  expect(image(element).src).toBe('https://media.example/b');
  expect(textOf(one(element, '[role="status"]'))).toBe('2 of 2');
  await press('ArrowRight');
  expect(image(element).src).toBe('https://media.example/b');
  await press('ArrowLeft');
  expect(image(element).src).toBe('https://media.example/a');
  await expect(element).toBeAccessible();
});

it('says when a photo does not load', async () => {
  const element = await draw([photo('a')]);
  image(element).dispatchEvent(new CustomEvent('error'));
  await settle();
  expect(all(element, 'img')).toHaveLength(0);
  expect(textOf(one(element, '.missing'))).toBe('Photo · not available here');
});

it('tells when the reader is done', async () => {
  const element = await draw([photo('a')]);
  const closed = jest.fn();
  element.addEventListener('close', closed);
  one(element, '.button').click();
  expect(closed).toHaveBeenCalledTimes(1);
});

it('shows nothing without photos', async () => {
  expect(all(await draw([]), 'dialog')).toHaveLength(0);
});
