import getPeople from '@salesforce/apex/BirdConversationController.getPeople';
import COUNT from '@salesforce/label/c.Bird_Results';
import EXPORT from '@salesforce/label/c.Bird_Exported';
import WINDOW_CLOSED from '@salesforce/label/c.Bird_Window_Closed';
import { causeOf } from 'c/birdErrors';
import type { ErrorCode } from 'c/birdErrors';
import type { FilterChange } from 'c/birdFilter';
import { countLabel } from 'c/birdLabels';
import { liveUpdates } from 'c/birdLive';
import type { MessageEventPayload } from 'c/birdLive';
import type { BirdPeopleView, BirdSearchHit } from 'c/birdModel';
import { announcer, failureSentence } from './announcer';
import { readAll, saveAsText } from './exporting';
import type { ExportState } from './exporting';
import { NO_FILTER, countMessages, withChoice } from './messageFilter';
import { IS_PHONE, isSameId, otherCase, ownPage, pageView } from './pageView';
import type { PageView } from './pageView';
import { openPerson } from './person';
import type { Person } from './person';
import { openSearch } from './search';
import type { Search } from './search';
import { conversationIds, reader } from './thread';

/** What the page asks of the component. */
export interface PageHost {
  readonly onView: (view: PageView) => void;
  /** Reads sentences out. */
  readonly say: (lines: string[]) => void;
  /** The address of a Case. */
  readonly addressOf: (caseId: string) => Promise<string>;
  readonly navigate: (recordId: string, objectName: string) => void;
}

/** Where the focus goes after an action. */
export type FocusTarget = 'searchButton' | 'filterButton' | 'results' | 'title';

/** One record's page: whose conversations, what is searched, filtered and exported. */
export interface Page {
  /**
   * Does what the reader wants.
   *
   * @param name the event of a child, or what a control is for
   * @param detail the event's, or the control's value
   */
  act(name: string, detail?: unknown): FocusTarget | undefined;
  /** Ends; nothing is read, drawn or said any more. */
  stop(): void;
}

/** Accounts and Opportunities have people rather than being one. */
const GROUP_PREFIXES: readonly string[] = ['001', '006'];

