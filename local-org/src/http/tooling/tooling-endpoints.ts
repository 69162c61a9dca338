import { UnsupportedError } from '../../diagnostics/errors.ts';
import type { RunningUser } from '../../runtime/transaction.ts';
import { apiError, methodNotAllowed, notFound } from '../api-error.ts';
import { idsOf, requireAuthorApex, type Development } from '../development.ts';
import type { HttpRequest } from '../http-request.ts';
import { json, type HttpResponse } from '../http-response.ts';
import { parseJsonObject } from '../json-body.ts';
import { testResultJson } from '../metadata/test-result-json.ts';
import { executeAnonymous } from './execute-anonymous.ts';
import { readTestRequest } from './test-request.ts';
import { answerToolingQuery } from './tooling-query.ts';

/** One request below `/services/data/vXX.0/tooling`. */
export interface ToolingRequest {
  readonly request: HttpRequest;
  readonly user: RunningUser;
  readonly version: string;
  /** The address behind `tooling`, at the slashes. */
  readonly parts: readonly string[];
}

/** @throws ApiError; UnsupportedError for what is not modelled */
export function answerTooling(development: Development, tooling: ToolingRequest): HttpResponse {
  const { request, user, version, parts } = tooling;
  const [resource = '', name] = parts;
  const { testRuns } = development;
  switch (resource) {
    case 'query':
      requireMethod(request, 'GET');
      return answerToolingQuery(
        testRuns.rows,
        user,
        request.query.get('q'),
        version,
        development.deployments.parts.now()
      );
    case 'runTestsAsynchronous':
      requireMethod(request, 'POST');
      requireAuthorApex(user);
      return json(
        200,
        testRuns.start(readTestRequest(parseJsonObject(request), testRuns.rows), user)
      );
    case 'runTestsSynchronous':
      requireMethod(request, 'POST');
      requireAuthorApex(user);
      return runNow(development, tooling);
    case 'executeAnonymous':
      requireMethod(request, 'GET');
      return anonymous(development, tooling);
    case 'sobjects':
      // Source tracking is a feature of scratch orgs and sandboxes; an org without it has no such object.
      if (name === 'SourceMember') throw notFound();
      break;
  }
  throw new UnsupportedError(`The REST resource tooling/${parts.join('/')}`);
}

function runNow(development: Development, { request, user }: ToolingRequest): HttpResponse {
  const { testRuns } = development;
  const report = testRuns.runNow(readTestRequest(parseJsonObject(request), testRuns.rows), user);
  return json(200, testResultJson(report, idsOf(development)));
}

function anonymous(development: Development, { request, user }: ToolingRequest): HttpResponse {
  const body = request.query.get('anonymousBody');
  if (body === null) throw apiError(400, 'MISSING_ARGUMENT', 'Missing argument: anonymousBody');
  return json(200, executeAnonymous(development, user, body).result);
}

function requireMethod({ method }: HttpRequest, wanted: string): void {
  if (method !== wanted) throw methodNotAllowed(method, [wanted]);
}
