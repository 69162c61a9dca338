import { UnsupportedError } from '../../diagnostics/errors.ts';
import type { Deployment } from '../../deploy/deployment.ts';
import type { RunningUser } from '../../runtime/transaction.ts';
import { apiError, methodNotAllowed, notFound } from '../api-error.ts';
import { idsOf, requireMetadataRights, type Development } from '../development.ts';
import { header, type HttpRequest } from '../http-request.ts';
import { json, type HttpResponse } from '../http-response.ts';
import { parseJsonObject } from '../json-body.ts';
import { optionsJson, readDeployOptions } from './deploy-options.ts';
import { deployResultJson, restMoment } from './deploy-result.ts';
import { readMultipart } from './multipart.ts';

/**
 * `/services/data/vXX.0/metadata/deployRequest` and `/{id}`
 * @throws ApiError, UnsupportedError
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_rest_deploy.htm
 */
export function answerRestDeploy(
  development: Development,
  user: RunningUser,
  request: HttpRequest,
  parts: readonly string[]
): HttpResponse {
  requireMetadataRights(user);
  const [resource, id, ...rest] = parts;
  if (resource !== 'deployRequest' || rest.length > 0)
    throw new UnsupportedError(`The REST resource metadata/${parts.join('/')}`);
  if (id === undefined || id === '') {
    if (request.method !== 'POST') throw methodNotAllowed(request.method, ['POST']);
    return json(201, answer(development, start(development, user, request), true));
  }
  const deployment = development.deployments.find(id);
  if (deployment === null) throw notFound();
  if (request.method === 'PATCH')
    return json(202, answer(development, cancel(development, id, request), false));
  if (request.method !== 'GET') throw methodNotAllowed(request.method, ['GET', 'PATCH']);
  const withDetails = request.query.get('includeDetails') === 'true';
  return json(200, answer(development, deployment, withDetails));
}

function start(development: Development, user: RunningUser, request: HttpRequest): Deployment {
  const parts = readMultipart(header(request, 'content-type') ?? '', request.body);
  const zip = parts.get('file');
  const body = parts.get('json') ?? parts.get('entity_content');
  if (zip === undefined || body === undefined) {
    const message = 'Multipart message must include the parts json and file';
    throw apiError(400, 'INVALID_MULTIPART_REQUEST', message);
  }
  const values = optionsIn(body);
  const runTests = Array.isArray(values['runTests']) ? values['runTests'].map(String) : [];
  return development.deployments.start(zip, readDeployOptions(values, runTests), user);
}

function optionsIn(body: Buffer): Readonly<Record<string, unknown>> {
  const headers = [['content-type', 'application/json']] as const;
  const values = parseJsonObject({ ...EMPTY_REQUEST, headers, body });
  const options = values['deployOptions'] ?? {};
  if (typeof options === 'object' && options !== null)
    return options as Readonly<Record<string, unknown>>;
  throw apiError(400, 'JSON_PARSER_ERROR', 'deployOptions must be an object');
}

const EMPTY_REQUEST = {
  method: 'POST',
  path: '',
  query: new URLSearchParams(),
  remoteAddress: ''
} as const;

function cancel(development: Development, id: string, request: HttpRequest): Deployment {
  const { deployResult } = parseJsonObject(request);
  const status = (deployResult as { readonly status?: unknown } | undefined)?.status;
  const deployment = status === 'Canceling' ? development.deployments.cancel(id) : null;
  if (deployment !== null) return deployment;
  throw apiError(400, 'INVALID_OPERATION', 'A deployment can only be given the status Canceling');
}

function answer(
  development: Development,
  deployment: Deployment,
  withDetails: boolean
): Record<string, unknown> {
  return {
    deployOptions: optionsJson(deployment.options),
    deployResult: deployResultJson(deployment, idsOf(development), restMoment, withDetails),
    id: deployment.id,
    validatedDeployRequestId: null
  };
}
