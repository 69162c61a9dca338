import BirdFilter from 'c/birdFilter';
import { all, mount, one, textOf, unmountAll } from '../../birdModel/__tests__/dom';
import type { Mounted } from '../../birdModel/__tests__/dom';

const sides = [
  { value: '', label: 'Everyone', countText: '9,999+', isOn: false },
  { value: 'Inbound', label: 'Customer', countText: '31', isOn: true }
];
const kinds = [{ value: 'file', label: 'Files', countText: '4', isOn: false }];

function draw(): Promise<Mounted> {
  return mount('c-bird-filter', BirdFilter, { sides, kinds, totalText: '1 message' });
}

afterEach(unmountAll);

describe('c-bird-filter', () => {
  it('shows every choice with its count and takes the focus', async () => {
    const element = await draw();
    expect(all(element, '.choice').map(textOf)).toEqual(['Everyone9,999+', 'Customer31', 'Files4']);
    expect(textOf(one(element, '.total'))).toBe('1 message');
    expect(element.shadowRoot?.activeElement).toBeInstanceOf(HTMLInputElement);
    await expect(element).toBeAccessible();
  });

  it('tells what was turned on or off, at once', async () => {
    const element = await draw();
    const told = jest.fn();
    element.addEventListener('choice', (event) => told((event as CustomEvent).detail));
    all<HTMLInputElement>(element, 'input').forEach((input) => input.click());
    expect(told.mock.calls).toEqual([
      [{ value: '', isOn: true }],
      [{ value: 'Inbound', isOn: true }],
      [{ value: 'file', isOn: true }]
    ]);
  });

  it('closes by Escape and when the focus leaves, not within', async () => {
    const element = await draw();
    const told = jest.fn();
    element.addEventListener('filterclose', (event) => told((event as CustomEvent).detail));
    const panel = one(element, '.panel');
    panel.dispatchEvent(new FocusEvent('focusout', { relatedTarget: one(element, '.clear') }));
    panel.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    panel.dispatchEvent(new FocusEvent('focusout', { relatedTarget: null }));
    expect(told.mock.calls).toEqual([[{ byKey: true }], [{ byKey: false }]]);
  });

  it('can be cleared, and shows nothing without choices', async () => {
    const element = await mount('c-bird-filter', BirdFilter);
    const told = jest.fn();
    element.addEventListener('clear', told);
    one(element, '.clear').click();
    expect(told).toHaveBeenCalledTimes(1);
    expect(all(element, '.choice')).toHaveLength(0);
  });
});
