import FAILED from '@salesforce/label/c.Bird_Events_Failed';
import FAILED_OFFLINE_TEXT from '@salesforce/label/c.Bird_Failed_Offline_Text';
import FAILED_SESSION_TEXT from '@salesforce/label/c.Bird_Failed_Session_Text';
import FAILED_TEXT from '@salesforce/label/c.Bird_Failed_Text';
import IGNORED from '@salesforce/label/c.Bird_Events_Ignored';
import NEW from '@salesforce/label/c.Bird_Events_New';
import NO_ACCESS from '@salesforce/label/c.Bird_Setup_No_Access';
import RESOLVED from '@salesforce/label/c.Bird_Events_Resolved';
import STORED from '@salesforce/label/c.Bird_Events_Stored';
import { reduceError } from 'c/birdErrors';

/** How something that was looked at is. */
export type SetupState = 'ok' | 'missing' | 'faulty' | 'unknown';

/** One line of the checklist. */
export interface SetupItem {
  readonly code: string;
  readonly state: SetupState;
  readonly sentence: string;
  readonly remedy?: string | null;
  readonly link?: string | null;
}

/** A route or a field mapping in words. */
export interface SetupEntry {
  readonly name: string;
  readonly sentence: string;
  readonly faults: readonly string[];
  readonly link: string;
}

/** An address to be copied into Bird. */
export interface SetupAddress {
  readonly code: string;
  /** The webhook source it belongs to. */
  readonly source?: string | null;
  readonly address: string;
}

/** Which keys a webhook source has; never the keys. */
export interface KeyStatus {
  readonly source: string;
  readonly hasCurrentKey: boolean;
  readonly hasPreviousKey: boolean;
  readonly previousUntil?: string | null;
}

/** What the set-up page shows beside the checklist. */
export interface SetupView {
  readonly version: string;
  readonly addresses: readonly SetupAddress[];
  readonly routes: readonly SetupEntry[];
  readonly mappings: readonly SetupEntry[];
  readonly sources: readonly KeyStatus[];
}

/** Which inbound events are asked for; an empty text does not narrow them. */
export interface EventFilter {
  readonly status: string;
  readonly source: string;
  readonly code: string;
  readonly identity: string;
  /** Name of the last event of the page before. */
  readonly before: string;
}

/** An inbound event without its payload. */
export interface EventRow {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly source?: string | null;
  readonly code?: string | null;
  readonly message?: string | null;
  readonly identity?: string | null;
  readonly attempts: number;
  readonly createdMs: number;
  readonly nextAttemptMs?: number | null;
  readonly hasPayload: boolean;
  readonly recordId?: string | null;
}

/** How many events there are of one status, source and code. */
export interface EventCount {
  readonly status: string;
  readonly source?: string | null;
  readonly code?: string | null;
  readonly total: number;
}

/** A page of inbound events. */
export interface EventPage {
  readonly rows: readonly EventRow[];
  readonly hasMore: boolean;
  readonly counts: readonly EventCount[];
}

/** What was erased of a person. */
export interface EventErasure {
  readonly conversations: number;
  readonly messages: number;
  readonly events: number;
  readonly recordIds: readonly string[];
  readonly isRunning: boolean;
}

/** Why a call failed, in a sentence for an administrator. */
export function failureText(error: unknown): string {
  const { code, message } = reduceError(error);
  if (code === 'NO_ACCESS') {
    return NO_ACCESS;
  }
  if (code === 'OFFLINE') {
    return FAILED_OFFLINE_TEXT;
  }
  if (code === 'SESSION_EXPIRED') {
    return FAILED_SESSION_TEXT;
  }
  return message || FAILED_TEXT;
}

const STATUS_WORDS: Readonly<Record<string, string>> = {
  New: NEW,
  Stored: STORED,
  Failed: FAILED,
  Resolved: RESOLVED,
  Ignored: IGNORED
};

/** The status of an inbound event in the user's language. */
export function statusWord(status: string): string {
  return STATUS_WORDS[status] ?? status;
}
