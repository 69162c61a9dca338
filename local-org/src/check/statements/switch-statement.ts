import type { Expression, Statement, SwitchCase } from '../../syntax/ast.ts';
import { INTEGER, LONG, STRING, sameType, type ApexType } from '../../syntax/types.ts';
import type { BodyContext } from '../body-context.ts';
import type { BoundExpression, BoundStatement, CompareMode } from '../bound.ts';
import { findEnumConstant } from '../members/find-fields.ts';
import { fail } from '../mistakes.ts';
import { show } from '../show.ts';
import { isCastable } from '../types/assignability.ts';
import { isEnum } from '../types/hierarchy.ts';
import { resolveType } from '../types/resolve-type.ts';
import { bindBlock, bindStatements } from './blocks.ts';

type Switch = Extract<Statement, { kind: 'switch' }>;
type BoundCase = Extract<BoundStatement, { kind: 'switch' }>['cases'][number];

/** `switch on subject { when … }` */
export function bindSwitch(context: BodyContext, node: Switch): BoundStatement {
  const { reporter } = context.environment;
  const { file } = context.details;
  const subject = context.bind(node.subject);
  const compare = subjectMode(context, subject);
  const seen = new Set<string>();
  const cases = node.cases.flatMap((each): readonly BoundCase[] => {
    const bound = reporter.attempt(file, () => bindCase(context, node, each, subject.type, seen));
    return bound === null ? [] : [bound];
  });
  const otherwise = node.otherwise === null ? null : bindBlock(context, node.otherwise);
  return { kind: 'switch', position: node.position, subject, compare, cases, otherwise };
}

function subjectMode(context: BodyContext, subject: BoundExpression): CompareMode {
  const { type } = subject;
  if (sameType(type, INTEGER) || sameType(type, LONG)) return 'number';
  if (sameType(type, STRING)) return 'string';
  if (isEnum(context.environment, type) || (type.kind === 'sobject' && type.name === 'SObject'))
    return 'value';
  return fail(
    'illegal-switch',
    subject.position,
    `${show(type)} is not a valid switch expression type`
  );
}

function bindCase(
  context: BodyContext,
  whole: Switch,
  node: SwitchCase,
  subject: ApexType,
  seen: Set<string>
): BoundCase {
  if (node.kind === 'values') {
    const values = node.values.map((value) => {
      const bound = whenValue(context, whole, value, subject);
      requireNew(seen, whenText(bound), whole);
      return bound;
    });
    return { kind: 'values', position: node.position, values, body: bindBlock(context, node.body) };
  }
  const type = resolveType(context.typeScope, { ...node.type, position: node.name.position });
  if (subject.kind !== 'sobject' || !isCastable(context.environment, subject, type)) {
    fail(
      'illegal-when',
      node.name.position,
      `${show(type)} value in when expression cannot be implicitly converted to the ${show(subject)} type in switch expression`
    );
  }
  if (type.kind === 'sobject' && type.name === subject.name) {
    const message = `${show(type)} in the when expression is already matching the switch expression type`;
    fail('illegal-when', node.name.position, message);
  }
  requireNew(seen, show(type), node.name);
  return context.scopes.inBlock(() => {
    const variable = context.scopes.declare(node.name, type);
    const body = bindStatements(context, node.body.statements);
    return { kind: 'type', position: node.position, type, local: variable.local, body };
  });
}

function requireNew(
  seen: Set<string>,
  text: string,
  node: { readonly position: Expression['position'] }
): void {
  if (seen.has(text)) {
    fail(
      'duplicate-when',
      node.position,
      `${text} occurs as more than one when branch for this switch statement`
    );
  }
  seen.add(text);
}

function whenText(value: BoundExpression): string {
  if (value.kind === 'enumValue') return value.name;
  return value.kind === 'literal' ? String(value.value) : '';
}

/** A literal, null, or the bare name of an enum constant. */
function whenValue(
  context: BodyContext,
  whole: Switch,
  value: Expression,
  subject: ApexType
): BoundExpression {
  if (isEnum(context.environment, subject)) return enumWhen(context, value, subject);
  const isLiteral =
    value.kind === 'literal' ||
    (value.kind === 'unary' && value.operator === '-' && value.operand.kind === 'literal');
  if (!isLiteral) return noLiteral(value);
  const bound = context.bind(value);
  if (bound.type.kind === 'null' || sameType(bound.type, subject)) return bound;
  if (sameType(bound.type, INTEGER) && sameType(subject, LONG)) {
    return { kind: 'convert', position: value.position, type: LONG, operand: bound };
  }
  return fail(
    'illegal-when',
    whole.position,
    `${show(bound.type)} value in when expression cannot be implicitly converted to the ${show(subject)} type in switch expression`
  );
}

function noLiteral(value: Expression): never {
  if (value.kind === 'name') {
    fail('unknown-variable', value.position, `Variable does not exist: ${value.name.text}`);
  }
  return fail('illegal-when', value.position, 'When expression must be a literal or an enum value');
}

function enumWhen(context: BodyContext, value: Expression, subject: ApexType): BoundExpression {
  if (value.kind === 'literal' && value.of === 'null') return context.bind(value);
  if (value.kind !== 'name') {
    const { position } = value.kind === 'member' ? value.name : value;
    return fail(
      'illegal-when',
      position,
      "Enum value used in 'when expression' should be unqualified"
    );
  }
  const constant = findEnumConstant(context.environment, subject, value.name.text);
  if (constant === null) {
    return fail('unknown-variable', value.position, `Variable does not exist: ${value.name.text}`);
  }
  return {
    kind: 'enumValue',
    position: value.position,
    type: subject,
    owner: subject,
    name: constant
  };
}
