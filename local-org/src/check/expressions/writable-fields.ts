import type { Position } from '../../diagnostics/errors.ts';
import type { BodyContext } from '../body-context.ts';
import { fail } from '../mistakes.ts';

/**
 * Fails with `Field is not writeable: Lead.CreatedDate` for fields that no code can set: formulas, audit fields, auto-numbers.
 * Ids can be set, and rows of custom metadata types can be built in memory.
 */
export function requireWritableField(
  context: BodyContext,
  object: string,
  fieldName: string,
  position: Position
): void {
  const { schema } = context.environment;
  const field = schema.field(object, fieldName);
  if (field === undefined || field.type === 'Id' || field.createable || field.updateable) return;
  if (schema.object(object)?.kind === 'customMetadata') return;
  fail('field-not-writeable', position, `Field is not writeable: ${object}.${field.name}`);
}
