import type { RunningUser } from '../../runtime/transaction.ts';

/** A user as `userinfo` and the identity address describe them. */
export function userInfoJson(
  user: RunningUser,
  baseUrl: string,
  organizationId: string
): Record<string, unknown> {
  return {
    sub: `${baseUrl}/id/${organizationId}/${user.id}`,
    user_id: user.id,
    organization_id: organizationId,
    preferred_username: user.username,
    nickname: user.username.split('@', 1)[0],
    name: user.name,
    email: user.username,
    zoneinfo: user.timeZone,
    locale: user.locale,
    language: user.language,
    active: true
  };
}

/**
 * What the identity address answers.
 * @remarks https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_using_openid.htm
 */
export function identityJson(
  user: RunningUser,
  baseUrl: string,
  organizationId: string
): Record<string, unknown> {
  return {
    id: `${baseUrl}/id/${organizationId}/${user.id}`,
    asserted_user: true,
    user_id: user.id,
    organization_id: organizationId,
    username: user.username,
    nick_name: user.username.split('@', 1)[0],
    display_name: user.name,
    email: user.username,
    active: true,
    user_type: 'STANDARD',
    language: user.language,
    locale: user.locale,
    timezone: user.timeZone,
    urls: {
      query: `${baseUrl}/services/data/v{version}/query/`,
      rest: `${baseUrl}/services/data/v{version}/`,
      sobjects: `${baseUrl}/services/data/v{version}/sobjects/`,
      metadata: `${baseUrl}/services/Soap/m/{version}/${organizationId.slice(0, 15)}`
    }
  };
}
