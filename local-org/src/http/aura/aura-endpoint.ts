import {
  hasAnnotation,
  type CompiledMethod,
  type CompiledType
} from '../../runtime/core/compiled-unit.ts';
import { LimitFailure } from '../../runtime/limit-failure.ts';
import { setQuiddity } from '../../runtime/system/request.ts';
import type { RunningUser } from '../../runtime/transaction.ts';
import { ApexException } from '../../runtime/values/exception.ts';
import type { ApexOrg } from '../apex-org.ts';
import type { HttpRequest } from '../http-request.ts';
import { json, type HttpResponse } from '../http-response.ts';
import { parseJsonObject } from '../json-body.ts';
import { ParameterError, toParameter } from './parameters.ts';
import { toBrowserJson } from './result-json.ts';

/** A call of a Lightning component, as `@salesforce/apex` sends it. */
interface AuraCall {
  readonly className: string;
  readonly methodName: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** The call comes from a wire and may be answered from a cache. */
  readonly cacheable: boolean;
}

/** An error in the shape that components read: `error.body.message`. */
interface AuraError {
  readonly message: string;
  readonly exceptionType?: string;
  readonly isUserDefinedException?: boolean;
  readonly stackTrace?: string;
}

/** Runs an `@AuraEnabled` method for a user of the browser, in a transaction of its own. */
export function answerAura(org: ApexOrg, user: RunningUser, request: HttpRequest): HttpResponse {
  const call = readCall(parseJsonObject(request));
  const method = findMethod(org.types, call);
  if (typeof method === 'string') return refusal(method);
  if (!user.permissions.canUseClass(call.className)) {
    return refusal(`You do not have access to the Apex class named '${call.className}'.`);
  }
  try {
    return json(
      200,
      org.run(user, (transaction) => {
        setQuiddity(transaction.tx, 'AURA');
        const values = method.parameters.map(({ name, type }) =>
          toParameter(transaction.tx, type, call.parameters[name])
        );
        return toBrowserJson(
          transaction.tx,
          transaction.callStatic(call.className, method, values)
        );
      })
    );
  } catch (error) {
    return errorAnswer(org, error);
  }
}

function readCall(body: Readonly<Record<string, unknown>>): AuraCall {
  const { className, methodName, parameters, cacheable } = body;
  return {
    className: String(className),
    methodName: String(methodName),
    parameters: typeof parameters === 'object' && parameters !== null ? { ...parameters } : {},
    cacheable: cacheable === true
  };
}

/** The method, or why there is none. */
function findMethod(types: readonly CompiledType[], call: AuraCall): CompiledMethod | string {
  const type = types.find(({ name }) => name === call.className);
  const method = type?.methods.find(({ name, isStatic }) => isStatic && name === call.methodName);
  if (method === undefined || !hasAnnotation(method, 'auraenabled')) {
    return `Unable to find Apex action class referenced as '${call.className}.${call.methodName}'.`;
  }
  const isCacheable = method.annotations
    .find(({ name }) => name === 'auraenabled')
    ?.values.get('cacheable');
  if (call.cacheable && isCacheable !== true && isCacheable !== 'true') {
    return `Apex method ${call.methodName} is not cacheable: @wire needs @AuraEnabled(cacheable=true).`;
  }
  return method;
}

function errorAnswer(org: ApexOrg, error: unknown): HttpResponse {
  if (error instanceof ParameterError) return refusal(error.message);
  if (error instanceof LimitFailure)
    return failure({ message: error.message, exceptionType: error.name, stackTrace: '' });
  if (!(error instanceof ApexException)) throw error;
  if (error.typeName === 'System.AuraHandledException') {
    return failure({
      message: error.clientMessage ?? error.text,
      exceptionType: error.typeName,
      stackTrace: ''
    });
  }
  return failure({
    message: error.text,
    exceptionType: error.typeName,
    stackTrace: org.stackTrace(error)
  });
}

function failure(
  error: Required<Pick<AuraError, 'message' | 'exceptionType' | 'stackTrace'>>
): HttpResponse {
  const body: AuraError = {
    ...error,
    isUserDefinedException: !error.exceptionType.startsWith('System.')
  };
  return json(500, body);
}

function refusal(message: string): HttpResponse {
  return json(500, { message } satisfies AuraError);
}
