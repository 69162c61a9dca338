import type { ModifierContext } from '@apexdevtools/apex-parser';
import type { Position } from '../diagnostics/errors.ts';
import { optional, positionOf, type Source } from './source.ts';

/** Annotations that may stand before a variable, though they say nothing about it. */
const HARMLESS: Readonly<Record<'locals' | 'parameters', readonly string[]>> = {
  locals: ['suppresswarnings', 'testvisible'],
  parameters: ['suppresswarnings']
};

/**
 * True when `final` stands before a local variable or a parameter.
 *
 * @throws Diagnostic at the variable's name for every modifier that cannot stand there
 */
export function isFinalVariable(
  source: Source,
  modifiers: readonly ModifierContext[],
  plural: 'locals' | 'parameters',
  name: Position
): boolean {
  let isFinal = false;
  for (const modifier of modifiers) {
    const written = writtenName(modifier);
    if (written === 'final') isFinal = true;
    else if (!isIgnored(modifier, written, plural)) {
      throw source.error(name, 'modifier', `${written} is not allowed on ${plural}`);
    }
  }
  return isFinal;
}

function isIgnored(
  modifier: ModifierContext,
  written: string,
  plural: 'locals' | 'parameters'
): boolean {
  if (optional(modifier.annotation()) !== null)
    return HARMLESS[plural].includes(written.toLowerCase());
  return written === 'transient' && plural === 'locals';
}

/** A modifier as messages print it: `withSharing`, `testMethod`, annotations by their name. */
function writtenName(modifier: ModifierContext): string {
  const annotation = optional(modifier.annotation());
  if (annotation !== null) return annotation.id().getText();
  const text = modifier.getText().toLowerCase();
  if (text.endsWith('sharing')) return `${text.slice(0, -'sharing'.length)}Sharing`;
  if (text === 'testmethod') return 'testMethod';
  return text === 'webservice' ? 'webService' : text;
}

/** @throws Diagnostic at the first modifier: none can stand here. */
export function refuseModifiers(source: Source, [first]: readonly ModifierContext[]): void {
  if (first === undefined) return;
  const token = first.start.text;
  throw source.error(positionOf(first), 'syntax', `Unexpected token '${token}'.`);
}
