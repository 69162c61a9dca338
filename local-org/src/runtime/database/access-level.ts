import { AccessLevelValue } from '../system/access-level.ts';
import type { AccessMode } from '../transaction.ts';

/**
 * The mode of a `Database` call: what its `AccessLevel` argument says.
 *
 * @remarks Without one user mode holds, as in classes of API 67.0 and later:
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_enforce_usermode.htm
 */
export function accessModeOf(given: readonly unknown[]): AccessMode {
  return given.find((each) => each instanceof AccessLevelValue)?.mode ?? 'user';
}
