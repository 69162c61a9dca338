import { UnsupportedError } from '../../diagnostics/errors.ts';
import { LimitFailure } from '../../runtime/limit-failure.ts';
import type { JsonNode } from '../../runtime/system/json/json-node.ts';
import { parseJson } from '../../runtime/system/json/parse-json.ts';
import type { RunningUser } from '../../runtime/transaction.ts';
import { ApexException } from '../../runtime/values/exception.ts';
import { ApexList } from '../../runtime/values/list.ts';
import type { ApexOrg, OrgTransaction } from '../apex-org.ts';
import { apiError, methodNotAllowed, notFound } from '../api-error.ts';
import type { HttpRequest } from '../http-request.ts';
import { json, type HttpResponse } from '../http-response.ts';
import { parseJsonObject } from '../json-body.ts';
import { ActionFailure } from './action-failure.ts';
import { toInput, toOutput } from './action-values.ts';
import { actionEntry, describeAction } from './describe-action.ts';
import { invocableActions, type InvocableAction } from './invocable-action.ts';

/** One request below `/services/data/vXX.0/actions`. */
export interface ActionRequest {
  readonly request: HttpRequest;
  readonly version: string;
  /** The address behind `actions`, at the slashes. */
  readonly parts: readonly string[];
}

/**
 * `…/actions/custom/apex`: the actions, `…/apex/{class}`: one described (GET) or invoked (POST) as the user, in a transaction of its own.
 * @throws ApiError 403 without access to the class, 404 for no such action
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.api_action.meta/api_action/actions_obj_apex.htm
 */
export function answerActions(
  org: ApexOrg,
  user: RunningUser,
  { request, version, parts }: ActionRequest
): HttpResponse {
  const [kind, type, name, ...rest] = parts;
  if (kind !== 'custom' || type !== 'apex' || rest.length > 0)
    throw new UnsupportedError(`The REST resource actions/${parts.join('/')}`);
  const actions = invocableActions(org.types);
  if (name === undefined || name === '') {
    requireMethod(request, ['GET', 'HEAD']);
    const open = actions.filter((each) => user.permissions.canUseClass(each.className));
    return json(200, { actions: open.map((each) => actionEntry(each, version)) });
  }
  const action = actions.find((each) => each.className === name);
  if (action === undefined) throw notFound();
  if (!user.permissions.canUseClass(name))
    throw apiError(403, 'FORBIDDEN', `You do not have access to the Apex class named: ${name}`);
  requireMethod(request, ['GET', 'HEAD', 'POST']);
  return request.method === 'POST'
    ? invoke(org, user, action, request)
    : json(200, describeAction(action));
}

function requireMethod({ method }: HttpRequest, allowed: readonly string[]): void {
  if (!allowed.includes(method)) throw methodNotAllowed(method, allowed);
}

function invoke(
  org: ApexOrg,
  user: RunningUser,
  action: InvocableAction,
  request: HttpRequest
): HttpResponse {
  const inputs = inputsOf(request);
  try {
    const outputs = org.run(user, (transaction) => run(org, transaction, action, inputs));
    return json(
      200,
      outputs.map((values) => resultOf(action, null, values))
    );
  } catch (error) {
    const failure = failureOf(error);
    return json(
      400,
      inputs.map(() => resultOf(action, [failure], null))
    );
  }
}

/** @throws ApiError 400 for a body that is no object with a list `inputs` of objects */
function inputsOf(request: HttpRequest): readonly JsonNode[] {
  parseJsonObject(request);
  const body = parseJson(request.body.toString('utf8'));
  const inputs =
    body.kind === 'object' ? [...body.entries].find(([name]) => name === 'inputs')?.[1] : null;
  const items = inputs?.kind === 'array' ? inputs.items : [];
  if (items.length === 0 || items.some(({ kind }) => kind !== 'object')) {
    const message = 'The request body must be an object with a list of objects under "inputs".';
    throw apiError(400, 'INVALID_API_INPUT', message);
  }
  return items;
}

/** @throws ActionFailure, ApexException, LimitFailure whatever ended the transaction */
function run(
  org: ApexOrg,
  transaction: OrgTransaction,
  { className, method, input, output }: InvocableAction,
  inputs: readonly JsonNode[]
): readonly (Record<string, unknown> | null)[] {
  const list = method.parameters[0];
  const values =
    input === null || list === undefined
      ? []
      : [
          new ApexList(
            list.type,
            inputs.map((node) => toInput(transaction.tx, input, node))
          )
        ];
  const answer = transaction.callStatic(className, method, values);
  if (output === null || !(answer instanceof ApexList)) return inputs.map(() => null);
  if (answer.size !== inputs.length) {
    const message =
      'The number of results does not match the number of interviews that were executed in a single bulk execution request.';
    throw new ActionFailure('UNKNOWN_EXCEPTION', message);
  }
  return answer.items.map((item) => toOutput(output, item, org.types));
}

interface ErrorEntry {
  readonly statusCode: string;
  readonly message: string;
  readonly fields: readonly string[];
}

/** @remarks What Apex does not catch ends every invocation of the call: `An Apex error occurred: System.DmlException: …`, as publicly reported. */
function failureOf(error: unknown): ErrorEntry {
  if (error instanceof ActionFailure)
    return { statusCode: error.statusCode, message: error.message, fields: error.fields };
  const text =
    error instanceof LimitFailure
      ? `${error.name}: ${error.message}`
      : error instanceof ApexException
        ? `${error.typeName}: ${error.text}`
        : null;
  if (text === null) throw error;
  const message = `An Apex error occurred: ${text}`;
  return { statusCode: 'UNKNOWN_EXCEPTION', message, fields: [] };
}

/** @remarks `actionName` is "the class's invocable method name": https://developer.salesforce.com/docs/atlas.en-us.api_action.meta/api_action/actions_intro_invoking.htm */
function resultOf(
  action: InvocableAction,
  errors: readonly ErrorEntry[] | null,
  outputValues: Record<string, unknown> | null
): Record<string, unknown> {
  return {
    actionName: action.method.name,
    errors,
    invocationId: null,
    isSuccess: errors === null,
    outputValues,
    version: 1
  };
}
