import BirdSetupKeys from 'c/birdSetupKeys';
import removePrevious from '@salesforce/apex/BirdSecretController.removePrevious';
import save from '@salesforce/apex/BirdSecretController.save';
import { all, mount, one, settle, textOf, unmountAll } from '../../birdModel/__tests__/dom';
import type { Mounted } from '../../birdModel/__tests__/dom';

jest.mock('@salesforce/apex/BirdSecretController.save', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/BirdSecretController.removePrevious', () => ({ default: jest.fn() }), {
  virtual: true
});

const saving = jest.mocked(save);
const removing = jest.mocked(removePrevious);
const status = { source: 'Bird', hasCurrentKey: true, hasPreviousKey: true };

function draw(changes: Readonly<Record<string, unknown>> = {}): Promise<Mounted> {
  return mount('c-bird-setup-keys', BirdSetupKeys, { sources: [{ ...status, ...changes }] });
}

function field(element: Element): HTMLElement & { value: string } {
  return one(element, '.key');
}

beforeEach(() => {
  saving.mockReset().mockResolvedValue(status);
  removing.mockReset().mockResolvedValue(status);
});

afterEach(unmountAll);

describe('birdSetupKeys', () => {
  it('says which keys there are', async () => {
    const previousUntil = '2026-02-07T09:30:00.000Z';
    expect(textOf(one(await draw({ previousUntil }), '.item'))).toMatch(
      /There is a key\. The previous key is taken until .*2026/
    );
    expect(textOf(one(await draw(), '.item'))).toContain('until it is removed');
    const none = await draw({ hasCurrentKey: false, hasPreviousKey: false });
    expect(textOf(one(none, '.item'))).toContain('There is no key');
    expect(all(none, '.remove')).toHaveLength(0);
    await expect(none).toBeAccessible();
  });

  it('saves a key, forgets it, and tells the page', async () => {
    const element = await draw();
    const changed = jest.fn();
    element.addEventListener('keychange', changed);
    field(element).value = 'a secret';
    one(element, '.save').click();
    await settle();
    expect(saving).toHaveBeenCalledWith({ source: 'Bird', key: 'a secret' });
    expect(field(element).value).toBe('');
    expect(changed).toHaveBeenCalledTimes(1);
    expect(textOf(one(element, '.said'))).toContain('The key of Bird is saved');
    expect(element.shadowRoot?.textContent).not.toContain('a secret');
  });

  it('says why a key was refused', async () => {
    saving.mockRejectedValue({ body: { message: 'The key is empty. Copy it again.' } });
    const element = await draw();
    one(element, '.save').click();
    await settle();
    expect(textOf(one(element, '[role="alert"]'))).toBe('The key is empty. Copy it again.');
    expect(textOf(one(element, '.said'))).toBe('');
  });

  it('removes the previous key', async () => {
    const element = await draw();
    one(element, '.remove').click();
    await settle();
    expect(removing).toHaveBeenCalledWith({ source: 'Bird' });
    expect(textOf(one(element, '.said'))).toContain('taken no longer');
  });

  it('lets nobody press twice while it saves', async () => {
    saving.mockReturnValue(new Promise(() => undefined));
    const element = await draw();
    one(element, '.save').click();
    await settle();
    expect(one<HTMLElement & { disabled: boolean }>(element, '.save').disabled).toBe(true);
  });

  it('says where to add a source', async () => {
    const element = await mount('c-bird-setup-keys', BirdSetupKeys, { sources: [] });
    expect(textOf(one(element, '.empty'))).toContain('Bird Webhook Source');
    await expect(element).toBeAccessible();
  });
});
