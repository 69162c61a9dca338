import { createRow, OrgRefusal, queryRows, type OrgSession } from '../org-tools.ts';
import { Failure } from '../support/failure.ts';

export const INTEGRATION = 'BirdIntegration';
const INTEGRATION_LICENSE = 'Salesforce API Integration';

/** Usernames of active users who have the permission set of the integration user. */
export async function integrationUsers(session: OrgSession): Promise<readonly string[]> {
  const rows = await queryRows(
    session,
    `SELECT Assignee.Username FROM PermissionSetAssignment WHERE PermissionSet.Name = '${INTEGRATION}' AND Assignee.IsActive = TRUE`
  );
  return rows.map((row) => (row['Assignee'] as { Username: string }).Username);
}

/** @throws Failure where no active user has the username */
export async function requireUser(session: OrgSession, username: string): Promise<string> {
  const quoted = username.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
  const [row] = await queryRows(
    session,
    `SELECT Id FROM User WHERE Username = '${quoted}' AND IsActive = TRUE`
  );
  if (row === undefined) {
    throw new Failure(
      `No active user is named ${username}. Create the user that Bird signs in as (Setup, Users, New User, licence Salesforce Integration), then name it: --integration-user USERNAME.`
    );
  }
  return String(row['Id']);
}

/**
 * Assigns a permission set to a user who does not have it. An integration user gets the licence first where the org asks for it.
 * @returns whether anything was to be done
 * @throws OrgRefusal
 */
export async function assign(session: OrgSession, name: string, userId: string): Promise<boolean> {
  const [present] = await queryRows(
    session,
    `SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.Name = '${name}' AND AssigneeId = '${userId}'`
  );
  if (present !== undefined) return false;
  const [set] = await queryRows(session, `SELECT Id FROM PermissionSet WHERE Name = '${name}'`);
  const assignment = { PermissionSetId: set?.['Id'], AssigneeId: userId };
  try {
    await createRow(session, 'PermissionSetAssignment', assignment);
  } catch (error) {
    if (!isAboutLicense(error)) throw error;
    await assignLicense(session, userId);
    await createRow(session, 'PermissionSetAssignment', assignment);
  }
  return true;
}

/** `FIELD_INTEGRITY_EXCEPTION: The user license doesn't allow the permission: Create Lead`. */
function isAboutLicense(error: unknown): boolean {
  return error instanceof OrgRefusal && /user license/i.test(JSON.stringify(error.body));
}

async function assignLicense(session: OrgSession, userId: string): Promise<void> {
  const [license] = await queryRows(
    session,
    `SELECT Id FROM PermissionSetLicense WHERE MasterLabel = '${INTEGRATION_LICENSE}'`
  );
  if (license === undefined) {
    throw new Failure(
      `The integration user's licence does not allow what ${INTEGRATION} gives, and the org has no permission set license ${INTEGRATION_LICENSE}. Take a user with a Salesforce licence, or ask your account executive for it.`
    );
  }
  const row = { PermissionSetLicenseId: license['Id'], AssigneeId: userId };
  await createRow(session, 'PermissionSetLicenseAssign', row);
}

/** Id of the user as whom a site's visitors come in; null where the org has no such site. */
export async function siteGuest(session: OrgSession, site: string): Promise<string | null> {
  const [row] = await queryRows(session, `SELECT GuestUserId FROM Site WHERE Name = '${site}'`);
  return row === undefined ? null : String(row['GuestUserId']);
}
