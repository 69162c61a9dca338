import { UnsupportedError } from '../../diagnostics/errors.ts';
import type { Transaction } from '../../runtime/transaction.ts';
import { methodNotAllowed, notFound } from '../api-error.ts';
import type { HttpRequest } from '../http-request.ts';
import { json, type HttpResponse } from '../http-response.ts';
import { answerQuery } from './query-endpoint.ts';
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
export function answerVersions(): HttpResponse {
  return json(
    200,
    VERSIONS.map(({ label, version }) => ({ label, url: `/services/data/v${version}`, version }))
  );
}

/** Everything below `/services/data/vXX.0`. `parts`: the address behind it. @throws ApiError */
export function answerData(
  tx: Transaction,
  request: HttpRequest,
  version: string,
  parts: readonly string[]
): HttpResponse {
  if (!VERSIONS.some((known) => known.version === version)) throw notFound();
  const [resource, objectName, id, ...rest] = parts;
  if (resource === undefined || resource === '') return resources(request, version);
  if (resource === 'query' && objectName === undefined) {
    if (request.method !== 'GET') throw methodNotAllowed(request.method, ['GET']);
    return answerQuery(tx, request, version);
  }
  if (
    resource === 'sobjects' &&
    objectName !== undefined &&
    rest.length === 0 &&
    id !== 'describe'
  ) {
    return answerSObject(tx, request, { version, objectName, id: id ?? null });
  }
  if (KNOWN_RESOURCES.has(resource))
    throw new UnsupportedError(`The REST resource ${[resource, ...parts.slice(1)].join('/')}`);
  throw notFound();
}

/** Exist on the platform; refused by name rather than called unknown. */
const KNOWN_RESOURCES: ReadonlySet<string> = new Set([
  'actions',
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
  if (request.method !== 'GET') throw methodNotAllowed(request.method, ['GET']);
  const base = `/services/data/v${version}`;
  return json(200, { sobjects: `${base}/sobjects`, query: `${base}/query` });
}
