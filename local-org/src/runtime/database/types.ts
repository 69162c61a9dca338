import type { LibraryType } from '../library.ts';
import { DATABASE } from './database.ts';
import { DML_OPTIONS_TYPES } from './dml-options-types.ts';
import { LEAD_CONVERT_TYPES } from './lead-convert-types.ts';
import { RESULT_TYPES } from './result-types.ts';
import { SOBJECT_TYPE } from './sobject-type.ts';

/** The platform's types around rows and DML. */
export const DATABASE_TYPES: readonly LibraryType[] = [
  DATABASE,
  SOBJECT_TYPE,
  ...RESULT_TYPES,
  ...DML_OPTIONS_TYPES,
  ...LEAD_CONVERT_TYPES
];
