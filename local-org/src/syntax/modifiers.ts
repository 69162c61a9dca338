import type { AnnotationContext, LiteralContext, ModifierContext } from '@apexdevtools/apex-parser';
import type { Position } from '../diagnostics/errors.ts';
import type { Annotation, ModifierName, Modifiers } from './ast.ts';
import { buildLiteral } from './literals.ts';
import { identifierOf, optional, positionOf, type Source } from './source.ts';

/** `@AuraEnabled(cacheable=true) public static` before a declaration that starts at `declaration`. */
export function buildModifiers(
  source: Source,
  contexts: readonly ModifierContext[],
  declaration: Position
): Modifiers {
  const [first] = contexts;
  const annotations: Annotation[] = [];
  const names: ModifierName[] = [];
  for (const context of contexts) {
    const annotation = optional(context.annotation());
    if (annotation !== null) annotations.push(buildAnnotation(source, annotation));
    else {
      const name = modifierName(context);
      if (names.includes(name)) {
        throw source.error(
          positionOf(context),
          'duplicate-modifier',
          `Duplicate modifier: ${name}`
        );
      }
      names.push(name);
    }
  }
  return { position: first === undefined ? declaration : positionOf(first), annotations, names };
}

function modifierName(context: ModifierContext): ModifierName {
  if (optional(context.SHARING()) === null) {
    return context.getText().toLowerCase() as ModifierName;
  }
  return `${context.getChild(0).getText().toLowerCase()} sharing` as ModifierName;
}

function buildAnnotation(source: Source, context: AnnotationContext): Annotation {
  const single = optional(context.elementValue());
  const pairs = optional(context.elementValuePairs())?.elementValuePair_list() ?? [];
  const values = pairs.map((pair) => ({
    position: positionOf(pair),
    name: pair.id().getText(),
    value: annotationValue(source, pair.elementValue().literal())
  }));
  if (single !== null) {
    const value = annotationValue(source, single.literal());
    values.push({ position: positionOf(single), name: 'value', value });
  }
  return { position: positionOf(context), name: identifierOf(context.id()), values };
}

/** A text or a Boolean; no other literal can stand here. */
function annotationValue(source: Source, context: LiteralContext): string | boolean {
  const literal = buildLiteral(source, context);
  if (literal.of === 'boolean') return literal.text === 'true';
  if (literal.of === 'string') return literal.text;
  throw source.error(positionOf(context), 'syntax', `Unexpected token '${context.getText()}'.`);
}
