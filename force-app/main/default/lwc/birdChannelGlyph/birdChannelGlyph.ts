import { LightningElement, api } from 'lwc';

const ICONS: ReadonlyMap<string, string> = new Map([
  ['whatsapp', 'standard:whatsapp'],
  ['sms', 'utility:sms'],
  ['instagram', 'utility:photo']
]);

/** The sign of a channel in its colour. It always stands beside the channel's word. */
export default class BirdChannelGlyph extends LightningElement {
  /** The channel in lower case. */
  @api channel = '';

  get iconName(): string {
    return ICONS.get(this.channel) ?? 'utility:chat';
  }

  get className(): string {
    return ICONS.has(this.channel) ? `glyph glyph_${this.channel}` : 'glyph';
  }
}
