import COUNT from '@salesforce/label/c.Bird_Results';
import EXPORT from '@salesforce/label/c.Bird_Export';
import FILTER from '@salesforce/label/c.Bird_Filter';
import FILTER_COUNT from '@salesforce/label/c.Bird_Message_Count';
import FILTER_REMOVE from '@salesforce/label/c.Bird_Filter_Remove';
import FORM_FACTOR from '@salesforce/client/formFactor';
import OPEN_CASE from '@salesforce/label/c.Bird_Open_Case';
import OPEN_CONVERSATION from '@salesforce/label/c.Bird_Open_Conversation';
import REFRESH from '@salesforce/label/c.Bird_Refresh';
import SEARCH_HINT from '@salesforce/label/c.Bird_Search_Hint';
import SEARCH_LIMIT from '@salesforce/label/c.Bird_Search_Limit';
import PLACE from '@salesforce/label/c.Bird_Place';
import TITLE from '@salesforce/label/c.Bird_Title';
import type { ErrorCode } from 'c/birdErrors';
import type { FilterChoice } from 'c/birdFilter';
import { countLabel, formatLabel, joined } from 'c/birdLabels';
import type {
  BirdChannelCount,
  BirdConversationView,
  BirdPeopleView,
  BirdSearchHit,
  BirdThreadView
} from 'c/birdModel';
import type { ResultsInput } from 'c/birdResults';
import { replyWindow } from 'c/birdTime';
import type { ReplyWindow } from 'c/birdTime';
import type { ExportState } from './exporting';
import { NO_FILTER, countMessages, filterChoices, isFiltering } from './messageFilter';
import { isInView } from './openingState';
import type { Person } from './person';
import type { Search } from './search';
import { notices, searchSituation, threadSituation } from './situations';
import { conversationIds } from './thread';
import { threadViews } from './threadViews';
import type { ThreadView } from './threadViews';

/** Whether the page is shown by the Salesforce app on a phone. */
export const IS_PHONE = FORM_FACTOR === 'Small';

/** Everything that decides what the page shows. */
export interface PageState {
  /** The record of the page. */
  readonly recordId: string;
  readonly person: Person | undefined;
  readonly people: BirdPeopleView | undefined;
  /** Why the people could not be read. */
  readonly peopleFailure: ErrorCode | undefined;
  readonly search: Search | undefined;
  readonly exporting: ExportState | undefined;
  readonly isFilterOpen: boolean;
  /** Addresses of Case pages by record id. */
  readonly caseUrls: ReadonlyMap<string, string>;
  /** Counts the ways back to the newest message. */
  readonly jumps: number;
}

/** One entry of the menu. */
export interface MenuItem {
  readonly value: string;
  readonly label: string;
  readonly iconName: string;
}

/** What the page shows at one moment. */
export type PageView = ReturnType<typeof pageView>;

const ID_LENGTH = 15;

/** Compares record ids of 15 or 18 characters. */
export function isSameId(one: string | null | undefined, other: string): boolean {
  return one?.slice(0, ID_LENGTH) === other.slice(0, ID_LENGTH);
}

/**
 * What the page shows at one moment.
 *
 * @param before the threads as they were drawn last
 */
export function pageView(state: PageState, before: readonly ThreadView[]) {
  const { person, people, search, recordId } = state;
  const { frame, failure, nowMs = 0 } = person ?? {};
  const { filter, channel: selected } = person?.selection ?? { filter: NO_FILTER, channel: null };
  const thread = person?.thread();
  const counts = frame?.counts ?? [];
  const isFilteredOut = isFiltering(filter) && thread?.messages.length === 0;
  const threadState = threadSituation(state, isFilteredOut);
  const isLoading = !frame && !threadState;
  const hasTools = isLoading || !!frame?.total;
  const isFilterOpen = state.isFilterOpen && !!frame;

  const channel = search ? search.channel : selected;
  const channels = search ? foundChannels(search, frame) : shownChannels(person);
  const tabTotal = channels.reduce((sum, each) => sum + each.count, 0);
  const channelName = channels.find((each) => each.channel === channel)?.name;
  const hasTabs = channels.length > 1 && !search?.opened;

  const choices = filterChoices(counts, selected, filter);
  const filterWords = [...choices.sides.slice(1), ...choices.kinds].filter(({ isOn }) => isOn);
  const chips = search ? [] : filterWords.map(chip);
  const situation = search ? searchSituation(search, frame) : threadState;
  const threads = threadViews(state, before);
  const hits = search ? hitsOf(search, frame) : [];

  return {
    cardClass: joined(
      ' ',
      'card',
      IS_PHONE && 'card_phone',
      search ? 'card_search' : hasTabs && 'card_tabs'
    ),
    hasTools,
    hasFilterTool: hasTools && !IS_PHONE,
    isLoading,
    menu:
      person && failure !== 'NO_ACCESS' && failure !== 'NOT_FOUND'
        ? menuItems(frame, recordId, !!thread?.messages.length)
        : undefined,
    people: people?.people.length && !search ? people : undefined,
    personId: person?.recordId,
    tabs: hasTabs ? { channels, total: tabTotal, selected: channel } : undefined,
    bodyRole: hasTabs ? 'tabpanel' : undefined,
    bodyLabel: hasTabs ? (channelName ?? TITLE) : undefined,
    filter: isFilterOpen
      ? {
          ...choices,
          totalText: countLabel(countMessages(counts, selected, filter), FILTER_COUNT)
        }
      : undefined,
    isFilterOpen,
    filterClass: isFilterOpen || isFiltering(filter) ? 'tool tool_on' : 'tool',
    chips: chips.length > 0 ? chips : undefined,
    exportFacts: [channelName ?? '', ...chips.map(({ label }) => label)].filter(Boolean),
    search: search && searchBar(search, hits, tabTotal),
    hits,
    results:
      search?.result && !search.opened ? resultsInput(search, hits, frame, nowMs) : undefined,
    isFilteredOut,
    situation,
    notices: notices(state),
    threads,
    isSkeleton: threads.every((each) => each.className !== 'thread'),
    replyWindow: frame && whatsAppWindow(frame, selected, nowMs)
  };
}

