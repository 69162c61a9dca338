/**
 * Types of the modules that the Salesforce platform provides and that no npm package declares.
 * Base components and `@salesforce/client` come from `@salesforce/lightning-types`.
 */

declare module '@salesforce/apex/BirdConversationController.getThread' {
  import type { BirdThreadView } from 'c/birdModel';
  /**
   * Reads one page of a record's messages, oldest first.
   *
   * @param parameters `channel` null for every channel; `beforeKey` null for the newest page,
   *   else only messages whose sort key is smaller; `pageSize` 1 to 200, null for 50.
   */
  export default function getThread(parameters: {
    recordId: string;
    channel: string | null;
    beforeKey: string | null;
    pageSize: number | null;
  }): Promise<BirdThreadView>;
}

declare module '@salesforce/apex/BirdConversationController.markSeen' {
  /** Notes that the record's conversations were looked at now. */
  export default function markSeen(parameters: { recordId: string }): Promise<void>;
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
