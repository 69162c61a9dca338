import type { AnonymousBlockContext } from '@apexdevtools/apex-parser';
import type { ClassDeclaration, Identifier, Member, Modifiers, Statement } from './ast.ts';
import { buildTypeMember } from './declarations.ts';
import { buildMethod } from './members.ts';
import { optional, positionOf, type ExpressionReader } from './source.ts';
import { buildDeclarators, buildStatement } from './statements.ts';
import { buildTypeRef } from './types-as-written.ts';

/** Name of the class that an anonymous block becomes, as stack traces show it. */
export const ANONYMOUS_CLASS = 'AnonymousBlock';
export const ANONYMOUS_METHOD = 'execute';

const START = { line: 1, column: 1 } as const;

/**
 * An anonymous block as a class with one instance method: what is declared beside the statements is the class's own. It runs with the
 * sharing of the current user.
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_anonymous_block.htm
 */
export function buildAnonymous(
  reader: ExpressionReader,
  context: AnonymousBlockContext
): ClassDeclaration {
  const statements: Statement[] = [];
  const members: Member[] = [];
  for (const each of context.anonymousBlockMember_list()) {
    const statement = optional(each.statement());
    if (statement !== null) {
      statements.push(buildStatement(reader, statement));
      continue;
    }
    const declaration = each.anonymousMemberDeclaration();
    const modifiers = each.modifier_list();
    const field = optional(declaration.fieldDeclaration());
    const method = optional(declaration.methodDeclaration());
    if (field !== null) {
      statements.push({
        kind: 'local',
        position: positionOf(each),
        isFinal: modifiers.some((modifier) => modifier.getText().toLowerCase() === 'final'),
        type: buildTypeRef(reader.source, field.typeRef()),
        declarators: buildDeclarators(reader, field.variableDeclarators())
      });
    } else if (method !== null) members.push(buildMethod(reader, method, modifiers));
    else members.push(memberType(reader, declaration, modifiers));
  }
  return anonymousClass(statements, members);
}

type Declaration = Parameters<typeof buildTypeMember>[1];

function memberType(
  reader: ExpressionReader,
  declaration: Declaration & Parameters<typeof positionOf>[0],
  modifiers: Parameters<typeof buildTypeMember>[2]
): Member {
  const type = buildTypeMember(reader, declaration, modifiers);
  if (type !== null) return type;
  throw reader.source.unsupported(positionOf(declaration), 'A property of an anonymous block');
}

function anonymousClass(
  statements: readonly Statement[],
  members: readonly Member[]
): ClassDeclaration {
  const body = { kind: 'block', position: START, statements, end: START } as const;
  return {
    kind: 'class',
    position: START,
    modifiers: modifiersOf(['public', 'with sharing']),
    name: identifier(ANONYMOUS_CLASS),
    superclass: null,
    interfaces: [],
    members: [
      ...members,
      {
        kind: 'method',
        position: START,
        modifiers: modifiersOf(['public']),
        returnType: null,
        name: identifier(ANONYMOUS_METHOD),
        parameters: [],
        body
      }
    ],
    end: START
  };
}

function identifier(text: string): Identifier {
  return { position: START, text };
}

function modifiersOf(names: Modifiers['names']): Modifiers {
  return { position: START, annotations: [], names };
}
