import type { StoredRow } from '../../store/columns.ts';

/** Rules of an org that the package's metadata does not bring: a test or the sample org puts them in. */
export interface OrgRules {
  readonly duplicateRules: readonly DuplicateRule[];
  readonly assignmentRules: readonly AssignmentRule[];
}

/** Rows whose fields are all equal, letter case aside, are duplicates. */
export interface DuplicateRule {
  readonly object: string;
  readonly fields: readonly string[];
  readonly action: 'block' | 'alert';
  /** Text shown to the user. */
  readonly message: string;
}

/** The active assignment rule of Lead or Case. */
export interface AssignmentRule {
  readonly object: string;
  /** Owner of a saved row, or null where no entry fits. */
  readonly ownerOf: (row: StoredRow) => string | null;
}

export const NO_RULES: OrgRules = { duplicateRules: [], assignmentRules: [] };
