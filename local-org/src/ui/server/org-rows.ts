import { InternalError } from '../../diagnostics/errors.ts';
import type { Schema } from '../../metadata/schema.ts';
import type { LocalOrg } from '../../org/local-org.ts';
import type { RunningUser } from '../../runtime/transaction.ts';
import { SObjectValue } from '../../runtime/values/sobject.ts';
import { pageRow } from './page-row.ts';
import type { PageOrg, PageRow } from './rows.ts';

/** The local org as the pages see it. */
export class OrgRows implements PageOrg {
  readonly #org: LocalOrg;

  constructor(org: LocalOrg) {
    this.#org = org;
  }

  /** As deployed now. */
  get schema(): Schema {
    return this.#org.schema;
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

  setLanguage(user: RunningUser, language: string, locale: string): void {
    const administrator = this.users().find(({ permissions }) => permissions.has('ManageUsers'));
    if (administrator === undefined) throw new InternalError('Nobody may change users.');
    this.#org.run(administrator, ({ tx }) => {
      const row = SObjectValue.create(tx.schema, 'User');
      row.id = user.id;
      row.put('LanguageLocaleKey', language);
      row.put('LocaleSidKey', locale);
      const [result] = tx.dml({
        operation: 'update',
        rows: [row],
        access: 'system',
        allOrNone: true,
        externalIdField: null
      });
      if (result?.success !== true)
        throw new InternalError(result?.errors[0]?.message ?? 'A language was not saved.');
    });
  }

  users(): readonly RunningUser[] {
    return this.#org.users.activeIds().flatMap((id) => this.#org.users.byId(id) ?? []);
  }
}