/** A filter that is on. */
function chip({ value, label }: FilterChoice) {
  return { value, label, removeLabel: formatLabel(FILTER_REMOVE, label) };
}

/** The channels with what is unread there and the number of messages that a filter leaves. */
function shownChannels(person: Person | undefined): readonly BirdChannelCount[] {
  const { frame, opening, selection } = person ?? {};
  if (!frame || !opening || !selection) {
    return [];
  }
  const { channel, filter } = selection;
  const channels = opening.withUnread(frame.channels, channel);
  return isFiltering(filter)
    ? channels.map((each) => ({
        ...each,
        count: countMessages(frame.counts, each.channel, filter)
      }))
    : channels;
}

/** The channels with their number of results. */
function foundChannels({ result }: Search, frame: BirdThreadView | undefined): BirdChannelCount[] {
  const found = new Map(result?.counts.map((each) => [each.channel, each.count]));
  return (frame?.channels ?? []).map((each) => ({
    ...each,
    count: found.get(each.channel) ?? 0,
    unread: 0
  }));
}

/** The results in the selected channel, newest first. */
function hitsOf(
  { result, channel }: Search,
  frame: BirdThreadView | undefined
): readonly BirdSearchHit[] {
  const ids = new Set(frame && conversationIds(frame, channel));
  return (result?.hits ?? []).filter((hit) => channel === null || ids.has(hit.conversationId));
}

/** The search field, and the way between results where one is opened. */
function searchBar(
  { opened, result, isSearching }: Search,
  hits: readonly BirdSearchHit[],
  total: number
) {
  const at = hits.findIndex((each) => each.messageId === opened?.messageId);
  const place = formatLabel(PLACE, at + 1, hits.length);
  const count = result && !isSearching ? countLabel(total, COUNT) : '';
  return {
    countText: opened ? place : count,
    isPlace: !!opened,
    openedIndex: at,
    isFirst: at >= hits.length - 1,
    isLast: at <= 0
  };
}

function resultsInput(
  { result, term, lastOpenedId }: Search,
  hits: readonly BirdSearchHit[],
  frame: BirdThreadView | undefined,
  nowMs: number
): ResultsInput {
  const listed = result?.hits.length ?? 0;
  const isCut = (result?.total ?? 0) > listed;
  const notes = isCut ? [formatLabel(SEARCH_LIMIT, listed), SEARCH_HINT] : [SEARCH_HINT];
  return {
    hits,
    conversations: frame?.conversations ?? [],
    term,
    nowMs,
    notes,
    openedId: lastOpenedId
  };
}

/** What the menu offers: only what can do something now. */
function menuItems(
  frame: BirdThreadView | undefined,
  recordId: string,
  hasMessages: boolean
): MenuItem[] {
  const withCase = otherCase(frame, recordId);
  const items: MenuItem[] = [];
  const offer = (value: string, label: string, icon: string): void => {
    items.push({ value, label, iconName: `utility:${icon}` });
  };
  if (IS_PHONE && frame?.total) {
    offer('filter', FILTER, 'filterList');
  }
  if (ownPage(frame, recordId)) {
    offer('conversation', OPEN_CONVERSATION, 'chat');
  }
  if (withCase) {
    const label = formatLabel(OPEN_CASE, withCase.caseNumber ?? '').trim();
    offer('case', label, 'case');
  }
  if (hasMessages) {
    offer('export', EXPORT, 'download');
  }
  offer('refresh', REFRESH, 'refresh');
  return items;
}

/** The newest conversation whose own page the user may open. */
export function ownPage(
  frame: BirdThreadView | undefined,
  recordId: string
): BirdConversationView | undefined {
  return frame?.conversations.find((each) => each.isReadable && !isSameId(each.id, recordId));
}

/** The newest conversation that has a Case other than the record itself. */
export function otherCase(
  frame: BirdThreadView | undefined,
  recordId: string
): BirdConversationView | undefined {
  return frame?.conversations.find((each) => each.caseId && !isSameId(each.caseId, recordId));
}

/** The reply window of the person's newest WhatsApp conversation in view, if there is one. */
function whatsAppWindow(
  { conversations }: BirdThreadView,
  selected: string | null,
  nowMs: number
): ReplyWindow | undefined {
  const newest = conversations
    .filter(({ channel }) => channel === 'whatsapp' && isInView(channel, selected))
    .reduce((latest, each) => Math.max(latest, each.lastInboundMs ?? 0), 0);
  return newest > 0 ? replyWindow(newest, nowMs) : undefined;
}
