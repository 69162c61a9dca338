import { isEmpEnabled, onError, subscribe, unsubscribe } from 'lightning/empApi';
import type { EmpSubscription } from 'lightning/empApi';
import { onEvent } from 'c/birdDom';

/** The fields of BirdMessageEvent__e: ids only. */
export interface MessageEventPayload {
  readonly ConversationId__c?: string | null;
  readonly MessageId__c?: string | null;
  readonly LeadId__c?: string | null;
  readonly CaseId__c?: string | null;
  readonly ContactId__c?: string | null;
}

/** How to notice that something new came. */
export interface LiveOptions {
  readonly liveMode: 'Poll' | 'Events';
  readonly pollSeconds: number;
}

const CHANNEL = '/event/BirdMessageEvent__e';
const NEW_EVENTS_ONLY = -1;
const GATHER_MS = 250;
const LEAST_POLL_SECONDS = 5;
const DEFAULT_POLL_SECONDS = 15;
/** A subscription can die without a word, for example with the server that kept it. */
const SAFETY_MS = 120_000;
const SUBSCRIBE_AGAIN_MS = 60_000;

/**
 * Tells when to look for new messages: on platform events, else every few seconds while the page
 * can be seen. Events that cannot be had, at the start or later, give way to polling, which goes
 * on until a new subscription holds.
 *
 * @remarks Every listening tab counts as an event delivery, so polling is the default:
 *   https://developer.salesforce.com/docs/component-library/bundle/lightning-emp-api
 * @param look called when it is time to look
 * @param isRelevant whether an event concerns this page
 * @returns ends watching; nothing is called any more
 */
export function liveUpdates(
  { liveMode, pollSeconds }: LiveOptions,
  look: () => unknown,
  isRelevant: (payload: MessageEventPayload) => boolean = () => false
): () => void {
  let subscription: EmpSubscription | undefined;
  let isStopped = false;
  let isSubscribing = false;
  let triedAtMs = 0;
  let cancelLooking: (() => void) | undefined;
  let cancelGathering: (() => void) | undefined;

  function lookWhenSeen(): void {
    if (isPageSeen()) {
      look();
    }
  }

  function lookEvery(ms: number, then: () => void): void {
    cancelLooking?.();
    cancelLooking = every(ms, then);
  }

  function poll(): void {
    const seconds = Math.max(pollSeconds || DEFAULT_POLL_SECONDS, LEAST_POLL_SECONDS);
    lookEvery(seconds * 1000, () => {
      lookWhenSeen();
      const isDue = Date.now() - triedAtMs >= SUBSCRIBE_AGAIN_MS;
      if (liveMode === 'Events' && isDue && isPageSeen()) {
        void listen();
      }
    });
  }

  function leave(): void {
    if (subscription) {
      // Nobody is left to be told that the goodbye failed.
      unsubscribe(subscription).catch(() => undefined);
      subscription = undefined;
    }
  }

  /** Several events within a moment are one look. */
  function receive(payload: MessageEventPayload): void {
    if (!isStopped && !cancelGathering && isRelevant(payload)) {
      cancelGathering = after(GATHER_MS, () => {
        cancelGathering = undefined;
        look();
      });
    }
  }

  async function listen(): Promise<void> {
    if (isSubscribing || subscription) {
      return;
    }
    isSubscribing = true;
    triedAtMs = Date.now();
    try {
      if (await isEmpEnabled()) {
        subscription = await subscribe<MessageEventPayload>(CHANNEL, NEW_EVENTS_ONLY, (message) =>
          receive(message.data.payload)
        );
      }
    } catch {
      // Whatever the cause (no right to the event, no streaming in this app), polling sees it too.
    }
    isSubscribing = false;
    if (isStopped) {
      leave();
    } else if (subscription) {
      lookEvery(SAFETY_MS, lookWhenSeen);
      // What came between the last look and the subscription sends no event any more.
      look();
    } else if (!cancelLooking) {
      poll();
    }
  }

  const ends = [
    onEvent(document, 'visibilitychange', lookWhenSeen),
    onEvent(window, 'online', lookWhenSeen)
  ];
  if (liveMode === 'Events') {
    onError(() => {
      // Events broke: polls until they can be had again.
      if (!isStopped && subscription) {
        leave();
        poll();
      }
    });
    void listen();
  } else {
    poll();
  }
  return () => {
    isStopped = true;
    ends.forEach((end) => end());
    cancelLooking?.();
    cancelGathering?.();
    leave();
  };
}

/**
 * Calls back once, later.
 *
 * @param ms milliseconds to wait
 * @returns cancels the call
 */
export function after(ms: number, callback: () => unknown): () => void {
  // eslint-disable-next-line @lwc/lwc/no-async-operation -- polling, ticking and gathering are timers
  const handle = window.setTimeout(callback, ms);
  return () => window.clearTimeout(handle);
}

/**
 * Calls back again and again until cancelled.
 *
 * @param ms milliseconds between the calls
 * @returns cancels the calls
 */
export function every(ms: number, callback: () => void): () => void {
  let cancel = after(ms, function again() {
    cancel = after(ms, again);
    callback();
  });
  return () => cancel();
}

/** Whether the page is on the screen, and not in a tab behind another. */
export function isPageSeen(): boolean {
  return document.visibilityState !== 'hidden';
}
