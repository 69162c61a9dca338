import BirdSearch from 'c/birdSearch';
import { all, mount, one, textOf, unmountAll } from '../../birdModel/__tests__/dom';

afterEach(unmountAll);

describe('c-bird-search', () => {
  it('has the cursor in its field and tells what is typed', async () => {
    const element = await mount('c-bird-search', BirdSearch, { countText: '6 results' });
    const field = one<HTMLInputElement>(element, '.field');
    expect(element.shadowRoot?.activeElement).toBe(field);
    expect(textOf(one(element, '.count'))).toBe('6 results');
    expect(all(element, '.way')).toHaveLength(0);
    const told = jest.fn();
    element.addEventListener('search', (event) => told((event as CustomEvent).detail));
    field.value = 'survei';
    field.dispatchEvent(new CustomEvent('input'));
    expect(told).toHaveBeenCalledWith({ term: 'survei' });
    await expect(element).toBeAccessible();
  });

  it('leads from one result to the next and back', async () => {
    const element = await mount('c-bird-search', BirdSearch, { isPlace: true, isLast: true });
    const told: unknown[] = [];
    ['searchclose', 'back', 'step'].forEach((name) =>
      element.addEventListener(name, (event) => told.push([name, (event as CustomEvent).detail]))
    );
    one(element, '.back').click();
    const buttons = all<HTMLElement & { disabled: boolean }>(element, 'lightning-button-icon');
    expect(buttons.map((each) => each.disabled === true)).toEqual([false, false, true]);
    buttons.forEach((each) => each.dispatchEvent(new CustomEvent('click')));
    expect(told).toEqual([
      ['back', null],
      ['searchclose', null],
      ['step', { by: 1 }],
      ['step', { by: -1 }]
    ]);
    await expect(element).toBeAccessible();
  });
});
