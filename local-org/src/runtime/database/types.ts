import type { LibraryType } from '../library.ts';
import { DATABASE } from './database.ts';
import { DML_OPTIONS_TYPES } from './dml-options-types.ts';
import { LEAD_CONVERT_TYPES } from './lead-convert-types.ts';
import { MERGE_TYPES } from './merge.ts';
import { RECYCLE_BIN_TYPE } from './recycle-bin.ts';
import { RESULT_TYPES } from './result-types.ts';
import { SOBJECT_TYPE } from './sobject-type.ts';

/** The platform's types around rows and DML. */
export const DATABASE_TYPES: readonly LibraryType[] = [
  DATABASE,
  RECYCLE_BIN_TYPE,
  SOBJECT_TYPE,
  ...MERGE_TYPES,
  ...RESULT_TYPES,
  ...DML_OPTIONS_TYPES,
  ...LEAD_CONVERT_TYPES
];
