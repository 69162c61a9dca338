import BirdPeople from 'c/birdPeople';
import type { BirdPerson } from 'c/birdModel';
import { NOW_MS } from '../../birdModel/__tests__/builders';
import { all, mount, one, textOf, unmountAll } from '../../birdModel/__tests__/dom';
import type { Mounted } from '../../birdModel/__tests__/dom';

type Select = HTMLElement & {
  options: { label: string }[];
  value: string;
};

const siti: BirdPerson = {
  recordId: '003A',
  name: 'Siti Rahayu',
  conversations: 2,
  unread: 3,
  lastMessageMs: NOW_MS,
  channels: ['WhatsApp', 'SMS']
};
const budi: BirdPerson = { ...siti, recordId: '003B', name: 'Budi', unread: 0, channels: [] };

function draw(people: readonly BirdPerson[], hasMore = false): Promise<Mounted> {
  const view = { people, liveMode: 'Poll', pollSeconds: 15, nowMs: NOW_MS, hasMore };
  return mount('c-bird-people', BirdPeople, { view, selected: '003A' });
}

afterEach(unmountAll);

describe('c-bird-people', () => {
  it('lets one of several be chosen', async () => {
    const element = await draw([siti, budi]);
    const picker = one<Select>(element, 'lightning-select');
    expect(picker.value).toBe('003A');
    expect(picker.options.map((each) => each.label.replace('\u202f', ' '))).toEqual([
      'Siti Rahayu · WhatsApp, SMS · Today 11:24 AM · 3 new',
      'Budi · Today 11:24 AM'
    ]);
    const told = jest.fn();
    element.addEventListener('person', (event) => told((event as CustomEvent).detail));
    picker.dispatchEvent(new CustomEvent('change', { detail: { value: '003B' } }));
    expect(told).toHaveBeenCalledWith({ recordId: '003B' });
    await expect(element).toBeAccessible();
  });

  it('says when not everybody is listed', async () => {
    const element = await draw([siti, budi], true);
    expect(textOf(one(element, '.more'))).toContain('newest 200 conversations');
  });

  it('shows the name alone where there is one person, and nothing before it is known', async () => {
    const element = await draw([siti]);
    expect(textOf(one(element, '.name'))).toBe('Siti Rahayu');
    expect(all(element, 'lightning-select')).toHaveLength(0);
    await expect(element).toBeAccessible();
    const empty = await mount('c-bird-people', BirdPeople);
    expect(textOf(one(empty, '.name'))).toBe('');
  });
});
