import getSummary from '@salesforce/apex/BirdInboxController.getSummary';
import { causeOf } from 'c/birdErrors';
import { liveUpdates } from 'c/birdLive';
import { inboxView } from './inboxView';
import type { InboxState, InboxView } from './inboxView';

/** What the list asks of the component. */
export interface InboxHost {
  readonly onView: (view: InboxView) => void;
  /** The address of a record. */
  readonly addressOf: (recordId: string, objectName: string) => Promise<string>;
}

/** The latest conversations while they are shown: read, and read again every few seconds. */
export interface Inbox {
  selectScope(scope: InboxState['scope']): void;
  /** Shows one channel, null for all. */
  selectChannel(channel: string | null): void;
  /** Reads at once, or logs in again where that is what it takes. */
  readAgain(): void;
  /** Ends; nothing is read or drawn any more. */
  stop(): void;
}

const LEAST_POLL_SECONDS = 15;

/** Begins to read. */
export function openInbox(host: InboxHost): Inbox {
  let state: InboxState = {
    scope: 'mine',
    channel: null,
    answer: undefined,
    failure: undefined,
    urls: new Map()
  };
  let reading = 0;
  let stopLive: (() => void) | undefined;

  function show(changes: Partial<InboxState>): void {
    state = { ...state, ...changes };
    host.onView(inboxView(state));
  }

  async function read(): Promise<void> {
    reading += 1;
    const own = reading;
    const changes = await getSummary({ scope: state.scope }).then(
      (answer) => ({ answer, failure: undefined }),
      (error: unknown) => ({ failure: causeOf(error) })
    );
    if (own !== reading) {
      return;
    }
    show(changes);
    stopLive?.();
    if (state.failure !== 'NO_ACCESS') {
      const pollSeconds = Math.max(state.answer?.pollSeconds ?? 0, LEAST_POLL_SECONDS);
      stopLive = liveUpdates({ liveMode: 'Poll', pollSeconds }, read);
    }
    await address();
  }

  async function address(): Promise<void> {
    const { rows } = inboxView({ ...state, channel: null });
    const missing = rows.filter(({ url }) => !url);
    const found = await Promise.all(
      missing.map(
        async ({ recordId, objectName }) =>
          [recordId, await host.addressOf(recordId, objectName)] as const
      )
    );
    if (found.length > 0) {
      show({ urls: new Map([...state.urls, ...found]) });
    }
  }

  show({});
  void read();
  return {
    selectScope(scope) {
      show({ scope, answer: undefined, channel: null });
      void read();
    },
    selectChannel(channel) {
      show({ channel });
    },
    readAgain() {
      if (state.failure === 'SESSION_EXPIRED') {
        window.location.reload();
      } else {
        show({ failure: undefined });
        void read();
      }
    },
    stop() {
      reading += 1;
      stopLive?.();
    }
  };
}
