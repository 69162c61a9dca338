import { UnsupportedError } from '../../diagnostics/errors.ts';
import { notFound } from '../api-error.ts';
import { isVersion } from '../data/data-endpoints.ts';
import type { Development } from '../development.ts';
import type { HttpRequest } from '../http-request.ts';
import type { HttpResponse } from '../http-response.ts';
import { answerMetadataCall } from '../metadata/soap-metadata.ts';
import type { RequestAllowance } from '../request-allowance.ts';
import type { SessionStore } from '../sessions.ts';
import type { Users } from '../authentication.ts';
import { readEnvelope } from './envelope.ts';
import { answerApexCall } from './soap-apex.ts';
import { faultAnswer, platformFault } from './soap-fault.ts';

export interface SoapParts {
  readonly development: Development | null;
  readonly oauth: { readonly sessions: SessionStore };
  readonly org: Users;
  readonly allowance: RequestAllowance;
}

/** `/services/Soap/m/68.0` (metadata) and `/services/Soap/s/68.0/{organisation}` (Apex). Refusals are SOAP faults. */
export function answerSoap(parts: SoapParts, request: HttpRequest): HttpResponse {
  try {
    return answer(parts, request);
  } catch (error) {
    const fault = faultAnswer(error);
    if (fault === null) throw error;
    return fault;
  }
}

function answer(
  { development, oauth, org, allowance }: SoapParts,
  request: HttpRequest
): HttpResponse {
  const [, api, version = ''] = /^\/services\/Soap\/(\w+)\/([\d.]+)/.exec(request.path) ?? [];
  if (api === undefined || !isVersion(version) || request.method !== 'POST') throw notFound();
  const call = readEnvelope(request.body.toString('utf8'));
  if (api !== 'm' && api !== 's') throw new UnsupportedError(`The SOAP API at Soap/${api}`);
  if (development === null) throw new UnsupportedError('Deployment to this org');
  const session = call.sessionId === null ? null : oauth.sessions.find(call.sessionId);
  const user = session === null ? null : org.byId(session.userId);
  if (user === null) {
    const message = 'Invalid Session ID found in SessionHeader: Illegal Session';
    throw platformFault('INVALID_SESSION_ID', message);
  }
  if (!user.permissions.has('ApiEnabled'))
    throw platformFault(
      'API_DISABLED_FOR_ORG',
      'API is not enabled for this Organization or Partner'
    );
  allowance.take();
  return api === 'm'
    ? answerMetadataCall(development, user, call, version)
    : answerApexCall(development, user, call, version);
}
