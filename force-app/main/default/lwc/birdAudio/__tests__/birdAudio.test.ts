import BirdAudio from 'c/birdAudio';
import { mount, one, settle, textOf, unmountAll } from '../../birdModel/__tests__/dom';
import type { Mounted } from '../../birdModel/__tests__/dom';

let play: jest.SpyInstance;
let pause: jest.SpyInstance;

beforeEach(() => {
  play = jest.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue(undefined);
  pause = jest.spyOn(HTMLMediaElement.prototype, 'pause').mockReturnValue(undefined);
});

afterEach(() => {
  unmountAll();
  jest.restoreAllMocks();
});

function draw(): Promise<Mounted> {
  const src = 'https://media.example/a.ogg';
  return mount('c-bird-audio', BirdAudio, { src, controlTabIndex: '0' });
}

async function tell(element: Mounted, event: string, facts: object): Promise<void> {
  const audio = one(element, 'audio');
  for (const [key, value] of Object.entries(facts)) {
    Object.defineProperty(audio, key, { value, configurable: true, writable: true });
  }
  audio.dispatchEvent(new CustomEvent(event));
  await settle();
}

describe('birdAudio', () => {
  it('shows no length before it is known', async () => {
    const element = await draw();
    expect(textOf(one(element, '.time'))).toBe('0:00');
    expect(one<HTMLInputElement>(element, '.track').disabled).toBe(true);
    await tell(element, 'durationchange', { duration: Number.POSITIVE_INFINITY });
    expect(textOf(one(element, '.time'))).toBe('0:00');
    await expect(element).toBeAccessible();
  });

  it('shows position and length, and seeks', async () => {
    const element = await draw();
    await tell(element, 'durationchange', { duration: 34 });
    await tell(element, 'timeupdate', { currentTime: 5 });
    expect(textOf(one(element, '.time'))).toBe('0:05 / 0:34');
    const track = one<HTMLInputElement>(element, '.track');
    expect([track.disabled, track.max, track.value]).toEqual([false, '34', '5']);
    track.value = '20';
    track.dispatchEvent(new CustomEvent('input'));
    expect(one<HTMLAudioElement>(element, 'audio').currentTime).toBe(20);
    await expect(element).toBeAccessible();
  });

  it('plays and pauses with one button that says which', async () => {
    const element = await draw();
    const heard: unknown[] = [];
    element.addEventListener('voice', (event) => heard.push((event as CustomEvent).detail));
    const button = one<HTMLButtonElement>(element, 'button');
    expect(button.getAttribute('aria-label')).toBe('Play voice note');
    button.click();
    await tell(element, 'play', {});
    expect(play).toHaveBeenCalledTimes(1);
    expect(button.getAttribute('aria-label')).toBe('Pause voice note');
    button.click();
    await tell(element, 'pause', {});
    expect(pause).toHaveBeenCalledTimes(1);
    expect(button.getAttribute('aria-label')).toBe('Play voice note');
    expect(heard).toEqual([{ isPlaying: true }, { isPlaying: false }]);
  });

  it('says that it cannot be played', async () => {
    const element = await draw();
    const told = jest.fn();
    element.addEventListener('unavailable', told);
    one(element, 'audio').dispatchEvent(new CustomEvent('error'));
    expect(told).toHaveBeenCalledTimes(1);
    play.mockRejectedValueOnce(new DOMException('no', 'NotSupportedError'));
    one<HTMLButtonElement>(element, 'button').click();
    await settle();
    expect(told).toHaveBeenCalledTimes(2);
  });

  it('does not take an early pause for a failure', async () => {
    const element = await draw();
    const told = jest.fn();
    element.addEventListener('unavailable', told);
    play.mockRejectedValueOnce(new DOMException('paused', 'AbortError'));
    one<HTMLButtonElement>(element, 'button').click();
    await settle();
    expect(told).not.toHaveBeenCalled();
  });
});
