import type { FieldMask, FieldType, ObjectSchema } from '../schema.ts';
import type { MetadataReport, SourceFile } from './report.ts';
import { childOf, childText, type XmlElement } from './xml.ts';

const MASK_ELEMENTS = ['maskChar', 'maskType'] as const;

/**
 * What is asked of encrypted texts, and of nothing else: a mask, and no default value.
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.securityImplGuide.meta/securityImplGuide/fields_about_encrypted_fields.htm
 */
export function checkEncryptedField(
  { root, file }: SourceFile,
  type: FieldType,
  owner: ObjectSchema['kind'],
  report: MetadataReport
): void {
  const isEncrypted = type === 'EncryptedText';
  const say = (at: XmlElement, message: string): void =>
    report.add(file, at, 'field-property', message);
  for (const name of MASK_ELEMENTS) {
    const element = childOf(root, name);
    if (isEncrypted && element === undefined)
      say(root, `Must specify '${name}' for a CustomField of type EncryptedText`);
    if (!isEncrypted && element !== undefined)
      say(element, `Can not specify '${name}' for a CustomField of type ${type}`);
  }
  if (!isEncrypted) return;
  for (const name of ['defaultValue', 'formula']) {
    const element = childOf(root, name);
    if (element !== undefined)
      say(element, `Can not specify '${name}' for a CustomField of type EncryptedText`);
  }
  if (owner === 'platformEvent' || owner === 'customMetadata')
    say(root, 'Can not use a CustomField of type EncryptedText in an object of this kind');
}

/** The mask of an encrypted text. */
export function readMask(root: XmlElement): FieldMask {
  return {
    char: childText(root, 'maskChar') === 'X' ? 'X' : 'asterisk',
    type: (childText(root, 'maskType') ?? 'all') as FieldMask['type']
  };
}
