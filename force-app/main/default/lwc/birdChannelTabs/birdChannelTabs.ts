import { LightningElement, api } from 'lwc';
import ALL from '@salesforce/label/c.Bird_All';
import CHANNELS from '@salesforce/label/c.Bird_Channels';
import TAB_MANY from '@salesforce/label/c.Bird_Channel_Tab_Many';
import TAB_MANY_NEW from '@salesforce/label/c.Bird_Channel_Tab_Many_New';
import TAB_ONE from '@salesforce/label/c.Bird_Channel_Tab_One';
import TAB_ONE_NEW from '@salesforce/label/c.Bird_Channel_Tab_One_New';
import { formatCount, formatLabel } from 'c/birdLabels';
import type { BirdChannelCount } from 'c/birdModel';

interface TabView {
  readonly key: string;
  readonly name: string;
  readonly countText: string;
  readonly hasUnread: boolean;
  readonly label: string;
  readonly className: string;
  readonly selected: string;
  readonly tabIndex: string;
}

/** What a tab is called: with one or several things in it, and with new ones among them. */
export interface TabWords {
  readonly one: string;
  readonly many: string;
  readonly oneNew: string;
  readonly manyNew: string;
}

const MESSAGES: TabWords = {
  one: TAB_ONE,
  many: TAB_MANY,
  oneNew: TAB_ONE_NEW,
  manyNew: TAB_MANY_NEW
};

/**
 * All, then the channels, each with its number of messages. One tab stop: arrows move, Enter or
 * Space selects.
 *
 * @fires channelselect with the channel, null for all
 */
export default class BirdChannelTabs extends LightningElement {
  /** The channels, largest first. */
  @api channels: readonly BirdChannelCount[] = [];
  /** The number of messages over all channels. */
  @api total = 0;
  /** The selected channel, null for all. */
  @api selected: string | null = null;
  /** How the tabs are called; by their messages unless told otherwise. */
  @api words: TabWords = MESSAGES;

  readonly label = { CHANNELS };

  private focused: string | undefined;

  get tabs(): TabView[] {
    const all: BirdChannelCount = { channel: '', name: ALL, count: this.total, unread: 0 };
    const focusable = this.focused ?? this.selected ?? '';
    return [all, ...this.channels].map((channel) => this.tabView(channel, focusable));
  }

  private tabView(channel: BirdChannelCount, focusable: string): TabView {
    const isSelected = channel.channel === (this.selected ?? '');
    return {
      key: channel.channel,
      name: channel.name,
      countText: formatCount(channel.count),
      hasUnread: channel.unread > 0,
      label: tabLabel(channel, this.words),
      className: isSelected ? 'tab tab_selected' : 'tab',
      selected: String(isSelected),
      tabIndex: channel.channel === focusable ? '0' : '-1'
    };
  }

  handleClick(event: MouseEvent): void {
    const channel = (event.currentTarget as HTMLElement).dataset.channel ?? '';
    this.focused = undefined;
    this.dispatchEvent(new CustomEvent('channelselect', { detail: { channel: channel || null } }));
  }

  handleFocus(event: FocusEvent): void {
    (event.currentTarget as HTMLElement).scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }

  handleBlur(): void {
    this.focused = undefined;
  }

  handleKey(event: KeyboardEvent): void {
    const elements = [...(this.template?.querySelectorAll<HTMLElement>('.tab') ?? [])];
    const at = elements.indexOf(event.currentTarget as HTMLElement);
    const isBackwards = getComputedStyle(elements[0] ?? document.body).direction === 'rtl';
    const target = neighbour(elements, at, event.key, isBackwards);
    if (target) {
      event.preventDefault();
      target.focus();
      this.focused = target.dataset.channel ?? '';
    }
  }
}

function neighbour(
  elements: HTMLElement[],
  at: number,
  key: string,
  isBackwards: boolean
): HTMLElement | undefined {
  const forwards = isBackwards ? -1 : 1;
  switch (key) {
    case 'ArrowRight':
      return elements.at((at + forwards) % elements.length);
    case 'ArrowLeft':
      return elements.at((at - forwards) % elements.length);
    case 'Home':
      return elements[0];
    case 'End':
      return elements.at(-1);
    default:
      return undefined;
  }
}

function tabLabel({ name, count, unread }: BirdChannelCount, words: TabWords): string {
  if (unread > 0) {
    const label = count === 1 ? words.oneNew : words.manyNew;
    return formatLabel(label, name, formatCount(count), formatCount(unread));
  }
  return formatLabel(count === 1 ? words.one : words.many, name, formatCount(count));
}
