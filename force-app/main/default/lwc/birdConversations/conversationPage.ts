import getPeople from '@salesforce/apex/BirdConversationController.getPeople';
import markSeen from '@salesforce/apex/BirdConversationController.markSeen';
import searchMessages from '@salesforce/apex/BirdConversationController.search';
import COUNT_MANY from '@salesforce/label/c.Bird_Search_Count_Many';
import COUNT_ONE from '@salesforce/label/c.Bird_Search_Count_One';
import EXPORT_MANY from '@salesforce/label/c.Bird_Export_Done_Many';
import EXPORT_ONE from '@salesforce/label/c.Bird_Export_Done_One';
import WINDOW_CLOSED from '@salesforce/label/c.Bird_Window_Closed';
import type { FilterChange } from 'c/birdFilter';
import { countLabel } from 'c/birdLabels';
import { Announcer } from './announcer';
import { apexSource } from './apexSource';
import { announcements, causeOf, failureSentence, isRelevant, otherCases } from './derive';
import { ExportJob } from './exportJob';
import { NO_FILTER, withChoice } from './messageFilter';
import { PageView } from './pageView';
import { PeopleSession, hasPeople } from './peopleSession';
import { PersonSession } from './personSession';
import { SearchSession } from './searchSession';
import { conversationIds } from './threadStore';
import type { MessageSource } from './threadStore';

/** What the page asks of the component. */
export interface PageHost {
  readonly isPhone: boolean;
  readonly onView: (view: PageView) => void;
  readonly say: (lines: string[]) => void;
  /** The address of a Case. */
  readonly addressOf: (caseId: string) => Promise<string>;
}

/** One record's page: whose conversations, what is searched, filtered and exported. */
export class ConversationPage {
  readonly recordId: string;
  person: PersonSession | undefined;
  people: PeopleSession | undefined;
  search: SearchSession | undefined;
  isFilterOpen = false;

  private readonly host: PageHost;
  private readonly announcer: Announcer;
  private view: PageView;
  private personId = '';
  private source: MessageSource | undefined;
  private exportJob: ExportJob | undefined;
  private jumps = 0;
  private caseUrls: ReadonlyMap<string, string> = new Map();
  private isStopped = false;

  constructor(recordId: string, host: PageHost) {
    this.recordId = recordId;
    this.host = host;
    this.announcer = new Announcer(host.say);
    this.view = new PageView({ isPhone: host.isPhone });
  }

  /** Begins to read. */
  open(): void {
    const { recordId } = this;
    if (hasPeople(recordId)) {
      this.people = new PeopleSession(
        () => getPeople({ recordId }),
        () => this.peopleChanged()
      );
      void this.people.load();
    } else if (recordId !== '') {
      this.openPerson(recordId);
    }
    this.draw();
  }

  /** Ends; nothing is read, drawn or said any more. */
  stop(): void {
    this.isStopped = true;
    this.people?.stop();
    this.leavePerson();
  }

  /** Shows another person of the record. */
  openPerson(personId: string): void {
    this.leavePerson();
    this.personId = personId;
    this.source = apexSource(personId);
    const { people } = this;
    this.person = new PersonSession(this.source, {
      onChange: () => this.draw(),
      onNews: (frame, { added, failed }) => {
        this.search?.place?.join(added);
        this.announcer.messages(announcements(frame, added));
        failed.forEach((message) => this.announcer.sentence(failureSentence(message)));
      },
      onTrouble: () => this.announceTrouble(),
      onLook: () => {
        void people?.load();
      },
      isRelevant: (payload, conversations) =>
        (people?.holds(payload.ContactId__c) ?? false) ||
        isRelevant(payload, personId, conversations),
      markSeen: () => markSeen({ recordId: personId })
    });
    void this.person.load();
  }

  /** Reads out a sentence. */
  announce(text: string): void {
    this.announcer.sentence(text);
  }

  // Search

  /** Lets the search take the header's place. */
  openSearch(): void {
    const { source, personId, person } = this;
    if (!source || !person) {
      return;
    }
    this.isFilterOpen = false;
    this.search = new SearchSession({
      source,
      search: (term) => {
        const ids = person.frame ? conversationIds(person.frame, null) : [];
        return searchMessages({ recordId: personId, conversationIds: ids, term });
      },
      causeOf,
      onChange: () => this.draw(),
      onAnswer: () =>
        this.announce(countLabel(this.search?.result?.total ?? 0, COUNT_ONE, COUNT_MANY))
    });
    this.draw();
  }

