import BirdResults from 'c/birdResults';
import type { ResultsInput } from 'c/birdResults';
import { DAY_MS, HOUR_MS, NOW_MS, conversation, message } from '../../birdModel/__tests__/builders';
import { all, mount, one, textOf, unmountAll } from '../../birdModel/__tests__/dom';
import type { Mounted } from '../../birdModel/__tests__/dom';

afterEach(unmountAll);

function input(changes: Partial<ResultsInput> = {}): ResultsInput {
  const hits = [HOUR_MS, DAY_MS, 2 * DAY_MS, 9 * DAY_MS].map((agoMs, index) => {
    const { sortKey, sentMs, direction } = message(`h${index}`, agoMs);
    const text = 'Apakah SURVEI benar-benar gratis?';
    const base = { conversationId: 'wa', sortKey, sentMs, direction, text };
    return { ...base, messageId: `h${index}`, senderName: index === 0 ? 'Siti' : null };
  });
  return {
    hits,
    conversations: [conversation('wa', 'whatsapp')],
    term: 'survei',
    nowMs: NOW_MS,
    notes: ['Only the beginning is searched.'],
    openedId: '',
    ...changes
  };
}

function draw(changes: Partial<ResultsInput> = {}): Promise<Mounted> {
  return mount('c-bird-results', BirdResults, { input: input(changes) });
}

describe('c-bird-results', () => {
  it('shows sender, channel, time and the marked text of each', async () => {
    const element = await draw();
    expect(all(element, '.sender').map(textOf)).toEqual([
      'Siti',
      'Customer',
      'Customer',
      'Customer'
    ]);
    const times = all(element, '.time').map((each) => textOf(each).replace('\u202f', ' '));
    expect(times[0]).toBe('Today 10:24 AM');
    expect(times[1]).toBe('Yesterday 11:24 AM');
    expect(times[2]).toBe('Wednesday 11:24 AM');
    expect(times[3]).toBe('Wed, November 11 11:24 AM');
    expect(all(element, '.mark').map(textOf)).toEqual(Array(4).fill('SURVEI'));
    expect(textOf(one(element, '.note'))).toBe('Only the beginning is searched.');
    await expect(element).toBeAccessible();
  });

  it('begins a long text shortly before the hit', async () => {
    const [first] = input().hits;
    const text = `${'kata '.repeat(30)}survei lagi`;
    const element = await draw({ hits: [{ ...first!, text }] });
    const shown = textOf(one(element, '.text'));
    expect(shown.startsWith('…kata')).toBe(true);
    expect(shown.length).toBeLessThan(60);
    expect(shown.endsWith('survei lagi')).toBe(true);
  });

  it('shows markup and patterns as text', async () => {
    const [first] = input().hits;
    const text = '<b>a.*b</b>';
    const element = await draw({ hits: [{ ...first!, text }], term: '.*' });
    expect(textOf(one(element, '.text'))).toBe(text);
    expect(all(element, 'b')).toHaveLength(0);
    expect(all(element, '.mark').map(textOf)).toEqual(['.*']);
  });

  it('opens one, knows it again, and is empty without any', async () => {
    const element = await draw({ openedId: 'h2' });
    const told = jest.fn();
    element.addEventListener('openhit', (event) => told((event as CustomEvent).detail));
    one(element, '.hit').click();
    expect(told).toHaveBeenCalledWith({ messageId: 'h0' });
    element.focus();
    expect(element.shadowRoot?.activeElement).toBe(one(element, '.hit_opened'));
    const empty = await mount('c-bird-results', BirdResults);
    expect(all(empty, '.hit')).toHaveLength(0);
  });
});
