import BirdEventRow from 'c/birdEventRow';
import getPayload from '@salesforce/apex/BirdEventsController.getPayload';
import { all, mount, one, settle, textOf, unmountAll } from '../../birdModel/__tests__/dom';
import type { Mounted } from '../../birdModel/__tests__/dom';
import { eventRow } from '../../birdSetupModel/__tests__/builders';

jest.mock('@salesforce/apex/BirdEventsController.getPayload', () => ({ default: jest.fn() }), {
  virtual: true
});

const reading = jest.mocked(getPayload);

function draw(changes: Readonly<Record<string, unknown>> = {}): Promise<Mounted> {
  return mount('c-bird-event-row', BirdEventRow, { row: eventRow('1', changes) });
}

async function show(element: Mounted): Promise<void> {
  one(element, '.show').click();
  await settle();
}

beforeEach(() => {
  reading.mockReset().mockResolvedValue('{"text":"<b>Halo</b>"}');
});

afterEach(unmountAll);

describe('birdEventRow', () => {
  it('says what it is and why it is not done', async () => {
    const text = textOf(one(await draw(), '.row'));
    for (const words of ['Given up', 'INTERNAL_ERROR', 'It broke.', '+6281234567890']) {
      expect(text).toContain(words);
    }
    expect(text).toContain('Tried 12 times');
    expect(reading).not.toHaveBeenCalled();
  });

  it('leaves out what it does not know', async () => {
    const element = await draw({ message: null, identity: null, attempts: 0, hasPayload: false });
    expect(all(element, '.message, .identity, .attempts, .show, .erase')).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it('says when it is tried again, and what it made', async () => {
    const changes = { attempts: 1, nextAttemptMs: Date.UTC(2026, 1, 1), recordId: '00Q1' };
    const element = await draw(changes);
    expect(textOf(one(element, '.attempts'))).toBe('Tried 1 time');
    expect(textOf(one(element, '.next'))).toMatch(/^Next attempt: .*2026/);
    expect(one(element, 'a').getAttribute('href')).toBe('/00Q1');
  });

  it('shows the payload on demand, as text, and hides it again', async () => {
    const element = await draw();
    await show(element);
    expect(reading).toHaveBeenCalledWith({ eventId: '1' });
    expect(one(element, 'pre').textContent).toBe('{\n  "text": "<b>Halo</b>"\n}');
    expect(one(element, 'pre').children).toHaveLength(0);
    await expect(element).toBeAccessible();
    await show(element);
    expect(all(element, 'pre')).toHaveLength(0);
  });

  it('shows what is no JSON as it is', async () => {
    reading.mockResolvedValue('{"cut');
    const element = await draw();
    await show(element);
    expect(one(element, 'pre').textContent).toBe('{"cut');
  });

  it('says why the payload cannot be read', async () => {
    reading.mockRejectedValue({ body: { message: 'The event is gone.' } });
    const element = await draw();
    await show(element);
    expect(textOf(one(element, '[role="alert"]'))).toBe('The event is gone.');
    expect(all(element, 'pre')).toHaveLength(0);
  });

  it('passes on that it is chosen, and that a person is to be erased', async () => {
    const element = await draw();
    const chosen = jest.fn();
    const erased = jest.fn();
    element.addEventListener('select', (event) => chosen((event as CustomEvent).detail));
    element.addEventListener('erase', (event) => erased((event as CustomEvent).detail));
    const detail = { checked: true };
    one(element, '.box').dispatchEvent(new CustomEvent('change', { detail }));
    one(element, '.erase').click();
    expect(chosen).toHaveBeenCalledWith({ id: '1', isSelected: true });
    expect(erased).toHaveBeenCalledWith({ identity: '+6281234567890' });
  });
});
