import type { SiteSchema } from '../metadata/setup-schema.ts';
import type { LocalOrg } from '../org/local-org.ts';
import type { CompiledType } from '../runtime/core/compiled-unit.ts';
import type { RunningUser } from '../runtime/transaction.ts';
import type { ApexException } from '../runtime/values/exception.ts';
import type { SObjectValue } from '../runtime/values/sobject.ts';
import type { ApexOrg, OrgTransaction } from './apex-org.ts';
import { toRestValue } from './data/record-values.ts';

/** A site and who its visitors are. */
export interface ServedSite {
  readonly site: SiteSchema;
  readonly guest: RunningUser;
}

/** The local org as the server sees it. */
export class ServedOrg implements ApexOrg {
  readonly #org: LocalOrg;

  constructor(org: LocalOrg) {
    this.#org = org;
  }

  /** As deployed now. */
  get types(): readonly CompiledType[] {
    return this.#org.types;
  }

  run<T>(user: RunningUser, work: (transaction: OrgTransaction) => T): T {
    return this.#org.run(user, work);
  }

  stackTrace(error: ApexException): string {
    return this.#org.stackTrace(error);
  }

  byId(id: string): RunningUser | null {
    return this.#org.users.byId(id);
  }

  /** Active users that can log in. */
  users(): readonly RunningUser[] {
    return this.#org.users.activeIds().flatMap((id) => this.#org.users.byId(id) ?? []);
  }

  /** The deployed site whose addresses begin with this segment, and its guest user. */
  site(prefix: string): ServedSite | null {
    const { sites } = this.#org.schema.setup;
    const site = [...sites.values()].find(({ urlPathPrefix }) => urlPathPrefix === prefix);
    const guest = site === undefined ? null : this.#org.users.guestOf(site.name);
    return site === undefined || guest === null ? null : { site, guest };
  }
}

/** The fields of a platform event as a subscriber gets them. */
export function eventPayload(event: SObjectValue): Readonly<Record<string, unknown>> {
  return Object.fromEntries(event.fields().map(({ name, value }) => [name, toRestValue(value)]));
}
