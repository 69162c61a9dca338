/** Types of the Apex methods behind the set-up page and the console of inbound events. */

declare module '@salesforce/apex/BirdSetupController.getChecklist' {
  import type { SetupItem } from 'c/birdSetupModel';
  /** Looks at everything the integration needs. */
  export default function getChecklist(): Promise<SetupItem[]>;
}

declare module '@salesforce/apex/BirdSetupController.getView' {
  import type { SetupView } from 'c/birdSetupModel';
  /** Reads addresses, routes, mappings and the state of the signing keys. */
  export default function getView(): Promise<SetupView>;
}

declare module '@salesforce/apex/BirdSetupController.sendTestMessage' {
  import type { SetupItem } from 'c/birdSetupModel';
  /** Tells what a message on a channel would make. */
  export default function sendTestMessage(parameters: { channel: string }): Promise<SetupItem>;
}

declare module '@salesforce/apex/BirdSetupController.testSignature' {
  /** Answers the verdict, then lines that explain it. */
  export default function testSignature(parameters: {
    source: string;
    headers: string;
    body: string;
  }): Promise<string[]>;
}

declare module '@salesforce/apex/BirdSecretController.save' {
  import type { KeyStatus } from 'c/birdSetupModel';
  /** Makes a key the current one. */
  export default function save(parameters: { source: string; key: string }): Promise<KeyStatus>;
}

declare module '@salesforce/apex/BirdSecretController.removePrevious' {
  import type { KeyStatus } from 'c/birdSetupModel';
  /** Takes the previous key no longer. */
  export default function removePrevious(parameters: { source: string }): Promise<KeyStatus>;
}

declare module '@salesforce/apex/BirdEventsController.getEvents' {
  import type { EventPage } from 'c/birdSetupModel';
  /**
   * Reads a page of inbound events, newest first.
   *
   * @param parameters `filter` an EventFilter as JSON
   */
  export default function getEvents(parameters: { filter: string }): Promise<EventPage>;
}

declare module '@salesforce/apex/BirdEventsController.getPayload' {
  /** Reads what was received, or null. */
  export default function getPayload(parameters: { eventId: string }): Promise<string | null>;
}

declare module '@salesforce/apex/BirdEventsController.retry' {
  /** Tries events again, afterwards. */
  export default function retry(parameters: { eventIds: readonly string[] }): Promise<void>;
}

declare module '@salesforce/apex/BirdEventsController.ignore' {
  /** Leaves events undone. */
  export default function ignore(parameters: { eventIds: readonly string[] }): Promise<void>;
}

declare module '@salesforce/apex/BirdEventsController.erase' {
  import type { EventErasure } from 'c/birdSetupModel';
  /** Erases a person for good. */
  export default function erase(parameters: { identity: string }): Promise<EventErasure>;
}
