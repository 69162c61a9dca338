import { UnsupportedError } from '../../diagnostics/errors.ts';
import { LimitFailure } from '../../runtime/limit-failure.ts';
import type { Transaction } from '../../runtime/transaction.ts';
import { ApiError, methodNotAllowed, notFound } from '../api-error.ts';
import type { HttpRequest } from '../http-request.ts';
import { json, type HttpResponse } from '../http-response.ts';
import { answerCollection } from './collections.ts';
import { describeGlobal, describeObject } from './describe.ts';
import { looksLikeId } from '../../store/ids.ts';
import type { QueryCursors } from './query-cursors.ts';
import { answerQuery, answerQueryMore } from './query-endpoint.ts';
import { answerSObject } from './sobject-endpoints.ts';
import { answerTree } from './tree.ts';
import { visibleObject } from './visible-object.ts';

/** Versions of the REST API in service. @remarks Version numbers by release: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/api_rest_eol.htm */
const SEASONS = ['Spring', 'Summer', 'Winter'] as const;
const OLDEST = 31;
const NEWEST = 68;
const VERSIONS = Array.from({ length: NEWEST - OLDEST + 1 }, (_, index) => {
  const number = OLDEST + index;
  return { label: releaseOf(number), version: `${number}.0` };
});

/** Three releases a year: Summer '14 is 31.0. A winter carries the name of the next year. */
function releaseOf(number: number): string {
  const year = 14 + Math.floor((number - 30) / 3);
  return `${SEASONS[(number - 30) % 3]} '${year}`;
}

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
  if (resource === 'sobjects' && name !== undefined && isRecordAddress(id, rest)) {
    const [value = null] = rest;
    return answerSObject(tx, request, { version, objectName: name, id: id || null, value });
  }
  if (resource === 'sobjects' && name === undefined) {
    requireReading(request);
    return json(200, describeGlobal(tx, version));
  }
  if (resource === 'sobjects' && name !== undefined && id === 'describe' && rest.length === 0) {
    requireReading(request);
    return json(200, describeObject(tx, visibleObject(tx, name), version));
  }
  if (resource === 'composite') {
    if (name === 'sobjects' && id === undefined) return answerCollection(tx, request);
    if (name === 'tree' && id !== undefined && rest.length === 0)
      return answerTree(tx, request, id);
  }
  if (KNOWN_RESOURCES.has(resource))
    throw new UnsupportedError(`The REST resource ${parts.join('/')}`);
  throw notFound();
}

/** Of a record or of its object; below a record's id lie its relationships. */
function isRecordAddress(id: string | undefined, rest: readonly string[]): boolean {
  if (id === 'describe') return false;
  return rest.length === 0 || (rest.length === 1 && id !== 'Id' && !looksLikeId(id ?? ''));
}

/** Exist on the platform; refused by name rather than called unknown. */
const KNOWN_RESOURCES: ReadonlySet<string> = new Set([
  'analytics',
  'composite',
  'connect',
  'chatter',
  'jobs',
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
  const names = ['composite', 'limits', 'metadata', 'query', 'sobjects', 'tooling'];
  return json(200, Object.fromEntries(names.map((name) => [name, `${base}/${name}`])));
}

function requireReading({ method }: HttpRequest): void {
  if (method !== 'GET' && method !== 'HEAD') throw methodNotAllowed(method, ['GET', 'HEAD']);
}
