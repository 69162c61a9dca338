import type { Statement, TypeRef } from '../../syntax/ast.ts';
import { ID, listOf, sameType, type ApexType } from '../../syntax/types.ts';
import type { BodyContext } from '../body-context.ts';
import type { BoundExpression, BoundStatement } from '../bound.ts';
import { defaultAccess } from '../default-access.ts';
import { fail } from '../mistakes.ts';
import { show } from '../show.ts';
import { isSObjectList } from '../types/kinds.ts';
import { bindBlock } from './blocks.ts';

type Of<K extends Statement['kind']> = Extract<Statement, { kind: K }>;

/** `insert rows;` and its like */
export function bindDml(context: BodyContext, node: Of<'dml'>): BoundStatement {
  const target = context.bind(node.target);
  requireRows(target, node);
  requireChangeable(context, target, node);
  const mergeWith = node.mergeWith === null ? null : context.bind(node.mergeWith);
  if (mergeWith !== null) requireDuplicates(target, mergeWith, node);
  const field = node.externalIdField;
  if (field !== null) requireConcrete(target, node);
  return {
    kind: 'dml',
    position: node.position,
    operation: node.operation,
    access: node.access ?? defaultAccess(context),
    target,
    externalIdField: field === null ? null : externalIdField(context, target.type, field),
    mergeWith
  };
}

function requireRows(target: BoundExpression, node: Of<'dml'>): void {
  const isRows = target.type.kind === 'sobject' || isSObjectList(target.type);
  const isAggregate = rowType(target.type)?.name === 'AggregateResult';
  if (!isRows || isAggregate) {
    fail(
      'illegal-dml',
      node.position,
      `DML requires SObject or SObject list type: ${show(target.type)}`
    );
  }
}

/** `merge` takes rows of one object, or their ids. */
function requireDuplicates(
  target: BoundExpression,
  mergeWith: BoundExpression,
  node: Of<'dml'>
): void {
  if (rowType(target.type)?.name === 'SObject') {
    const message = `Merge requires a concrete SObject type: ${show(target.type)}`;
    fail('illegal-dml', node.position, message);
  }
  const isId = [ID, listOf(ID)].some((type) => sameType(type, mergeWith.type));
  if (isId) return;
  const isSame = rowType(mergeWith.type)?.name === target.type.name;
  if (!isSame) fail('illegal-dml', node.position, 'Invalid type for duplicate records');
}

/** An external id belongs to one object. */
function requireConcrete(target: BoundExpression, node: Of<'dml'>): void {
  if (rowType(target.type)?.name !== 'SObject') return;
  const message = 'Upsert with a field specification requires a concrete SObject type';
  fail('illegal-dml', node.position, message);
}

function rowType(type: ApexType): ApexType | undefined {
  return type.kind === 'sobject' ? type : type.args[0];
}

/** Custom metadata is changed by deployment only; platform events are published, not updated. */
function requireChangeable(context: BodyContext, target: BoundExpression, node: Of<'dml'>): void {
  const object = context.environment.schema.object(rowType(target.type)?.name ?? '');
  const isReadOnly =
    object?.kind === 'customMetadata' ||
    (object?.kind === 'platformEvent' && node.operation !== 'insert');
  if (isReadOnly) {
    fail(
      'illegal-dml',
      node.position,
      `DML operation ${node.operation.charAt(0).toUpperCase()}${node.operation.slice(1)} not allowed on ${object.name}`
    );
  }
}

/** `upsert rows Key__c;` and `upsert rows Lead.Key__c;` */
function externalIdField(context: BodyContext, type: ApexType, ref: TypeRef): string {
  const names = ref.names.map((name) => name.text);
  const name = names.at(-1) ?? '';
  const object = names.length > 1 ? (names.at(-2) ?? '') : (rowType(type)?.name ?? '');
  const field = context.environment.schema.field(object, name);
  if (field === undefined)
    return fail('unknown-field', ref.position, `Field does not exist: ${name} on ${object}`);
  if (!field.externalId && field.type !== 'Id') {
    fail(
      'illegal-upsert',
      ref.position,
      `Field must be external id or unique to upsert: ${object}.${field.name}`
    );
  }
  return field.name;
}

/** `System.runAs(user) { … }` */
export function bindRunAs(context: BodyContext, node: Of<'runAs'>): BoundStatement {
  const args = node.arguments.map((argument) => context.bind(argument));
  const [user, ...others] = args;
  const isUser = user?.type.kind === 'sobject' && user.type.name === 'User';
  if (user === undefined || !isUser || others.length > 0) {
    return fail(
      'illegal-run-as',
      node.position,
      "runAs requires a single argument of type 'User' or 'Version'"
    );
  }
  return { kind: 'runAs', position: node.position, user, body: bindBlock(context, node.body) };
}