/** Begins to read what belongs to a record. */
export function openPage(recordId: string, host: PageHost): Page {
  const { say } = host;
  const voice = announcer(say);
  const isGroup = GROUP_PREFIXES.includes(recordId.slice(0, 3));
  let view: PageView | undefined;
  let person: Person | undefined;
  let people: BirdPeopleView | undefined;
  let peopleFailure: ErrorCode | undefined;
  let stopAwaitingPeople: (() => void) | undefined;
  let search: Search | undefined;
  let exporting: ExportState | undefined;
  let isFilterOpen = false;
  let jumps = 0;
  let caseUrls: ReadonlyMap<string, string> = new Map();
  const addressed = new Set<string>();
  let isStopped = false;

  function draw(): void {
    if (isStopped) {
      return;
    }
    const before = view;
    const state = { recordId, person, people, peopleFailure, search, exporting, isFilterOpen };
    view = pageView({ ...state, caseUrls, jumps }, before?.threads ?? []);
    host.onView(view);
    const was = before?.replyWindow?.state ?? 'closed';
    if (was !== 'closed' && view.replyWindow?.state === 'closed') {
      say([WINDOW_CLOSED]);
    }
    addressCases();
  }

  function addressCases(): void {
    for (const { caseId } of person?.frame?.conversations ?? []) {
      if (caseId && !isSameId(caseId, recordId) && !addressed.has(caseId)) {
        addressed.add(caseId);
        void address(caseId);
      }
    }
  }

  async function address(caseId: string): Promise<void> {
    const url = await host.addressOf(caseId);
    caseUrls = new Map([...caseUrls, [caseId, url]]);
    draw();
  }

  async function loadPeople(): Promise<void> {
    if (!isGroup) {
      return;
    }
    peopleFailure = undefined;
    try {
      people = await getPeople({ recordId });
    } catch (error) {
      peopleFailure = people ? undefined : causeOf(error);
    }
    if (isStopped) {
      return;
    }
    const first = people?.people[0];
    if (first && !person) {
      choosePerson(first.recordId);
    } else if (people && !person) {
      // Waits for the first person; whose own session looks for news from then on.
      stopAwaitingPeople ??= liveUpdates({ ...people, liveMode: 'Poll' }, loadPeople);
    }
    draw();
  }

  /** An event names records; it matters if it names one of those that are shown. */
  function isRelevant(payload: MessageEventPayload): boolean {
    const { LeadId__c, CaseId__c, ContactId__c, ConversationId__c } = payload;
    const shown = [
      person?.recordId ?? '',
      ...(people?.people ?? []).map((each) => each.recordId),
      ...(person?.frame?.conversations ?? []).map(({ id }) => id)
    ];
    return [LeadId__c, CaseId__c, ContactId__c, ConversationId__c].some((id) =>
      shown.some((each) => isSameId(id, each))
    );
  }

  function choosePerson(personId: string): void {
    leavePerson();
    person = openPerson(personId, {
      draw,
      isRelevant,
      onLook: loadPeople,
      onNews: (news) => {
        search?.join(news);
        voice.announce(news.frame, news.added);
        news.failed.forEach((message) => say([failureSentence(message)]));
      },
      onTrouble: ({ heading, text }) => say([`${heading} ${text}`])
    });
    void person.look();
  }

  function leavePerson(): void {
    stopAwaitingPeople?.();
    person?.stop();
    search?.stop();
    voice.stop();
    search = undefined;
    exporting = undefined;
    isFilterOpen = false;
  }

  function closeSearch(): FocusTarget {
    search?.stop();
    search = undefined;
    draw();
    return 'searchButton';
  }

  function openHit(hit: BirdSearchHit | undefined): void {
    if (hit) {
      void search?.open(hit);
    }
  }

  function showFilter(isOpen: boolean): void {
    isFilterOpen = isOpen;
    draw();
  }

  function choose(change: FilterChange): void {
    if (person) {
      person.select({ filter: withChoice(person.selection.filter, change) });
    }
  }

  async function exportMessages(): Promise<void> {
    const { frame, selection, recordId: personId } = person ?? {};
    if (!frame || !selection || !personId || !view || (exporting && !exporting.hasFailed)) {
      return;
    }
    const { channel, filter } = selection;
    const { exportFacts } = view;
    const own = { read: 0, total: countMessages(frame.counts, channel, filter), hasFailed: false };
    exporting = own;
    draw();
    try {
      const ids = conversationIds(frame, channel);
      const messages = await readAll(reader(personId, filter), ids, (read) => {
        own.read = read;
        draw();
        return exporting === own;
      });
      if (messages) {
        saveAsText(frame, messages, exportFacts);
        say([countLabel(messages.length, EXPORT)]);
        exporting = undefined;
      }
    } catch {
      // The reader is told that it stopped; a file with gaps would claim to be whole.
      own.hasFailed = true;
    }
    draw();
  }

  /** Tries again what failed; the button goes away while it works, the focus must not. */
  function recover(): FocusTarget {
    if ((search?.failure ?? peopleFailure ?? person?.failure) === 'SESSION_EXPIRED') {
      window.location.reload();
    } else if (search) {
      search.tryAgain();
    } else if (view?.isFilteredOut) {
      person?.select({ filter: NO_FILTER });
    } else if (peopleFailure) {
      void loadPeople();
    } else {
      void person?.look();
    }
    return 'title';
  }

  function openRecord(id: string | null | undefined, objectName: string): void {
    if (id) {
      host.navigate(id, objectName);
    }
  }

  /** By the names of events and controls. */
  const acts: Readonly<Record<string, (detail: never) => FocusTarget | void>> = {
    person: (detail: { recordId: string }) => choosePerson(detail.recordId),
    channelselect: ({ channel }: { channel: string | null }) => {
      if (search) {
        search.select(channel);
      } else if (channel !== person?.selection.channel) {
        person?.select({ channel });
      }
    },
    loadearlier: () => {
      if (search) {
        search.readOn(true);
      } else {
        void person?.readEarlier();
      }
    },
    loadlater: () => search?.readOn(false),
    jumplatest: () => {
      jumps += 1;
      return closeSearch();
    },
    copied: ({ text }: { text: string }) => say([text]),

    searchopen: () => {
      if (person) {
        isFilterOpen = false;
        search = openSearch(person, draw, ({ total }) => say([countLabel(total, COUNT)]));
        draw();
      }
    },
    search: ({ term }: { term: string }) => search?.type(term),
    searchclose: closeSearch,
    openhit: ({ messageId }: { messageId: string }) =>
      openHit(view?.hits.find((each) => each.messageId === messageId)),
    step: ({ by }: { by: number }) => openHit(view?.hits[(view.search?.openedIndex ?? 0) + by]),
    back: () => {
      search?.leavePlace();
      return 'results';
    },

    filter: () => showFilter(!isFilterOpen),
    filterclose: ({ byKey }: { byKey: boolean }) => {
      showFilter(false);
      return byKey ? 'filterButton' : undefined;
    },
    choice: choose,
    chip: (value: string) => {
      choose({ value, isOn: false });
      return IS_PHONE ? 'searchButton' : 'filterButton';
    },
    clear: () => person?.select({ filter: NO_FILTER }),

    action: recover,
    notice: (kind: string) => {
      if (kind === 'session') {
        window.location.reload();
      } else if (kind === 'failed') {
        void person?.look();
      } else {
        exporting = undefined;
        draw();
      }
      return 'title';
    },

    export: () => {
      void exportMessages();
    },
    refresh: () => {
      void person?.look();
    },
    conversation: () => openRecord(ownPage(person?.frame, recordId)?.id, 'BirdConversation__c'),
    case: () => openRecord(otherCase(person?.frame, recordId)?.caseId, 'Case'),
    opencase: ({ caseId }: { caseId: string }) => openRecord(caseId, 'Case')
  };

  if (recordId !== '' && !isGroup) {
    choosePerson(recordId);
  }
  void loadPeople();
  draw();
  return {
    act: (name, detail) => acts[name]?.(detail as never) ?? undefined,
    stop() {
      isStopped = true;
      leavePerson();
    }
  };
}
