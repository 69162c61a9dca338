import type { Schema } from '../../src/metadata/schema.ts';
import type { OrgServices } from '../../src/runtime/core/services.ts';
import { fakeTransaction } from './fake-transaction.ts';

function refuse(what: string): never {
  throw new Error(`This test has no ${what}.`);
}

/** Services of an org without rows: transactions begin and end, everything else of the database refuses. */
export function servicesWithoutRows(schema: Schema): OrgServices {
  const { user, organizationId, baseUrl } = fakeTransaction();
  return {
    schema,
    organizationId,
    baseUrl,
    database: {
      inTransaction: false,
      begin: () => undefined,
      commit: () => undefined,
      rollback: () => undefined,
      savepoint: () => ({ name: 'only' }),
      rollbackTo: () => undefined,
      release: () => undefined
    },
    now: () => Date.UTC(2026, 10, 22, 3, 4, 5, 678),
    parseQuery: () => refuse('queries'),
    runQuery: () => refuse('queries'),
    runDml: () => refuse('rows'),
    emptyRecycleBin: () => refuse('rows'),
    userById: () => null,
    userByUsername: () => null,
    platformRows: {
      insert: () => refuse('rows'),
      update: () => refuse('rows'),
      remove: () => refuse('rows'),
      find: () => refuse('rows')
    },
    events: {
      append: () => refuse('events'),
      after: () => [],
      tip: () => 0,
      published: () => 0,
      objects: () => [],
      forget: () => undefined
    },
    jobs: { keep: () => refuse('jobs'), forget: () => undefined, all: () => [] },
    notifications: { append: () => refuse('notifications'), all: () => [] },
    later: () => undefined,
    takeFault: () => false,
    automatedProcessUser: () => user,
    eventsPublished: () => undefined,
    schedule: (work) => work(),
    jobFailed: (error) => {
      throw error;
    }
  };
}
