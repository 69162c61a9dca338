import { UnsupportedError } from '../../diagnostics/errors.ts';
import type { CompiledMethod } from '../../runtime/core/compiled-unit.ts';
import { LimitFailure } from '../../runtime/limit-failure.ts';
import { setQuiddity } from '../../runtime/system/request.ts';
import type { RunningUser } from '../../runtime/transaction.ts';
import { ApexException } from '../../runtime/values/exception.ts';
import type { ApexOrg } from '../apex-org.ts';
import { apiError, methodNotAllowed, type ApiError } from '../api-error.ts';
import { mediaType, type HttpRequest } from '../http-request.ts';
import type { HttpResponse } from '../http-response.ts';
import { openRestContext, readRestResponse } from './rest-context.ts';
import type { RestEndpoint } from './rest-endpoints.ts';
import { findMapping } from './url-mapping.ts';

/** The address of Apex REST; what follows is matched against the url mappings. */
export const APEX_REST_BASE = '/services/apexrest';

/**
 * Runs an Apex REST method for a user, in a transaction of its own.
 * @throws ApiError as the platform words it: 404, 403, 405, 415, 500.
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_rest_methods.htm
 */
export function answerApexRest(
  org: ApexOrg,
  endpoints: readonly RestEndpoint[],
  user: RunningUser,
  request: HttpRequest
): HttpResponse {
  const path = request.path.slice(APEX_REST_BASE.length);
  const endpoint = findMapping(endpoints, path);
  if (endpoint === null) throw apiError(404, 'NOT_FOUND', 'Could not find a match for URL');
  if (!user.permissions.canUseClass(endpoint.className)) {
    throw apiError(
      403,
      'FORBIDDEN',
      `You do not have access to the Apex class named: ${endpoint.className}`
    );
  }
  const method = endpoint.methods.get(request.method);
  if (method === undefined) throw methodNotAllowed(request.method, [...endpoint.methods.keys()]);
  requireMediaType(request);
  requirePlainMethod(endpoint, method);
  try {
    return org.run(user, (transaction) => {
      setQuiddity(transaction.tx, 'REST');
      openRestContext(
        transaction.tx,
        request,
        path,
        `${APEX_REST_BASE}${endpoint.mapping.pattern}`
      );
      transaction.callStatic(endpoint.className, method, []);
      return readRestResponse(transaction.tx);
    });
  } catch (error) {
    throw apexError(org, error);
  }
}

const MEDIA_TYPES: ReadonlySet<string> = new Set([
  'application/json',
  'application/xml',
  'text/xml'
]);

/** Apex REST takes JSON and XML. A request without a body needs no content type. */
function requireMediaType(request: HttpRequest): void {
  const type = mediaType(request);
  if (type === null ? request.body.length > 0 : !MEDIA_TYPES.has(type)) {
    throw apiError(
      415,
      'UNSUPPORTED_MEDIA_TYPE',
      `Content type ${type ?? '(none)'} is not supported: send application/json.`
    );
  }
}

/** Only methods that read `RestContext.request` and write `RestContext.response` are modelled. */
function requirePlainMethod(endpoint: RestEndpoint, method: CompiledMethod): void {
  if (method.parameters.length > 0 || method.returnType.kind !== 'void') {
    throw new UnsupportedError(
      'An Apex REST method with parameters or a return value',
      `${endpoint.className}.${method.name}`
    );
  }
}

/** What the platform answers when Apex does not catch: type, message and the Apex lines. Everything was rolled back. */
function apexError(org: ApexOrg, error: unknown): unknown {
  if (error instanceof LimitFailure) return apexFailure(`${error.name}: ${error.message}`);
  if (!(error instanceof ApexException)) return error;
  return apexFailure(`${error.typeName}: ${error.text}\n\n${org.stackTrace(error)}`);
}

function apexFailure(message: string): ApiError {
  return apiError(500, 'APEX_ERROR', message);
}
