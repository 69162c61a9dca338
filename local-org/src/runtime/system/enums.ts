import { STATUS_CODES } from './status-codes.ts';
import type { LibraryType } from '../library.ts';

/**
 * Constants of the platform's own enums in namespace System, in the order of the platform's type tables; where the order is known to
 * differ from the alphabet it is put right here (LoggingLevel is ordered by how much it logs, JSONToken as the parser knows it).
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_namespace_System.htm
 */
export const ENUM_CONSTANTS: Readonly<Record<string, readonly string[]>> = {
  'System.AccessType': ['CREATABLE', 'READABLE', 'UPDATABLE', 'UPSERTABLE'],
  'System.JSONToken': [
    'NOT_AVAILABLE',
    'START_OBJECT',
    'END_OBJECT',
    'START_ARRAY',
    'END_ARRAY',
    'FIELD_NAME',
    'VALUE_EMBEDDED_OBJECT',
    'VALUE_STRING',
    'VALUE_NUMBER_INT',
    'VALUE_NUMBER_FLOAT',
    'VALUE_TRUE',
    'VALUE_FALSE',
    'VALUE_NULL'
  ],
  'System.LoggingLevel': [
    'NONE',
    'ERROR',
    'WARN',
    'INFO',
    'DEBUG',
    'FINE',
    'FINER',
    'FINEST',
    'INTERNAL'
  ],
  'System.ParentJobResult': ['SUCCESS', 'UNHANDLED_EXCEPTION'],
  'System.Quiddity': [
    'UD',
    'ANONYMOUS',
    'AURA',
    'BATCH_ACS',
    'BATCH_APEX',
    'BATCH_CHUNK_PARALLEL',
    'BATCH_CHUNK_SERIAL',
    'BULK_API',
    'COMMERCE_INTEGRATION',
    'DISCOVERABLE_LOGIN',
    'FUNCTION_CALLBACK',
    'FUTURE',
    'INBOUND_EMAIL_SERVICE',
    'INVOCABLE_ACTION',
    'IOT',
    'PLATFORM_EVENT_PUBLISH_CALLBACK',
    'QUEUEABLE',
    'QUICK_ACTION',
    'REMOTE_ACTION',
    'REST',
    'RUNTEST_ASYNC',
    'RUNTEST_DEPLOY',
    'RUNTEST_SYNC',
    'SCHEDULED',
    'SOAP',
    'SYNCHRONOUS',
    'TRANSACTION_FINALIZER_QUEUEABLE',
    'VF'
  ],
  'System.RoundingMode': [
    'CEILING',
    'DOWN',
    'FLOOR',
    'HALF_DOWN',
    'HALF_EVEN',
    'HALF_UP',
    'UNNECESSARY',
    'UP'
  ],
  'System.TriggerOperation': [
    'AFTER_DELETE',
    'AFTER_INSERT',
    'AFTER_UNDELETE',
    'AFTER_UPDATE',
    'BEFORE_DELETE',
    'BEFORE_INSERT',
    'BEFORE_UPDATE'
  ],
  'System.ApplicationReadWriteMode': ['DEFAULT', 'READ_ONLY'],
  'System.StatusCode': STATUS_CODES
};

/** The enums as library types. */
export const ENUM_TYPES: readonly LibraryType[] = Object.entries(ENUM_CONSTANTS).map(
  ([name, enumConstants]) => ({ name, enumConstants })
);
