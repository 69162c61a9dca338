import { RequestRefusal } from '../org/request-refusal.ts';

/** One entry of the platform's error array. */
export interface ErrorEntry {
  readonly errorCode: string;
  readonly message: string;
  readonly fields?: readonly string[];
}

/** A request that is answered with the platform's error body: `[{"message": …, "errorCode": …}]`. */
export class ApiError extends RequestRefusal {
  readonly status: number;
  readonly entries: readonly ErrorEntry[];

  constructor(status: number, entries: readonly ErrorEntry[]) {
    super(entries.map((entry) => `${entry.errorCode}: ${entry.message}`).join('; '));
    this.name = 'ApiError';
    this.status = status;
    this.entries = entries;
  }
}

export function apiError(status: number, errorCode: string, message: string): ApiError {
  return new ApiError(status, [{ errorCode, message }]);
}

/** @remarks Error bodies as public clients report them: salesforce.stackexchange.com/q/40346, help 000388140. */
export const invalidSession = (): ApiError =>
  apiError(401, 'INVALID_SESSION_ID', 'Session expired or invalid');

export const apiDisabled = (): ApiError =>
  apiError(403, 'API_DISABLED_FOR_ORG', 'The REST API is not enabled for this Organization.');

export const notFound = (): ApiError =>
  apiError(404, 'NOT_FOUND', 'The requested resource does not exist');

export const methodNotAllowed = (method: string, allowed: readonly string[]): ApiError =>
  apiError(
    405,
    'METHOD_NOT_ALLOWED',
    `HTTP Method '${method}' not allowed. Allowed are ${allowed.join(',')}`
  );
