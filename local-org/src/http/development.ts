import type { ComponentFacts, DeployedSource } from '../deploy/deployed-source.ts';
import { ComponentIds } from '../deploy/component-ids.ts';
import type { Deployments } from '../deploy/deployments.ts';
import type { LocalOrg } from '../org/local-org.ts';
import type { RunningUser } from '../runtime/transaction.ts';
import { apiError } from './api-error.ts';
import type { Retrieves } from './metadata/retrieve-result.ts';
import type { TestRuns } from './tooling/test-runs.ts';

/** What developers' clients work with: the deployed source, deployments, test runs. */
export interface Development {
  readonly org: LocalOrg;
  readonly source: DeployedSource;
  readonly deployments: Deployments;
  readonly retrieves: Retrieves;
  readonly testRuns: TestRuns;
}

/** Ids of what is deployed now. */
export function idsOf({ org, source }: Development): ComponentIds {
  return new ComponentIds(org, source);
}

/** Name of whoever deployed a component. */
export function userName({ org }: Development, facts: ComponentFacts): string {
  return org.users.byId(facts.lastModifiedById)?.name ?? 'User';
}

/**
 * @throws ApiError 403 for a user who may not use the Metadata API
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_quickstart_prereqs.htm (permissions)
 */
export function requireMetadataRights(user: RunningUser): void {
  const { permissions } = user;
  if (permissions.has('ModifyMetadata') || permissions.has('ModifyAllData')) return;
  const message =
    'use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata permissions';
  throw apiError(403, 'INSUFFICIENT_ACCESS', message);
}

/** @throws ApiError 403 for a user who may not write Apex */
export function requireAuthorApex(user: RunningUser): void {
  if (user.permissions.has('AuthorApex')) return;
  throw apiError(403, 'INSUFFICIENT_ACCESS', 'Author Apex permission required');
}
