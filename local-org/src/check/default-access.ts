import type { BodyContext } from './body-context.ts';

/** From this version on DML and queries without a word about access run in user mode. */
const USER_MODE_VERSION = 67;

/** The access of a DML statement or query that says nothing. */
export function defaultAccess(context: BodyContext): 'user' | 'system' {
  return context.details.apiVersion >= USER_MODE_VERSION ? 'user' : 'system';
}
