import BirdEventFilter from 'c/birdEventFilter';
import { mount, one, unmountAll } from '../../birdModel/__tests__/dom';
import type { Mounted } from '../../birdModel/__tests__/dom';
import { eventPage } from '../../birdSetupModel/__tests__/builders';

type Select = HTMLElement & { options: { label: string; value: string }[] };

const FILTER = { status: 'Failed', source: '', code: '', identity: '', before: 'BE-00000007' };

async function draw(changed = jest.fn()): Promise<Mounted> {
  const properties = { filter: FILTER, counts: eventPage().counts };
  const element = await mount('c-bird-event-filter', BirdEventFilter, properties);
  element.addEventListener('filterchange', (event) => changed((event as CustomEvent).detail));
  return element;
}

function write(element: Element, selector: string, value: string): void {
  one(element, selector).dispatchEvent(new CustomEvent('change', { detail: { value } }));
}

beforeEach(() => jest.useFakeTimers());

afterEach(() => {
  unmountAll();
  jest.useRealTimers();
});

describe('birdEventFilter', () => {
  it('offers what there is, with counts', async () => {
    const element = await draw();
    expect(one<Select>(element, '.status').options.map(({ label }) => label)).toEqual([
      'All',
      'Given up (4)',
      'Ignored (5)'
    ]);
    expect(one<Select>(element, '.source').options.map(({ label }) => label)).toEqual([
      'All',
      'messages (3)',
      'Bird (6)'
    ]);
    expect(one<Select>(element, '.code').options).toHaveLength(3);
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  it('keeps what is chosen, though nothing has it any more', async () => {
    const properties = { filter: FILTER, counts: [] };
    const element = await mount('c-bird-event-filter', BirdEventFilter, properties);
    const labels = one<Select>(element, '.status').options.map(({ label }) => label);
    expect(labels).toEqual(['All', 'Given up (0)']);
  });

  it('begins at the first page again after a change', async () => {
    const changed = jest.fn();
    write(await draw(changed), '.source', 'Bird');
    expect(changed).toHaveBeenCalledWith({ ...FILTER, source: 'Bird', before: '' });
  });

  it('waits until nobody types any more', async () => {
    const changed = jest.fn();
    const element = await draw(changed);
    write(element, '.identity', '08');
    write(element, '.identity', '0812');
    expect(changed).not.toHaveBeenCalled();
    jest.advanceTimersByTime(400);
    expect(changed.mock.calls).toEqual([[{ ...FILTER, identity: '0812', before: '' }]]);
  });

  it('asks for nothing after it is gone', async () => {
    const changed = jest.fn();
    write(await draw(changed), '.identity', '08');
    unmountAll();
    jest.advanceTimersByTime(1000);
    expect(changed).not.toHaveBeenCalled();
  });
});
