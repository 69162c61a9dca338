import BirdChannelGlyph from 'c/birdChannelGlyph';
import { all, mount, one, unmountAll } from '../../birdModel/__tests__/dom';

afterEach(unmountAll);

describe('birdChannelGlyph', () => {
  it('has a sign of its own for each channel that is known, and one for all others', async () => {
    const channels = ['whatsapp', 'sms', 'instagram', 'telegram', ''];
    const elements = await Promise.all(
      channels.map((channel) => mount('c-bird-channel-glyph', BirdChannelGlyph, { channel }))
    );
    const signs = elements.map((element) => one(element, 'path').getAttribute('d'));
    expect(new Set(signs).size).toBe(4);
    expect(signs[3]).toBe(signs[4]);
  });

  it('is coloured by its channel, and no more than an ornament', async () => {
    const element = await mount('c-bird-channel-glyph', BirdChannelGlyph, { channel: 'sms' });
    expect(one(element, 'svg').getAttribute('class')).toBe('glyph glyph_sms');
    expect(all(element, '[aria-hidden="true"]')).toHaveLength(1);
    await expect(element).toBeAccessible();
  });
});
