import { beyondGuests } from '../guest-rights.ts';
import type { PermissionSetSchema, Schema } from '../schema.ts';
import type { MetadataReport, SourceFile } from './report.ts';
import { childOf, childText } from './xml.ts';

/**
 * A permission set bound to a licence for guests grants no more than a guest may have.
 * @remarks https://help.salesforce.com/s/articleView?id=sf.networks_secure_guest_user_sharing.htm; the licences are named `Guest User
 * License` and `Guest`; wording assumed.
 */
export function checkGuestLicense(
  { root, file }: SourceFile,
  set: PermissionSetSchema,
  schema: Schema,
  report: MetadataReport
): void {
  const license = childText(root, 'license') ?? '';
  const right = license.startsWith('Guest') ? beyondGuests(set, schema) : null;
  if (right === null) return;
  const message = `The user license doesn't allow the permission: ${right}`;
  report.add(file, childOf(root, 'license')!, 'guest-permission', message);
}
