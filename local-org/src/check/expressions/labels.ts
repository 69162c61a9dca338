import type { Identifier } from '../../syntax/ast.ts';
import { STRING, type ApexType } from '../../syntax/types.ts';
import type { BodyContext } from '../body-context.ts';
import type { BoundExpression } from '../bound.ts';
import { fail } from '../mistakes.ts';

/** True for `System.Label`, whose members are the custom labels. */
export function isLabelHolder(type: ApexType): boolean {
  return type.kind === 'library' && type.name === 'System.Label';
}

/** `System.Label.Bird_Title` */
export function labelMember(context: BodyContext, name: Identifier): BoundExpression {
  const label = context.environment.schema.labels.get(name.text.toLowerCase());
  if (label === undefined) {
    return fail('unknown-label', name.position, `External string does not exist: ${name.text}`);
  }
  return { kind: 'label', position: name.position, type: STRING, name: label.name };
}
