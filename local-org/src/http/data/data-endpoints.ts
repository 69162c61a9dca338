import { UnsupportedError } from '../../diagnostics/errors.ts';
import { LimitFailure } from '../../runtime/limit-failure.ts';
import type { Transaction } from '../../runtime/transaction.ts';
import { ApiError, methodNotAllowed, notFound } from '../api-error.ts';
import type { HttpRequest } from '../http-request.ts';
import { json, type HttpResponse } from '../http-response.ts';
import type { QueryCursors } from './query-cursors.ts';
import { answerQuery, answerQueryMore } from './query-endpoint.ts';
import { answerSObject } from './sobject-endpoints.ts';

/** Versions of the REST API in service. @remarks Version numbers by release: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/api_rest_eol.htm */
const VERSIONS = [
  { label: "Summer '25", version: '64.0' },
  { label: "Winter '26", version: '65.0' },
  { label: "Spring '26", version: '66.0' },
  { label: "Summer '26", version: '67.0' },
  { label: "Winter '27", version: '68.0' }
] as const;

/** `/services/data`: the only resource without a log-in. */
export function answerVersions(request: HttpRequest): HttpResponse {
  requireReading(request);
  return json(
    200,
    VERSIONS.map(({ label, version }) => ({ label, url: `/services/data/v${version}`, version }))
  );
}

/** Whether a version of the REST API is in service. */
export function isVersion(version: string): boolean {
  return VERSIONS.some((known) => known.version === version);
}

/** One request below `/services/data/vXX.0`. */
export interface DataRequest {
  readonly request: HttpRequest;
  readonly version: string;
  /** The address behind the version, at the slashes. */
  readonly parts: readonly string[];
  /** Large results that clients have not fetched whole. */
  readonly cursors: QueryCursors;
}

/** Answers what lies below `/services/data/vXX.0`. @throws ApiError, UnsupportedError */
export function answerData(tx: Transaction, data: DataRequest): HttpResponse {
  if (!isVersion(data.version)) throw notFound();
  try {
    return answerResource(tx, data);
  } catch (error) {
    if (!(error instanceof LimitFailure)) throw error;
    if (data.parts[0] === 'query') throw new UnsupportedError('So large a query over HTTP');
    throw limitRefusal(error);
  }
}

/** @remarks A limit that a trigger exceeds refuses the record; the text is not documented. */
function limitRefusal(failure: LimitFailure): ApiError {
  const message = `${failure.name}: ${failure.message}`;
  const errorCode = 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY';
  return new ApiError(400, [{ errorCode, message, fields: [] }]);
}

function answerResource(
  tx: Transaction,
  { request, version, parts, cursors }: DataRequest
): HttpResponse {
  const [resource, name, id, ...rest] = parts;
  if (resource === undefined || resource === '') return resources(request, version);
  if (resource === 'query' && id === undefined) {
    requireReading(request);
    return name === undefined || name === ''
      ? answerQuery(tx, request, version, cursors)
      : answerQueryMore(tx, name, version, cursors);
  }
  if (resource === 'sobjects' && name !== undefined && rest.length === 0 && id !== 'describe')
    return answerSObject(tx, request, { version, objectName: name, id: id || null });
  if (KNOWN_RESOURCES.has(resource))
    throw new UnsupportedError(`The REST resource ${parts.join('/')}`);
  throw notFound();
}

/** Exist on the platform; refused by name rather than called unknown. */
const KNOWN_RESOURCES: ReadonlySet<string> = new Set([
  'analytics',
  'composite',
  'connect',
  'chatter',
  'jobs',
  'limits',
  'parameterizedSearch',
  'process',
  'queryAll',
  'quickActions',
  'recent',
  'search',
  'sobjects',
  'support',
  'tooling',
  'ui-api',
  'metadata',
  'wave'
]);

function resources(request: HttpRequest, version: string): HttpResponse {
  requireReading(request);
  const base = `/services/data/v${version}`;
  return json(200, { sobjects: `${base}/sobjects`, query: `${base}/query` });
}

function requireReading({ method }: HttpRequest): void {
  if (method !== 'GET' && method !== 'HEAD') throw methodNotAllowed(method, ['GET', 'HEAD']);
}
