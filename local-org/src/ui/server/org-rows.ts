import type { Schema } from '../../metadata/schema.ts';
import type { LocalOrg } from '../../org/local-org.ts';
import type { RunningUser } from '../../runtime/transaction.ts';
import { SObjectValue } from '../../runtime/values/sobject.ts';
import { pageRow } from './page-row.ts';
import type { PageOrg, PageRow } from './rows.ts';

/** The local org as the pages see it. */
export class OrgRows implements PageOrg {
  readonly schema: Schema;
  readonly #org: LocalOrg;

  constructor(org: LocalOrg) {
    this.#org = org;
    this.schema = org.schema;
  }

  rows(user: RunningUser, soql: string): readonly PageRow[] {
    return this.#org.run(user, ({ tx }) =>
      tx
        .query(tx.parseQuery(soql), [], 'user')
        .items.filter((row) => row instanceof SObjectValue)
        .map((row) => pageRow(row, user.permissions))
    );
  }

  permissionSetsOf(userId: string): readonly string[] {
    return this.#org.users.permissionSetsOf(userId);
  }

  users(): readonly RunningUser[] {
    return this.#org.users.activeIds().flatMap((id) => this.#org.users.byId(id) ?? []);
  }
}
