import AGENT_PERMISSION_SET from '@salesforce/label/c.Bird_Agent_Permission_Set';
import FAILED_OFFLINE_TEXT from '@salesforce/label/c.Bird_Failed_Offline_Text';
import FAILED_TEXT from '@salesforce/label/c.Bird_Failed_Text';
import FAILED_TITLE from '@salesforce/label/c.Bird_Failed_Title';
import LOG_IN_AGAIN from '@salesforce/label/c.Bird_Log_In_Again';
import NOTICE_FAILED from '@salesforce/label/c.Bird_Notice_Failed';
import NOTICE_OFFLINE from '@salesforce/label/c.Bird_Notice_Offline';
import NOTICE_OFFLINE_HINT from '@salesforce/label/c.Bird_Notice_Offline_Hint';
import NOTICE_SESSION from '@salesforce/label/c.Bird_Notice_Session';
import NOTICE_SESSION_HINT from '@salesforce/label/c.Bird_Notice_Session_Hint';
import NOT_FOUND_TEXT from '@salesforce/label/c.Bird_Not_Found_Text';
import NOT_FOUND_TITLE from '@salesforce/label/c.Bird_Not_Found_Title';
import NO_ACCESS_TEXT from '@salesforce/label/c.Bird_No_Access_Text';
import NO_ACCESS_TITLE from '@salesforce/label/c.Bird_No_Access_Title';
import TRY_AGAIN from '@salesforce/label/c.Bird_Try_Again';
import { formatLabel } from 'c/birdLabels';
import { clockTime } from 'c/birdTime';

/** What went wrong, whatever the shape in which it arrived. */
export interface ReducedError {
  readonly code: ErrorCode;
  /** A sentence for the user, empty where none came. */
  readonly message: string;
}

/** The causes that the page tells apart. */
export type ErrorCode =
  'NO_ACCESS' | 'NOT_FOUND' | 'HIDDEN' | 'SESSION_EXPIRED' | 'OFFLINE' | 'UNKNOWN';

/** The words and HTTP statuses by which each arrives. */
const ARRIVALS: readonly (readonly [ErrorCode, ...unknown[]])[] = [
  ['NO_ACCESS', 'INSUFFICIENT_ACCESS', 403],
  ['NOT_FOUND', 404],
  ['HIDDEN'],
  ['SESSION_EXPIRED', 'INVALID_SESSION_ID', 401],
  ['OFFLINE', 0]
];
const CODES = new Map(
  ARRIVALS.flatMap((each) => each.map((arrival) => [arrival, each[0]] as const))
);

const CONTROLLER = /'Bird(Conversation|Events|Inbox|Secret|Setup)Controller'/;

/**
 * Reduces any error that a Lightning component can receive to one code and one sentence: the
 * JSON that our own controller sends, Apex and UI API bodies, lists of DML errors, network
 * failures, JavaScript errors, texts.
 *
 * @param error whatever was caught
 */
export function reduceError(error: unknown): ReducedError {
  const details = errorDetails(error);
  const message = details.map(([, each]) => each).find(Boolean) ?? '';
  const named = details.map(([each]) => CODES.get(each)).find(Boolean);
  // A user who may not call the class gets the platform's own text, in any language.
  const refused = CONTROLLER.test(message) ? 'NO_ACCESS' : undefined;
  return ownError(message) ?? { code: named ?? refused ?? codeOfTransport(error), message };
}

/** Why a call failed, for a browser that knows whether it is connected. */
export function causeOf(error: unknown): ErrorCode {
  return navigator.onLine ? reduceError(error).code : 'OFFLINE';
}

type Detail = readonly [code: string, message: string];
type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

function text(...values: unknown[]): string {
  return values.filter((value) => typeof value === 'string').find(Boolean) ?? '';
}

