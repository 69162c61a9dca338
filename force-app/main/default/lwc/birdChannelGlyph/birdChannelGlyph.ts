import { LightningElement, api } from 'lwc';

/** The sign of a channel in its colour. It always stands beside the channel's word. */
export default class BirdChannelGlyph extends LightningElement {
  /** The channel in lower case. */
  @api channel = '';

  get className(): string {
    return `glyph glyph_${this.channel}`;
  }

  get is(): Readonly<Record<string, boolean>> {
    return { [this.channel]: true };
  }
}
