import type {
  TriggerBlockMemberContext,
  TriggerCaseContext,
  TriggerUnitContext
} from '@apexdevtools/apex-parser';
import type { Statement, TriggerDeclaration, TriggerEvent } from './ast.ts';
import {
  identifierOf,
  optional,
  positionOf,
  positionOfTerminal,
  type ExpressionReader
} from './source.ts';
import { buildDeclarators, buildStatement } from './statements.ts';
import { buildTypeRef } from './types-as-written.ts';

/** `trigger BirdLead on Lead (before insert, before update) { … }` */
export function buildTrigger(
  reader: ExpressionReader,
  context: TriggerUnitContext
): TriggerDeclaration {
  const block = context.triggerBlock();
  return {
    kind: 'trigger',
    position: positionOf(context),
    name: reader.source.identifier(context.id(0)),
    object: identifierOf(context.id(1)),
    events: triggerEvents(reader, context.triggerCase_list()),
    body: {
      kind: 'block',
      position: positionOf(block),
      statements: block.triggerBlockMember_list().map((member) => memberOf(reader, member)),
      end: positionOfTerminal(block.RBRACE())
    }
  };
}

function triggerEvents(
  reader: ExpressionReader,
  cases: readonly TriggerCaseContext[]
): readonly TriggerEvent[] {
  const events: TriggerEvent[] = [];
  for (const context of cases) {
    const event = [0, 1].map((index) => context.getChild(index).getText().toLowerCase()).join(' ');
    if (event === 'before undelete') {
      throw reader.source.error(
        positionOf(context),
        'trigger-event',
        'Trigger Usage Before Undelete is not supported'
      );
    }
    if (events.includes(event as TriggerEvent)) {
      throw reader.source.error(
        positionOf(context),
        'trigger-event',
        `Duplicate Trigger Usage: ${event}`
      );
    }
    events.push(event as TriggerEvent);
  }
  return events;
}

/** The grammar reads a local variable of a trigger body as a field. */
function memberOf(reader: ExpressionReader, context: TriggerBlockMemberContext): Statement {
  const statement = optional(context.statement());
  if (statement !== null) return buildStatement(reader, statement);
  const declaration = context.triggerMemberDeclaration();
  const field = optional(declaration.fieldDeclaration());
  if (field === null) {
    throw reader.source.unsupported(positionOf(declaration), 'A declaration in a trigger body');
  }
  return {
    kind: 'local',
    position: positionOf(context),
    isFinal: context
      .modifier_list()
      .some((modifier) => modifier.getText().toLowerCase() === 'final'),
    type: buildTypeRef(reader.source, field.typeRef()),
    declarators: buildDeclarators(reader, field.variableDeclarators())
  };
}
