import { isEmpEnabled, onError, subscribe, unsubscribe } from 'lightning/empApi';
import type { EmpSubscription } from 'lightning/empApi';
import { after, every } from './timer';

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
  readonly mode: 'Poll' | 'Events';
  readonly pollSeconds: number;
  /** Whether an event concerns this page. */
  readonly isRelevant: (payload: MessageEventPayload) => boolean;
  /** Called when it is time to look. */
  readonly onChange: () => void;
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
 */
export class LiveUpdates {
  private readonly options: LiveOptions;
  private subscription: EmpSubscription | undefined;
  private isStopped = false;
  private isSubscribing = false;
  private triedAtMs = 0;
  private cancelPolling: (() => void) | undefined;
  private cancelGathering: (() => void) | undefined;
  private readonly handleReturn = (): void => {
    if (document.visibilityState !== 'hidden') {
      this.options.onChange();
    }
  };
  private readonly handlePoll = (): void => {
    this.handleReturn();
    const isDue = Date.now() - this.triedAtMs >= SUBSCRIBE_AGAIN_MS;
    if (this.options.mode === 'Events' && isDue && document.visibilityState !== 'hidden') {
      void this.listen();
    }
  };

  constructor(options: LiveOptions) {
    this.options = options;
  }

  /** Begins to watch; resolves once it is settled how. */
  async start(): Promise<void> {
    document.addEventListener('visibilitychange', this.handleReturn);
    window.addEventListener('online', this.handleReturn);
    if (this.options.mode === 'Events') {
      onError(() => this.fallBack());
      await this.listen();
    } else {
      this.poll();
    }
  }

  /** Ends watching; nothing is called any more. */
  stop(): void {
    this.isStopped = true;
    document.removeEventListener('visibilitychange', this.handleReturn);
    window.removeEventListener('online', this.handleReturn);
    this.cancelPolling?.();
    this.cancelGathering?.();
    this.leave();
  }

  private async listen(): Promise<void> {
    if (this.isSubscribing || this.subscription) {
      return;
    }
    this.isSubscribing = true;
    this.triedAtMs = Date.now();
    try {
      if (await isEmpEnabled()) {
        this.subscription = await subscribe<MessageEventPayload>(
          CHANNEL,
          NEW_EVENTS_ONLY,
          (message) => this.receive(message.data.payload)
        );
      }
    } catch {
      // Whatever the cause (no right to the event, no streaming in this app), polling sees it too.
    }
    this.isSubscribing = false;
    if (this.isStopped) {
      this.leave();
    } else if (this.subscription) {
      this.watchEvents();
    } else {
      this.poll();
    }
  }

  private watchEvents(): void {
    this.cancelPolling?.();
    this.cancelPolling = every(SAFETY_MS, this.handleReturn);
    // What came between the last look and the subscription sends no event any more.
    this.options.onChange();
  }

  /** Events broke: polls until they can be had again. */
  private fallBack(): void {
    if (this.isStopped || this.isSubscribing) {
      return;
    }
    if (this.subscription) {
      this.leave();
      this.cancelPolling?.();
      this.cancelPolling = undefined;
    }
    this.poll();
  }

  private leave(): void {
    const { subscription } = this;
    this.subscription = undefined;
    if (subscription) {
      // Nobody is left to be told that the goodbye failed.
      unsubscribe(subscription).catch(() => undefined);
    }
  }

  /** Several events within a moment are one look. */
  private receive(payload: MessageEventPayload): void {
    if (this.isStopped || this.cancelGathering || !this.options.isRelevant(payload)) {
      return;
    }
    this.cancelGathering = after(GATHER_MS, () => {
      this.cancelGathering = undefined;
      this.options.onChange();
    });
  }

  private poll(): void {
    if (this.isStopped || this.cancelPolling) {
      return;
    }
    const wanted = this.options.pollSeconds || DEFAULT_POLL_SECONDS;
    const seconds = Math.max(wanted, LEAST_POLL_SECONDS);
    this.cancelPolling = every(seconds * 1000, this.handlePoll);
  }
}
