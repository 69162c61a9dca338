import BirdSetupChecklist from 'c/birdSetupChecklist';
import { all, mount, one, textOf, unmountAll } from '../../birdModel/__tests__/dom';
import type { Mounted } from '../../birdModel/__tests__/dom';
import { item } from '../../birdSetupModel/__tests__/builders';

afterEach(unmountAll);

function draw(properties: Readonly<Record<string, unknown>>): Promise<Mounted> {
  return mount('c-bird-setup-checklist', BirdSetupChecklist, properties);
}

describe('birdSetupChecklist', () => {
  it('says by icon and word how each thing is, and how to mend it', async () => {
    const link = '/lightning/setup/PermSets/home';
    const element = await draw({
      items: [
        item(),
        item({ code: 'INTEGRATION_USER', state: 'missing', remedy: 'Assign it.', link }),
        item({ code: 'SITE', state: 'faulty', remedy: 'Activate it.' }),
        item({ code: 'OAUTH_CLIENT', state: 'unknown' }),
        item({ code: 'NEW_CHECK' })
      ]
    });
    const lines = all(element, '.item');
    expect(lines.map((line) => textOf(line.querySelector('.name') ?? line))).toEqual([
      'Channel routesWorks',
      'Integration userMissing',
      'Site for webhooksFaulty',
      'OAuth clientCannot be seen',
      'NEW_CHECKWorks'
    ]);
    const icons = all<HTMLElement & { iconName: string }>(element, '.icon');
    expect(icons.map(({ iconName }) => iconName)).toEqual([
      'utility:success',
      'utility:warning',
      'utility:error',
      'utility:help',
      'utility:success'
    ]);
    expect(all(element, '.remedy').map(textOf)).toEqual(['Assign it.', 'Activate it.']);
    const anchor = one<HTMLAnchorElement>(element, 'a');
    expect(anchor.getAttribute('href')).toBe(link);
    expect(anchor.rel).toBe('noopener');
    expect(textOf(anchor)).toBe('Open in Setup: Integration user');
    expect(textOf(one(element, '.summary'))).toBe('2 points to mend');
    await expect(element).toBeAccessible();
  });

  it('counts one, and none', async () => {
    const one1 = await draw({ items: [item({ state: 'faulty', code: 'EVENTS', link: '/o' })] });
    expect(textOf(one(one1, '.summary'))).toBe('1 point to mend');
    expect(textOf(one(one1, 'a'))).toBe('Open: Inbound events');
    const none = await draw({ items: [item(), item({ state: 'unknown' })] });
    expect(textOf(one(none, '.summary'))).toBe('Everything that can be checked works.');
  });

  it('says that it is loading', async () => {
    const element = await draw({ isLoading: true });
    expect(textOf(one(element, '.loading'))).toBe('Reading');
    expect(one(element, '.body').getAttribute('aria-busy')).toBe('true');
    expect(textOf(one(element, '.summary'))).toBe('');
    await expect(element).toBeAccessible();
  });

  it('says why it failed', async () => {
    const element = await draw({ failure: 'You may not.', items: [] });
    expect(textOf(one(element, '[role="alert"]'))).toBe('You may not.');
    expect(textOf(one(element, '.summary'))).toBe('');
    await expect(element).toBeAccessible();
  });

  it('asks to look again', async () => {
    const element = await draw({ items: [] });
    const asked = jest.fn();
    element.addEventListener('refresh', asked);
    one(element, '.refresh').click();
    expect(asked).toHaveBeenCalledTimes(1);
  });
});
