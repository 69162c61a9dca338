import BirdSetupEntries from 'c/birdSetupEntries';
import { all, mount, one, textOf, unmountAll } from '../../birdModel/__tests__/dom';
import { setupView } from '../../birdSetupModel/__tests__/builders';

afterEach(unmountAll);

describe('birdSetupEntries', () => {
  it('says what a record does, what is wrong, and where it is', async () => {
    const { mappings } = setupView();
    const properties = { heading: 'Field mappings', entries: mappings };
    const element = await mount('c-bird-setup-entries', BirdSetupEntries, properties);
    expect(textOf(one(element, '.name'))).toBe('Lead_Nope');
    expect(textOf(one(element, '.item'))).toContain('Lead.Nope__c gets text.');
    expect(textOf(one(element, '.failure'))).toBe('It does not exist. Correct the API name.');
    expect(one(element, 'a').getAttribute('href')).toBe('/lightning/m');
    expect(textOf(one(element, 'a'))).toBe('Open in Setup: Lead_Nope');
    await expect(element).toBeAccessible();
  });

  it('says nothing is wrong by saying nothing', async () => {
    const properties = { heading: 'Channel routes', entries: setupView().routes };
    const element = await mount('c-bird-setup-entries', BirdSetupEntries, properties);
    expect(all(element, '.failure')).toHaveLength(0);
  });

  it('says where to add one', async () => {
    const element = await mount('c-bird-setup-entries', BirdSetupEntries, { heading: 'Routes' });
    expect(textOf(one(element, '.empty'))).toContain('Custom Metadata Types');
    await expect(element).toBeAccessible();
  });
});
