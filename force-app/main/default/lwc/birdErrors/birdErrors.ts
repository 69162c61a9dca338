/** What went wrong, whatever the shape in which it arrived. */
export interface ReducedError {
  readonly code: ErrorCode;
  /** A sentence for the user, empty where none came. */
  readonly message: string;
}

/** The causes that the page tells apart. */
export type ErrorCode =
  'NO_ACCESS' | 'NOT_FOUND' | 'HIDDEN' | 'SESSION_EXPIRED' | 'OFFLINE' | 'UNKNOWN';

const CODES: ReadonlyMap<string, ErrorCode> = new Map([
  ['NO_ACCESS', 'NO_ACCESS'],
  ['INSUFFICIENT_ACCESS', 'NO_ACCESS'],
  ['NOT_FOUND', 'NOT_FOUND'],
  ['HIDDEN', 'HIDDEN'],
  ['INVALID_SESSION_ID', 'SESSION_EXPIRED'],
  ['SESSION_EXPIRED', 'SESSION_EXPIRED'],
  ['OFFLINE', 'OFFLINE']
]);

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
  const message = details.map((detail) => detail.message).find((each) => each !== '') ?? '';
  const own = ownError(message);
  if (own) {
    return own;
  }
  for (const detail of details) {
    const code = CODES.get(detail.code);
    if (code) {
      return { code, message };
    }
  }
  // A user who may not call the class gets the platform's own text, in any language.
  if (CONTROLLER.test(message)) {
    return { code: 'NO_ACCESS', message };
  }
  return { code: codeOfTransport(error), message };
}

interface Detail {
  readonly code: string;
  readonly message: string;
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Every place where a platform error keeps its sentences, most telling first. */
function errorDetails(error: unknown): Detail[] {
  if (typeof error === 'string') {
    return [{ code: '', message: error }];
  }
  if (Array.isArray(error)) {
    return error.flatMap((entry) => errorDetails(entry));
  }
  if (!isFields(error)) {
    return [];
  }
  return [
    ...nestedDetails(error),
    { code: text(error.errorCode) || text(error.statusCode), message: ownMessage(error) }
  ];
}

function nestedDetails(error: Fields): Detail[] {
  const details: Detail[] = [];
  for (const key of ['body', 'output', 'errors', 'pageErrors', 'detail']) {
    if (typeof error[key] === 'object') {
      details.push(...errorDetails(error[key]));
    }
  }
  const fieldErrors = error.fieldErrors;
  if (isFields(fieldErrors)) {
    details.push(...Object.values(fieldErrors).flatMap((entry) => errorDetails(entry)));
  }
  return details;
}

function ownMessage(error: Fields): string {
  return text(error.message) || text(error.body) || text(error.statusText);
}

/** Reads the JSON text that BirdConversationController puts into its exceptions. */
function ownError(message: string): ReducedError | undefined {
  if (!message.startsWith('{')) {
    return undefined;
  }
  try {
    const parsed: unknown = JSON.parse(message);
    if (isFields(parsed) && typeof parsed.code === 'string') {
      return { code: CODES.get(parsed.code) ?? 'UNKNOWN', message: text(parsed.message) };
    }
  } catch {
    // Not ours after all: a platform text that happens to start with a brace.
  }
  return undefined;
}

function codeOfTransport(error: unknown): ErrorCode {
  if (error instanceof TypeError) {
    return 'OFFLINE';
  }
  if (!isFields(error)) {
    return 'UNKNOWN';
  }
  switch (error.status) {
    case 401:
      return 'SESSION_EXPIRED';
    case 403:
      return 'NO_ACCESS';
    case 404:
      return 'NOT_FOUND';
    case 0:
      return 'OFFLINE';
    default:
      return 'UNKNOWN';
  }
}
