/**
 * Types of the modules that the Salesforce platform provides and that no npm package declares.
 * Base components and `@salesforce/client` come from `@salesforce/lightning-types`.
 */

declare module '@salesforce/apex/BirdConversationController.getThread' {
  import type { BirdThreadView } from 'c/birdModel';
  /** Reads what stands around the messages of the person on a Lead, Case, Contact or conversation. */
  export default function getThread(parameters: { recordId: string }): Promise<BirdThreadView>;
}

declare module '@salesforce/apex/BirdConversationController.getMessages' {
  import type { BirdMessagePage } from 'c/birdModel';
  /**
   * Reads one page of messages.
   *
   * @param parameters `conversationIds` as getThread gave them; `request` a BirdMessageRequest as JSON
   */
  export default function getMessages(parameters: {
    recordId: string;
    conversationIds: readonly string[];
    request: string;
  }): Promise<BirdMessagePage>;
}

declare module '@salesforce/apex/BirdConversationController.search' {
  import type { BirdSearchResult } from 'c/birdModel';
  /**
   * Finds messages by the beginning of their text.
   *
   * @param parameters `term` 2 to 100 characters
   */
  export default function search(parameters: {
    recordId: string;
    conversationIds: readonly string[];
    term: string;
  }): Promise<BirdSearchResult>;
}

declare module '@salesforce/apex/BirdConversationController.getPeople' {
  import type { BirdPeopleView } from 'c/birdModel';
  /** Reads the people of an Account or an Opportunity who have conversations. */
  export default function getPeople(parameters: { recordId: string }): Promise<BirdPeopleView>;
}

declare module '@salesforce/apex/BirdConversationController.markSeen' {
  /** Notes that the record's conversations were looked at now. */
  export default function markSeen(parameters: { recordId: string }): Promise<void>;
}

declare module '@salesforce/apex/BirdInboxController.getSummary' {
  import type { BirdInboxView } from 'c/birdModel';
  /** Reads the latest conversations of the user's records, or of every record the user may read. */
  export default function getSummary(parameters: { scope: 'mine' | 'all' }): Promise<BirdInboxView>;
}

declare module '@salesforce/label/*' {
  const label: string;
  export default label;
}

declare module '@salesforce/i18n/*' {
  const value: string;
  export default value;
}

declare module 'lightning/empApi' {
  export interface EmpSubscription {
    id: string;
    channel: string;
    replayId: number;
  }
  export interface EmpMessage<Payload> {
    channel: string;
    data: { event: { replayId: number; EventUuid?: string }; payload: Payload };
  }
  export function subscribe<Payload>(
    channel: string,
    replayId: number,
    onMessage: (message: EmpMessage<Payload>) => void
  ): Promise<EmpSubscription>;
  export function unsubscribe(
    subscription: EmpSubscription,
    callback?: (response: unknown) => void
  ): Promise<unknown>;
  export function onError(callback: (error: unknown) => void): void;
  export function setDebugFlag(flag: boolean): void;
  export function isEmpEnabled(): Promise<boolean>;
}

declare module 'lightning/navigation' {
  import type { LightningElement } from 'lwc';
  export interface PageReference {
    type: string;
    attributes: Record<string, unknown>;
    state?: Record<string, string>;
  }
  // A mixin's constructor type has to take a rest of any (TS2545).
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  type Constructor<T> = new (...args: any[]) => T;
  const Navigate: unique symbol;
  const GenerateUrl: unique symbol;
  export interface Navigator {
    [Navigate](reference: PageReference, replace?: boolean): void;
    [GenerateUrl](reference: PageReference): Promise<string>;
  }
  export const NavigationMixin: {
    <T extends Constructor<LightningElement>>(base: T): T & Constructor<Navigator>;
    readonly Navigate: typeof Navigate;
    readonly GenerateUrl: typeof GenerateUrl;
  };
}
