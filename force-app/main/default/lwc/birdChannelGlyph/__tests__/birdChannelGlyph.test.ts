import BirdChannelGlyph from 'c/birdChannelGlyph';
import { mount, one, unmountAll } from '../../birdModel/__tests__/dom';

afterEach(unmountAll);

describe('birdChannelGlyph', () => {
  it.each([
    ['whatsapp', 'standard:whatsapp', 'glyph glyph_whatsapp'],
    ['sms', 'utility:sms', 'glyph glyph_sms'],
    ['instagram', 'utility:photo', 'glyph glyph_instagram'],
    ['telegram', 'utility:chat', 'glyph'],
    ['', 'utility:chat', 'glyph']
  ])('of %p', async (channel, icon, className) => {
    const element = await mount('c-bird-channel-glyph', BirdChannelGlyph, { channel });
    const drawn = one<HTMLElement & { iconName: string }>(element, 'lightning-icon');
    expect([drawn.iconName, drawn.className]).toEqual([icon, className]);
    await expect(element).toBeAccessible();
  });
});
