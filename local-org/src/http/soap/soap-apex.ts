import { UnsupportedError } from '../../diagnostics/errors.ts';
import type { RunningUser } from '../../runtime/transaction.ts';
import { escapeXml } from '../../deploy/xml-text.ts';
import { traceText } from '../../runtime/core/stack-trace.ts';
import type { Development } from '../development.ts';
import type { HttpResponse } from '../http-response.ts';
import { executeAnonymous, type AnonymousRun } from '../tooling/execute-anonymous.ts';
import { childNamed, soapAnswer, type SoapCall } from './envelope.ts';

const NAMESPACE = 'http://soap.sforce.com/2006/08/apex';

/**
 * `POST /services/Soap/s/68.0/{organisation}`: anonymous Apex with its debug log.
 * @throws ApiError; UnsupportedError for other calls
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/sforce_api_calls_executeanonymous.htm
 */
export function answerApexCall(
  development: Development,
  user: RunningUser,
  call: SoapCall,
  version: string
): HttpResponse {
  if (call.operation !== 'executeAnonymous')
    throw new UnsupportedError(`The Apex API call ${call.operation}`);
  const run = executeAnonymous(development, user, childNamed(call.body, 'apexcode')?.text ?? '');
  const log = escapeXml(debugLogText(run, version, new Date(development.deployments.parts.now())));
  return soapAnswer(
    NAMESPACE,
    `<executeAnonymousResponse><result>${Object.entries<string | number | boolean | null>({
      ...run.result
    })
      .map(([name, value]) => fieldXml(name, value))
      .join('')}</result></executeAnonymousResponse>`,
    `<DebuggingInfo><debugLog>${log}</debugLog></DebuggingInfo>`
  );
}

function fieldXml(name: string, value: string | number | boolean | null): string {
  return value === null
    ? `<${name} xsi:nil="true"/>`
    : `<${name}>${escapeXml(String(value))}</${name}>`;
}

/** The log's frame, and what the block wrote. Lines of other events are not modelled. */
export function debugLogText({ log, result }: AnonymousRun, version: string, at: Date): string {
  const time = at.toISOString().slice(11, 22);
  const lines = log.map(({ level, text, stack }) => {
    const line = traceText(stack ?? '')[0]?.line ?? 0;
    return `${time} (0)|USER_DEBUG|[${line}]|${level}|${text}`;
  });
  const failure =
    result.exceptionMessage === null
      ? []
      : [
          `${time} (0)|FATAL_ERROR|${result.exceptionMessage}\n\n${result.exceptionStackTrace ?? ''}`
        ];
  return [
    `${version} APEX_CODE,DEBUG`,
    `${time} (0)|EXECUTION_STARTED`,
    ...lines,
    ...failure,
    `${time} (0)|EXECUTION_FINISHED`,
    ''
  ].join('\n');
}
