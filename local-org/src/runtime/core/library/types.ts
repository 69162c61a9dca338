import type { LibraryType } from '../../library.ts';
import { CUSTOM_NOTIFICATION } from './custom-notification.ts';
import { EVENT_BUS } from './event-bus.ts';
import { ASYNC_OPTIONS_TYPES } from './async-options.ts';
import { BATCH_TYPES } from './batch.ts';
import { QUEUEABLE_CONTEXTS } from './queueable-context.ts';
import { ASYNC_INFO, QUEUEABLE_STATICS } from './queueable.ts';
import { SCHEDULABLE_CONTEXT } from './schedulable-context.ts';
import { SCHEDULE_STATICS } from './schedule.ts';
import { EVENT_TRIGGER_TYPES } from './trigger-context.ts';
import { LIMITS } from './limits.ts';
import { TEST_BROKER, TEST_TYPE } from './test.ts';
import { TRIGGER } from './trigger.ts';

/** The platform's types that speak of the running transaction itself. */
export const CORE_TYPES: readonly LibraryType[] = [
  CUSTOM_NOTIFICATION,
  EVENT_BUS,
  LIMITS,
  ASYNC_INFO,
  QUEUEABLE_STATICS,
  SCHEDULABLE_CONTEXT,
  SCHEDULE_STATICS,
  ...ASYNC_OPTIONS_TYPES,
  ...BATCH_TYPES,
  ...EVENT_TRIGGER_TYPES,
  ...QUEUEABLE_CONTEXTS,
  TEST_BROKER,
  TEST_TYPE,
  TRIGGER
];
