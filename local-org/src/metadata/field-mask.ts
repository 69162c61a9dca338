import type { FieldMask, FieldSchema } from './schema.ts';

/** Who reads: what the mask needs to know of a user. */
export interface MaskViewer {
  has(userPermission: string): boolean;
}

/** Characters at the end that stay readable. */
const READABLE_AT_END: Readonly<Record<FieldMask['type'], number>> = {
  all: 0,
  nino: 0,
  creditCard: 4,
  ssn: 4,
  lastFour: 4,
  sin: 4
};

/**
 * A value as the API and pages show it to a user: an encrypted text is masked unless the user has View Encrypted Data. Apex always reads
 * the value itself, whoever runs it.
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.securityImplGuide.meta/securityImplGuide/fields_about_encrypted_fields.htm;
 * mask types: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm. That the mask is as long as the
 * value is assumed.
 */
export function maskedValue(
  field: FieldSchema | undefined,
  value: unknown,
  viewer: MaskViewer
): unknown {
  if (field === undefined || field.mask === null || typeof value !== 'string') return value;
  if (viewer.has('ViewEncryptedData')) return value;
  const { char, type } = field.mask;
  const readable = READABLE_AT_END[type];
  const hidden = Math.max(0, value.length - readable);
  return (char === 'X' ? 'X' : '*').repeat(hidden) + value.slice(hidden);
}
