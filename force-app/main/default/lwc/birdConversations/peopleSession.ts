import type { ErrorCode } from 'c/birdErrors';
import type { BirdPeopleView } from 'c/birdModel';
import { causeOf } from './derive';
import { LiveUpdates } from './liveUpdates';

const GROUP_PREFIXES: readonly string[] = ['001', '006'];

/** Whether a record (an Account, an Opportunity) has people rather than being one. */
export function hasPeople(recordId: string): boolean {
  return GROUP_PREFIXES.includes(recordId.slice(0, 3));
}

/** The people of one record while the page shows them. */
export class PeopleSession {
  view: BirdPeopleView | undefined;
  failure: ErrorCode | undefined;

  private readonly read: () => Promise<BirdPeopleView>;
  private readonly onChange: () => void;
  private live: LiveUpdates | undefined;
  private isStopped = false;

  constructor(read: () => Promise<BirdPeopleView>, onChange: () => void) {
    this.read = read;
    this.onChange = onChange;
  }

  /** Whether something happened to one of the people. */
  holds(recordId: string | null | undefined): boolean {
    const id = recordId?.slice(0, 15);
    return this.view?.people.some((each) => each.recordId.slice(0, 15) === id) ?? false;
  }

  /** Reads them; what was read before stays when that fails. */
  async load(): Promise<void> {
    this.failure = undefined;
    try {
      const view = await this.read();
      if (this.isStopped) {
        return;
      }
      this.view = view;
      this.watch(view);
    } catch (error) {
      this.failure = this.view ? undefined : causeOf(error);
    }
    if (!this.isStopped) {
      this.onChange();
    }
  }

  /** Ends; nothing is read or told any more. */
  stop(): void {
    this.isStopped = true;
    this.live?.stop();
  }

  /** Waits for the first person; from then on the person's own session looks for news. */
  private watch({ people, pollSeconds }: BirdPeopleView): void {
    if (people.length > 0) {
      this.live?.stop();
      this.live = undefined;
    } else if (!this.live) {
      this.live = new LiveUpdates({
        mode: 'Poll',
        pollSeconds,
        isRelevant: () => false,
        onChange: () => {
          void this.load();
        }
      });
      void this.live.start();
    }
  }
}
