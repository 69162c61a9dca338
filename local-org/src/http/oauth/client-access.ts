import { BlockList } from 'node:net';
import { UnsupportedError } from '../../diagnostics/errors.ts';
import type { LoginIpRange } from '../../metadata/oauth-schema.ts';
import type { LocalOrg } from '../../org/local-org.ts';
import type { RunningUser } from '../../runtime/transaction.ts';
import { OAuthRefusal } from './oauth-refusal.ts';
import type { RegisteredClient } from './registered-client.ts';

/** Which users a client may act for, and from where. */
export class ClientAccess {
  readonly #org: LocalOrg;

  constructor(org: LocalOrg) {
    this.#org = org;
  }

  /**
   * An app that an administrator has switched off does nothing for anybody (text assumed: reported of blocked connected apps).
   * @throws OAuthRefusal
   */
  requireEnabled({ settings }: RegisteredClient): void {
    if (!settings.isEnabled)
      throw new OAuthRefusal('OAUTH_APP_BLOCKED', 'this app is blocked by admin');
  }

  /** Whether an administrator has let the user in, or everybody may let it in themselves. */
  isApproved({ settings: { approved } }: RegisteredClient, user: RunningUser): boolean {
    if (approved === null || approved.profiles.has(user.profileName)) return true;
    return this.#org.users
      .permissionSetsOf(user.id)
      .some((name) => approved.permissionSets.has(name));
  }

  /** @throws OAuthRefusal for a user whom an administrator would have to let in */
  requireApproved(client: RegisteredClient, user: RunningUser): void {
    if (this.isApproved(client, user)) return;
    throw new OAuthRefusal('invalid_app_access', 'user is not admin approved to access this app');
  }

  /** @throws OAuthRefusal where {@link mayComeFrom} says no */
  requireAddress(
    client: RegisteredClient,
    user: RunningUser,
    address: string,
    isRefresh = false
  ): void {
    if (!this.mayComeFrom(client, user, address, isRefresh))
      throw new OAuthRefusal('invalid_grant', 'ip restricted');
  }

  /**
   * Whether an address is inside the log-in ranges of the user's profile, or the client's policy relaxes them.
   * @throws UnsupportedError where a second factor would open the way
   * @remarks https://help.salesforce.com/s/articleView?id=xcloud.connected_app_manage_oauth.htm
   */
  mayComeFrom(
    { settings: { ip } }: RegisteredClient,
    { profileName }: RunningUser,
    address: string,
    isRefresh = false
  ): boolean {
    if (ip === 'relaxed' || (ip === 'relaxedForRefresh' && isRefresh)) return true;
    const ranges = this.#org.schema.setup.loginIpRanges.get(profileName) ?? [];
    const isInside = ranges.length === 0 || listOf(ranges).check(address);
    if (!isInside && ip === 'relaxedWithSecondFactor')
      throw new UnsupportedError('A second factor for a client outside the log-in ranges');
    return isInside;
  }
}

function listOf(ranges: readonly LoginIpRange[]): BlockList {
  const list = new BlockList();
  for (const { start, end } of ranges) list.addRange(start, end);
  return list;
}
