import type { ObjectSchema } from '../schema.ts';
import { ACCOUNT } from './account.ts';
import { ASYNC_OBJECTS } from './async.ts';
import { CASE } from './case.ts';
import { CONTACT } from './contact.ts';
import {
  CUSTOM_NOTIFICATION_TYPE,
  GROUP_MEMBER,
  QUEUE_SOBJECT,
  SITE,
  STATIC_RESOURCE
} from './deployed.ts';
import { standardObject, type ObjectFacts } from './facts.ts';
import { LEAD } from './lead.ts';
import { OPPORTUNITY, OPPORTUNITY_CONTACT_ROLE } from './opportunity.ts';
import { GROUP, NAME, USER, USER_ROLE } from './people.ts';
import { USER_RECORD_ACCESS } from './record-access.ts';
import {
  CUSTOM_PERMISSION,
  ORGANIZATION,
  PERMISSION_SET,
  PERMISSION_SET_ASSIGNMENT,
  PROFILE,
  RECORD_TYPE
} from './setup.ts';

/** Every standard object the local org knows. */
const FACTS: readonly ObjectFacts[] = [
  LEAD,
  CASE,
  CONTACT,
  ACCOUNT,
  OPPORTUNITY,
  OPPORTUNITY_CONTACT_ROLE,
  USER,
  GROUP,
  USER_ROLE,
  NAME,
  PROFILE,
  PERMISSION_SET,
  PERMISSION_SET_ASSIGNMENT,
  ORGANIZATION,
  RECORD_TYPE,
  CUSTOM_PERMISSION,
  STATIC_RESOURCE,
  CUSTOM_NOTIFICATION_TYPE,
  QUEUE_SOBJECT,
  GROUP_MEMBER,
  SITE,
  USER_RECORD_ACCESS,
  ...ASYNC_OBJECTS
];

/** Schemas of the standard objects, without any deployed metadata. */
export function standardObjects(): readonly ObjectSchema[] {
  return FACTS.map(standardObject);
}
