import BirdEvents from 'c/birdEvents';
import erase from '@salesforce/apex/BirdEventsController.erase';
import getEvents from '@salesforce/apex/BirdEventsController.getEvents';
import ignore from '@salesforce/apex/BirdEventsController.ignore';
import retry from '@salesforce/apex/BirdEventsController.retry';
import { all, mount, one, settle, textOf, unmountAll } from '../../birdModel/__tests__/dom';
import type { Mounted } from '../../birdModel/__tests__/dom';
import { eventPage, eventRow } from '../../birdSetupModel/__tests__/builders';

jest.mock('@salesforce/apex/BirdEventsController.erase', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/BirdEventsController.getEvents', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/BirdEventsController.ignore', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/BirdEventsController.retry', () => ({ default: jest.fn() }), {
  virtual: true
});

const reading = jest.mocked(getEvents);
const retrying = jest.mocked(retry);
const ignoring = jest.mocked(ignore);
const erasing = jest.mocked(erase);

function draw(): Promise<Mounted> {
  return mount('c-bird-events', BirdEvents);
}

async function choose(element: Mounted, id: string, isSelected = true): Promise<void> {
  const detail = { id, isSelected };
  one(element, 'c-bird-event-row').dispatchEvent(new CustomEvent('select', { detail }));
  await settle();
}

async function press(element: Mounted, selector: string): Promise<void> {
  one(element, selector).click();
  await settle();
}

function isDisabled(element: Mounted, selector: string): boolean {
  return one<HTMLElement & { disabled: boolean }>(element, selector).disabled;
}

function filterOf(call: number): Record<string, string> {
  return JSON.parse(reading.mock.calls[call]?.[0].filter ?? '{}') as Record<string, string>;
}

beforeEach(() => {
  jest.useFakeTimers();
  reading.mockReset().mockResolvedValue(eventPage());
  retrying.mockReset().mockResolvedValue(undefined);
  ignoring.mockReset().mockResolvedValue(undefined);
  erasing.mockReset().mockResolvedValue({
    conversations: 1,
    messages: 4,
    events: 2,
    recordIds: ['00Q1', '5001'],
    isRunning: false
  });
});

afterEach(() => {
  unmountAll();
  jest.useRealTimers();
});

describe('birdEvents', () => {
  it('lists events', async () => {
    const element = await draw();
    expect(all(element, 'c-bird-event-row')).toHaveLength(2);
    expect(isDisabled(element, '.retry')).toBe(true);
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  it('says that it is loading', async () => {
    reading.mockReturnValue(new Promise(() => undefined));
    const element = await draw();
    expect(textOf(one(element, '.loading'))).toBe('Reading');
    expect(one(element, '.body').getAttribute('aria-busy')).toBe('true');
  });

  it('says that there is nothing', async () => {
    reading.mockResolvedValue(eventPage({ rows: [], counts: [] }));
    const element = await draw();
    expect(one(element, 'c-bird-state')).toMatchObject({ heading: 'No inbound event' });
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  it('says why it failed, and reads again', async () => {
    reading.mockRejectedValueOnce({ body: { message: 'You may not.' } });
    const element = await draw();
    expect(textOf(one(element, '[role="alert"]'))).toBe('You may not.');
    await press(element, '.refresh');
    expect(all(element, '[role="alert"]')).toHaveLength(0);
    expect(all(element, 'c-bird-event-row')).toHaveLength(2);
  });

  it('filters, and drops the answer to the question before', async () => {
    const element = await draw();
    let answer: (page: ReturnType<typeof eventPage>) => void = () => undefined;
    reading.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
    const filter = { status: 'Failed', source: '', code: '', identity: '', before: '' };
    const change = (detail: object): boolean =>
      one(element, 'c-bird-event-filter').dispatchEvent(
        new CustomEvent('filterchange', { detail })
      );
    change(filter);
    change({ ...filter, source: 'Bird' });
    await settle();
    answer(eventPage({ rows: [] }));
    await settle();
    expect(filterOf(1)).toEqual(filter);
    expect(all(element, 'c-bird-event-row')).toHaveLength(2);
  });

  it('loads older events below', async () => {
    reading.mockResolvedValueOnce(eventPage({ hasMore: true }));
    const element = await draw();
    reading.mockResolvedValueOnce(eventPage({ rows: [eventRow('3')] }));
    await press(element, '.older');
    expect(filterOf(1).before).toBe('BE-00000002');
    expect(all(element, 'c-bird-event-row')).toHaveLength(3);
    expect(all(element, '.older')).toHaveLength(0);
  });
});

describe('birdEvents with chosen events', () => {
  it('retries them, and looks afterwards what became of them', async () => {
    const element = await draw();
    await choose(element, '1');
    await press(element, '.retry');
    expect(retrying).toHaveBeenCalledWith({ eventIds: ['1'] });
    expect(textOf(one(element, '.said'))).toBe('1 event is being tried again.');
    reading.mockResolvedValue(eventPage({ rows: [eventRow('2')] }));
    await jest.advanceTimersByTimeAsync(3000);
    expect(all(element, 'c-bird-event-row')).toHaveLength(1);
    expect(isDisabled(element, '.retry')).toBe(true);
  });

  it('ignores all of them', async () => {
    const element = await draw();
    const detail = { checked: true };
    one(element, '.all').dispatchEvent(new CustomEvent('change', { detail }));
    await settle();
    await press(element, '.ignore');
    expect(ignoring).toHaveBeenCalledWith({ eventIds: ['1', '2'] });
    expect(textOf(one(element, '.said'))).toBe('2 events are ignored.');
  });

  it('forgets what is chosen no longer', async () => {
    const element = await draw();
    await choose(element, '1');
    await choose(element, '1', false);
    expect(isDisabled(element, '.ignore')).toBe(true);
  });

  it('says why it could not', async () => {
    retrying.mockRejectedValue({ body: { message: 'Assign Bird Admin.' } });
    const element = await draw();
    await choose(element, '1');
    await press(element, '.retry');
    expect(textOf(one(element, '[role="alert"]'))).toBe('Assign Bird Admin.');
    expect(textOf(one(element, '.said'))).toBe('');
  });
});

describe('birdEvents erasing', () => {
  async function ask(): Promise<Mounted> {
    const element = await draw();
    const detail = { identity: '+6281234567890' };
    one(element, 'c-bird-event-row').dispatchEvent(new CustomEvent('erase', { detail }));
    await settle();
    return element;
  }

  it('asks before it erases, and tells what is left to decide', async () => {
    const element = await ask();
    expect(textOf(one(element, '.question'))).toContain('Erase +6281234567890 with all');
    expect(erasing).not.toHaveBeenCalled();
    await press(element, '.erase-yes');
    expect(erasing).toHaveBeenCalledWith({ identity: '+6281234567890' });
    expect(textOf(one(element, '.said'))).toBe(
      'Erased conversations: 1, messages: 4, events: 2. Leads and Cases whose own text to look through: 00Q1, 5001.'
    );
    expect(all(element, '.question')).toHaveLength(0);
  });

  it('takes the reader to the question', async () => {
    const focused = jest.spyOn(HTMLElement.prototype, 'focus');
    await ask();
    expect(focused).toHaveBeenCalledTimes(1);
    focused.mockRestore();
  });

  it('leaves the person as is', async () => {
    const element = await ask();
    await press(element, '.cancel');
    expect(all(element, '.question')).toHaveLength(0);
    expect(erasing).not.toHaveBeenCalled();
  });
});
