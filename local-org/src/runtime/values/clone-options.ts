/** Which parts a copy keeps; the names of `SObject.clone`'s parameters. */
export interface CloneOptions {
  readonly preserveId: boolean;
  readonly isDeepClone: boolean;
  readonly preserveReadonlyTimestamps: boolean;
  readonly preserveAutonumber: boolean;
}

/** Fields that `preserveReadonlyTimestamps` keeps. */
export const TIMESTAMPS: ReadonlySet<string> = new Set([
  'createdbyid',
  'createddate',
  'lastmodifiedbyid',
  'lastmodifieddate'
]);
