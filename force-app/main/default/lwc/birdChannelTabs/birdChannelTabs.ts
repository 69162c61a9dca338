import { LightningElement, api } from 'lwc';
import ALL from '@salesforce/label/c.Bird_All';
import CHANNELS from '@salesforce/label/c.Bird_Channels';
import COUNT from '@salesforce/label/c.Bird_Message_Count';
import LOCALE from '@salesforce/i18n/locale';
import NEW from '@salesforce/label/c.Bird_People_New';
import { countLabel, formatCount } from 'c/birdLabels';
import { dataOf, emit } from 'c/birdDom';
import type { BirdChannelCount } from 'c/birdModel';

/** How the things in a tab are counted, and the new ones among them. */
export type TabWords = readonly [count: string, news: string];

const MESSAGES: TabWords = [COUNT, NEW];

const facts = new Intl.ListFormat(LOCALE, { type: 'unit', style: 'short' });

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

  get tabs() {
    const selected = this.selected ?? '';
    const focusable = this.focused ?? selected;
    const all: BirdChannelCount = { channel: '', name: ALL, count: this.total, unread: 0 };
    return [all, ...this.channels].map((each) => ({
      key: each.channel,
      name: each.name,
      countText: formatCount(each.count),
      hasUnread: each.unread > 0,
      label: tabLabel(each, this.words),
      className: each.channel === selected ? 'tab tab_selected' : 'tab',
      isSelected: each.channel === selected,
      tabIndex: each.channel === focusable ? '0' : '-1'
    }));
  }

  handleClick(event: MouseEvent): void {
    const channel = dataOf(event).channel ?? '';
    this.focused = undefined;
    emit(this, 'channelselect', { channel: channel || null });
  }

  handleFocus(event: FocusEvent): void {
    (event.currentTarget as HTMLElement).scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }

  handleBlur(): void {
    this.focused = undefined;
  }

  handleKey(event: KeyboardEvent): void {
    const tabs = [...(this.template?.querySelectorAll<HTMLElement>('.tab') ?? [])];
    const tab = event.currentTarget as HTMLElement;
    const at = tabs.indexOf(tab);
    const forwards = getComputedStyle(tab).direction === 'rtl' ? -1 : 1;
    const wanted: Partial<Record<string, number>> = {
      ArrowRight: at + forwards,
      ArrowLeft: at - forwards,
      Home: 0,
      End: -1
    };
    const index = wanted[event.key];
    const target = index === undefined ? undefined : tabs.at(index % tabs.length);
    if (target) {
      event.preventDefault();
      target.focus();
      this.focused = target.dataset.channel ?? '';
    }
  }
}

function tabLabel({ name, count, unread }: BirdChannelCount, words: TabWords): string {
  const [countText, newsText] = words;
  const news = unread > 0 ? [countLabel(unread, newsText)] : [];
  return facts.format([name, countLabel(count, countText), ...news]);
}
