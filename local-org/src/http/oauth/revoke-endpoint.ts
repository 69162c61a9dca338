import type { HttpRequest } from '../http-request.ts';
import { empty, json, type HttpResponse } from '../http-response.ts';
import type { TokenEndpointParts } from './token-endpoint.ts';

/**
 * `/services/oauth2/revoke`: an access token ends alone, a refresh token with every access token of its approval.
 * @remarks https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_revoke_token.htm
 */
export function answerRevoke(
  request: HttpRequest,
  { sessions, grants }: TokenEndpointParts
): HttpResponse {
  const form = new URLSearchParams(request.body.toString('utf8'));
  const token = form.get('token') ?? request.query.get('token') ?? '';
  const isSession = sessions.find(token) !== null;
  sessions.close(token);
  const ended = grants.revoke(token);
  if (ended !== null) sessions.closeGrant(ended);
  if (ended !== null || isSession) return empty(200);
  return json(400, {
    error: 'unsupported_token_type',
    error_description: 'this token type is not supported'
  });
}
