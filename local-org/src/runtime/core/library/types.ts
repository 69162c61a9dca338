import type { LibraryType } from '../../library.ts';
import { EVENT_BUS } from './event-bus.ts';
import { QUEUEABLE_CONTEXT } from './job-context.ts';
import { LIMITS } from './limits.ts';
import { TEST_BROKER, TEST_TYPE } from './test.ts';
import { TRIGGER } from './trigger.ts';

/** The platform's types that speak of the running transaction itself. */
export const CORE_TYPES: readonly LibraryType[] = [
  EVENT_BUS,
  LIMITS,
  QUEUEABLE_CONTEXT,
  TEST_BROKER,
  TEST_TYPE,
  TRIGGER
];
