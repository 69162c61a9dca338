import { CORE_TYPES } from '../runtime/core/library/types.ts';
import { LibraryRegistry } from '../runtime/core/registry.ts';
import { DATABASE_TYPES } from '../runtime/database/types.ts';
import { SCHEMA_TYPES } from '../runtime/schema/types.ts';
import { SYSTEM_TYPES } from '../runtime/system/types.ts';

/** The platform's library as far as it is modelled. */
export function openLibrary(): LibraryRegistry {
  return new LibraryRegistry([...SYSTEM_TYPES, ...DATABASE_TYPES, ...SCHEMA_TYPES, ...CORE_TYPES]);
}
