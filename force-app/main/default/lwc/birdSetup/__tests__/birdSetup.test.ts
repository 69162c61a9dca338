import BirdSetup from 'c/birdSetup';
import getChecklist from '@salesforce/apex/BirdSetupController.getChecklist';
import getView from '@salesforce/apex/BirdSetupController.getView';
import { all, mount, one, settle, unmountAll } from '../../birdModel/__tests__/dom';
import { item, setupView } from '../../birdSetupModel/__tests__/builders';

jest.mock('@salesforce/apex/BirdSetupController.getChecklist', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/BirdSetupController.getView', () => ({ default: jest.fn() }), {
  virtual: true
});

const checklist = jest.mocked(getChecklist);
const view = jest.mocked(getView);

beforeEach(() => {
  checklist.mockReset().mockResolvedValue([item()]);
  view.mockReset().mockResolvedValue(setupView());
});

afterEach(unmountAll);

describe('birdSetup', () => {
  it('hands each section what it draws', async () => {
    const element = await mount('c-bird-setup', BirdSetup);
    expect(one(element, 'c-bird-setup-checklist')).toMatchObject({
      items: [item()],
      isLoading: false,
      failure: ''
    });
    expect(one(element, 'c-bird-setup-addresses')).toMatchObject({
      addresses: setupView().addresses
    });
    expect(one(element, '.routes')).toMatchObject({ heading: 'Channel routes' });
    expect(one(element, '.mappings')).toMatchObject({ entries: setupView().mappings });
    expect(one(element, 'c-bird-signature-tester')).toMatchObject({ sources: ['Bird'] });
    await expect(element).toBeAccessible();
  });

  it('shows only the checklist while it loads', async () => {
    checklist.mockReturnValue(new Promise(() => undefined));
    const element = await mount('c-bird-setup', BirdSetup);
    expect(one(element, 'c-bird-setup-checklist')).toMatchObject({ isLoading: true });
    expect(all(element, 'c-bird-setup-keys')).toHaveLength(0);
  });

  it('says why nothing could be read, and reads again', async () => {
    view.mockRejectedValueOnce({ body: { message: 'It broke.' } });
    const element = await mount('c-bird-setup', BirdSetup);
    const list = one(element, 'c-bird-setup-checklist');
    expect(list).toMatchObject({ failure: 'It broke.' });
    list.dispatchEvent(new CustomEvent('refresh'));
    await settle();
    expect(list).toMatchObject({ failure: '' });
    expect(all(element, 'c-bird-setup-keys')).toHaveLength(1);
  });

  it('looks again after a key was saved', async () => {
    const element = await mount('c-bird-setup', BirdSetup);
    one(element, 'c-bird-setup-keys').dispatchEvent(new CustomEvent('keychange'));
    await settle();
    expect(checklist).toHaveBeenCalledTimes(2);
  });
});
