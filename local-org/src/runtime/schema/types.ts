import type { LibraryType } from '../library.ts';
import { FIELD_DESCRIBE_TYPES } from './describe-field.ts';
import { OBJECT_DESCRIBE_TYPES } from './describe-object.ts';
import { DISPLAY_TYPE } from './display-type.ts';
import { DESCRIBE_OPTIONS, SCHEMA_TYPE } from './schema-type.ts';
import { SECURITY_TYPES } from './security.ts';

/** The platform's types around describe and field access. */
export const SCHEMA_TYPES: readonly LibraryType[] = [
  SCHEMA_TYPE,
  DESCRIBE_OPTIONS,
  DISPLAY_TYPE,
  ...OBJECT_DESCRIBE_TYPES,
  ...FIELD_DESCRIBE_TYPES,
  ...SECURITY_TYPES
];
