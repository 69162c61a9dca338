import { randomUUID } from 'node:crypto';
import { libraryType, listOf } from '../../../syntax/types.ts';
import { DatabaseResult } from '../../database/results.ts';
import type { LibraryType } from '../../library.ts';
import type { DmlError, DmlRowResult, Transaction } from '../../transaction.ts';
import { ApexDatetime } from '../../values/datetime.ts';
import { nullArgument } from '../../values/exception.ts';
import { ApexList } from '../../values/list.ts';
import { SObjectValue } from '../../values/sobject.ts';
import type { ApexTransaction } from '../apex-transaction.ts';

const SAVE_RESULT = listOf(libraryType('Database.SaveResult'));
const KEEP_ALL = {
  preserveId: false,
  isDeepClone: true,
  preserveReadonlyTimestamps: false,
  preserveAutonumber: false
} as const;

/** @remarks https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_test_events.htm */
const MOST_IN_TEST = 500;

/** Publishes one event: it waits for the commit, unless its object says `PublishImmediately`. */
function publishOne(tx: Transaction, row: unknown): DmlRowResult {
  if (!(row instanceof SObjectValue)) throw nullArgument();
  const refusal = refusalOf(tx, row);
  if (refusal !== null) return { id: null, success: false, created: false, errors: [refusal] };
  const event = row.clone(KEEP_ALL);
  const fields = row.object?.fields;
  if (fields?.has('eventuuid')) event.write('eventuuid', randomUUID());
  if (fields?.has('createddate')) event.write('createddate', new ApexDatetime(tx.now()));
  if (fields?.has('createdbyid')) event.write('createdbyid', tx.user.id);
  const isImmediate = row.object?.publishBehavior === 'PublishImmediately';
  tx.afterCommit({ kind: 'platformEvent', event, isImmediate });
  return { id: null, success: true, created: true, errors: [] };
}

/** What a publish checks before it accepts: the kind of object and its required fields. */
function refusalOf(tx: Transaction, row: SObjectValue): DmlError | null {
  if (row.object?.kind !== 'platformEvent') {
    return refusal('INVALID_TYPE', `${row.objectName} is not a platform event`, []);
  }
  if (!tx.user.permissions.canCreate(row.objectName)) {
    return refusal(
      'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
      `No permission to publish ${row.objectName}`,
      []
    );
  }
  if (tx.isTest && publishedInTest(tx as ApexTransaction) >= MOST_IN_TEST) {
    return refusal('LIMIT_EXCEEDED', 'The limit of events published in a test is exceeded', []);
  }
  const missing = [...row.object.fields.values()].filter(
    (field) => field.custom && field.required && row.read(field.name.toLowerCase()) === null
  );
  if (missing.length === 0) return null;
  const names = missing.map((field) => field.name);
  return refusal(
    'REQUIRED_FIELD_MISSING',
    `Required fields are missing: [${names.join(', ')}]`,
    names
  );
}

function publishedInTest(tx: ApexTransaction): number {
  const waiting = tx.jobs.filter((job) => job.kind === 'platformEvent').length;
  return tx.services.events.published() + waiting;
}

function refusal(statusCode: string, message: string, fields: readonly string[]): DmlError {
  return { statusCode, message, fields };
}

function isImmediateEvent(row: unknown): boolean {
  return row instanceof SObjectValue && row.object?.publishBehavior === 'PublishImmediately';
}

/** @remarks An after-commit publish counts as one DML statement: https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_publish_apex.htm */
function publish(tx: Transaction, target: unknown): unknown {
  if (target === null) throw nullArgument();
  const rows = target instanceof ApexList ? target.items : [target];
  const immediate = rows.filter(isImmediateEvent);
  if (immediate.length > 0) tx.limits.add('publishImmediateDml', 1);
  if (rows.length > immediate.length) tx.limits.add('dmlStatements', 1);
  const results = rows.map((row) => new DatabaseResult('SaveResult', publishOne(tx, row)));
  return target instanceof ApexList ? new ApexList(SAVE_RESULT, results) : results[0];
}

/** `System.EventBus`. */
export const EVENT_BUS: LibraryType = {
  name: 'System.EventBus',
  statics: { 'publish/1': publish }
};