  /** Back to where the thread stood, or to its end. */
  closeSearch(isJump = false): void {
    this.jumps += isJump ? 1 : 0;
    this.search?.stop();
    this.search = undefined;
    this.draw();
  }

  /** Shows a result in its place. */
  openHit(messageId: string): void {
    const hit = this.view.hits.find((each) => each.messageId === messageId);
    if (hit) {
      void this.search?.open(hit, this.searchedIds());
    }
  }

  /** Shows the result so many further down the list. */
  step(by: number): void {
    const hit = this.view.hits[this.view.openedIndex + by];
    if (hit) {
      void this.search?.open(hit, this.searchedIds());
    }
  }

  /** Shows one channel, of the results while there is a search. */
  selectChannel(channel: string | null): void {
    if (this.search) {
      this.search.channel = channel;
      this.draw();
    } else if (channel !== this.person?.selection.channel) {
      void this.person?.selectChannel(channel);
    }
  }

  private searchedIds(): string[] {
    const frame = this.person?.frame;
    return frame ? conversationIds(frame, this.search?.channel ?? null) : [];
  }

  // Filter

  /** Opens or closes the choices. */
  toggleFilter(isOpen = !this.isFilterOpen): void {
    this.isFilterOpen = isOpen;
    this.draw();
  }

  /** Turns one thing on or off. */
  choose({ value, isOn }: FilterChange): void {
    const { person } = this;
    void person?.selectFilter(withChoice(person.selection.filter, value, isOn));
  }

  /** Leaves nothing out any more. */
  clearFilter(): void {
    void this.person?.selectFilter(NO_FILTER);
  }

  // Export

  /** Saves the selected messages as a text file. */
  async exportMessages(): Promise<void> {
    const { person, source } = this;
    if (!person?.frame || !source || this.view.isExporting) {
      return;
    }
    const job = new ExportJob(person.frame, person.selection);
    this.exportJob = job;
    const onChange = (): void => this.draw();
    onChange();
    const { exportFacts } = this.view;
    const isSaved = await job.run(source, person.frame, person.selection, exportFacts, onChange);
    if (isSaved) {
      this.announce(countLabel(job.read, EXPORT_ONE, EXPORT_MANY));
    }
    if (this.exportJob === job && !job.hasFailed) {
      this.exportJob = undefined;
    }
    this.draw();
  }

  /** Stops the export, or takes its notice away. */
  dropExport(): void {
    this.exportJob?.cancel();
    this.exportJob = undefined;
    this.draw();
  }

  // Inside

  private leavePerson(): void {
    this.person?.stop();
    this.person = undefined;
    this.announcer.stop();
    this.search?.stop();
    this.search = undefined;
    this.exportJob?.cancel();
    this.exportJob = undefined;
    this.isFilterOpen = false;
  }

  private peopleChanged(): void {
    const first = this.people?.view?.people[0];
    if (first && !this.person) {
      this.openPerson(first.recordId);
    }
    this.draw();
  }

  private draw(): void {
    if (this.isStopped) {
      return;
    }
    const { recordId, personId, person, people, search, exportJob, isFilterOpen } = this;
    const { isPhone } = this.host;
    const { caseUrls, jumps } = this;
    const before = this.view;
    this.view = new PageView({
      ...{ isPhone, recordId, personId, person, people, search, exportJob, isFilterOpen },
      ...{ caseUrls, jumps, before: before.threads }
    });
    this.host.onView(this.view);
    const [was, is] = [before.replyWindow?.state, this.view.replyWindow?.state];
    if (was && was !== 'closed' && is === 'closed') {
      this.announce(WINDOW_CLOSED);
    }
    void this.addressCases();
  }

  private announceTrouble(): void {
    const { trouble } = this.view;
    if (trouble) {
      this.announce(`${trouble.heading} ${trouble.text}`);
    }
  }

  private async addressCases(): Promise<void> {
    const all = otherCases(this.person?.frame?.conversations ?? [], this.recordId);
    const missing = all.filter((id) => !this.caseUrls.has(id));
    if (missing.length === 0) {
      return;
    }
    this.caseUrls = new Map([...this.caseUrls, ...missing.map((id) => [id, ''] as const)]);
    const urls = await Promise.all(missing.map((id) => this.host.addressOf(id)));
    const found = missing.map((id, index) => [id, urls[index] ?? ''] as const);
    this.caseUrls = new Map([...this.caseUrls, ...found]);
    this.draw();
  }
}
