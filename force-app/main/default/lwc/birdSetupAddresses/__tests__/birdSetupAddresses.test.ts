import BirdSetupAddresses from 'c/birdSetupAddresses';
import { all, mount, one, settle, textOf, unmountAll } from '../../birdModel/__tests__/dom';
import type { Mounted } from '../../birdModel/__tests__/dom';
import { setupView } from '../../birdSetupModel/__tests__/builders';

const { addresses } = setupView();
const writeText = jest.fn();

function draw(): Promise<Mounted> {
  return mount('c-bird-setup-addresses', BirdSetupAddresses, { addresses });
}

beforeEach(() => {
  writeText.mockReset().mockResolvedValue(undefined);
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
});

afterEach(unmountAll);

describe('birdSetupAddresses', () => {
  it('names each address', async () => {
    const element = await draw();
    expect(all(element, '.name').map(textOf)).toEqual(['Messages', 'Webhook Bird']);
    expect(all(element, '.address').map(textOf)).toEqual(addresses.map(({ address }) => address));
    await expect(element).toBeAccessible();
  });

  it('copies one and says so', async () => {
    const element = await draw();
    all(element, '.copy')[1]?.click();
    await settle();
    expect(writeText).toHaveBeenCalledWith('https://hooks.example.com/bird');
    expect(textOf(one(element, '.said'))).toBe('Copied: Webhook Bird');
  });

  it('says what to do where the browser forbids it', async () => {
    writeText.mockRejectedValue(new Error('denied'));
    const element = await draw();
    one(element, '.copy').click();
    await settle();
    expect(textOf(one(element, '.said'))).toContain('copy it yourself');
  });

  it('draws nothing where there is none', async () => {
    const element = await mount('c-bird-setup-addresses', BirdSetupAddresses, { addresses: [] });
    expect(all(element, '.item')).toHaveLength(0);
  });
});
