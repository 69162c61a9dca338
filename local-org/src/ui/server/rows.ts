import type { Schema } from '../../metadata/schema.ts';
import type { RunningUser } from '../../runtime/transaction.ts';

/** One row as pages need it: plain values by the path that was selected (`Owner.Name`), any letter case. */
export interface PageRow {
  readonly id: string;
  value(path: string): string | number | boolean | null;
}

/** What the pages need of an org. */
export interface PageOrg {
  readonly schema: Schema;
  /** Runs SOQL in user mode with sharing. */
  rows(user: RunningUser, soql: string): readonly PageRow[];
  permissionSetsOf(userId: string): readonly string[];
  users(): readonly RunningUser[];
  /** Changes the user's language and locale as an administrator would in Setup. */
  setLanguage(user: RunningUser, language: string, locale: string): void;
}