/** Every place where a platform error keeps its sentences, most telling first. */
function errorDetails(error: unknown): Detail[] {
  if (typeof error === 'string') {
    return [['', error]];
  }
  if (Array.isArray(error)) {
    return error.flatMap((each) => errorDetails(each));
  }
  if (!isFields(error)) {
    return [];
  }
  const { body, output, errors, pageErrors, detail, fieldErrors } = error;
  const byField = isFields(fieldErrors) ? Object.values(fieldErrors) : [];
  return [
    ...errorDetails([body, output, errors, pageErrors, detail, ...byField].filter(isFields)),
    [text(error.errorCode, error.statusCode), text(error.message, body, error.statusText)]
  ];
}

/** Reads the JSON text that BirdConversationController puts into its exceptions. */
function ownError(message: string): ReducedError | undefined {
  try {
    const parsed: unknown = JSON.parse(message);
    return isFields(parsed) && typeof parsed.code === 'string'
      ? { code: CODES.get(parsed.code) ?? 'UNKNOWN', message: text(parsed.message) }
      : undefined;
  } catch {
    return undefined;
  }
}

function codeOfTransport(error: unknown): ErrorCode {
  if (error instanceof TypeError) {
    return 'OFFLINE';
  }
  return (isFields(error) && CODES.get(error.status)) || 'UNKNOWN';
}

/** What stands in place of what cannot be shown. */
export interface Situation {
  readonly iconName: string;
  readonly heading: string;
  /** A sentence; `{0}` in it is `strongText`. */
  readonly text: string;
  readonly actionLabel: string;
  readonly strongText: string;
}

/** Says what stands in place of what cannot be shown. */
export function situation(
  icon: string,
  heading: string,
  sentence: string,
  actionLabel = '',
  strongText = ''
): Situation {
  return { iconName: `utility:${icon}`, heading, text: sentence, actionLabel, strongText };
}

const WARNING = 'warning';
const FAILED = situation(WARNING, FAILED_TITLE, FAILED_TEXT, TRY_AGAIN);
const FAILURES: Partial<Record<ErrorCode, Situation>> = {
  NO_ACCESS: situation('lock', NO_ACCESS_TITLE, NO_ACCESS_TEXT, '', AGENT_PERMISSION_SET),
  NOT_FOUND: situation(WARNING, NOT_FOUND_TITLE, NOT_FOUND_TEXT),
  SESSION_EXPIRED: { ...FAILED, text: NOTICE_SESSION, actionLabel: LOG_IN_AGAIN },
  OFFLINE: { ...FAILED, text: FAILED_OFFLINE_TEXT }
};

/** What stands in place of what could not be read at all. */
export function failedState(code: ErrorCode): Situation {
  return FAILURES[code] ?? FAILED;
}

/** What stands above something that is shown. */
export interface Notice {
  readonly kind: 'hidden' | 'offline' | 'session' | 'failed' | 'export' | 'stopped';
  readonly heading: string;
  readonly text: string;
  readonly actionLabel: string;
}

/** Says what stands above something that is shown. */
export function notice(
  kind: Notice['kind'],
  heading: string,
  sentence = '',
  actionLabel = ''
): Notice {
  return { kind, heading, text: sentence, actionLabel };
}

const STALE = notice('failed', NOTICE_FAILED, NOTICE_OFFLINE_HINT, TRY_AGAIN);
const STALE_BY: Partial<Record<ErrorCode, Notice>> = {
  OFFLINE: notice('offline', NOTICE_OFFLINE, NOTICE_OFFLINE_HINT),
  SESSION_EXPIRED: notice('session', NOTICE_SESSION, NOTICE_SESSION_HINT, LOG_IN_AGAIN)
};

/**
 * What was read stays readable, but is not up to date.
 *
 * @param completeUntilMs up to when it is complete
 */
export function staleNotice(code: ErrorCode, completeUntilMs: number): Notice {
  const found = STALE_BY[code] ?? STALE;
  return { ...found, text: formatLabel(found.text, clockTime(completeUntilMs)) };
}
