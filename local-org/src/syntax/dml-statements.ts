import type {
  AccessLevelContext,
  ExpressionContext,
  StatementContext
} from '@apexdevtools/apex-parser';
import type { DmlOperation, Statement, TypeRef } from './ast.ts';
import { optional, positionOf, type ExpressionReader } from './source.ts';
import { buildQualifiedType } from './types-as-written.ts';

type Dml = Extract<Statement, { kind: 'dml' }>;

/** `insert rows;`, `upsert as user rows Key__c;`, `merge a b;`; null for every other statement. */
export function buildDml(reader: ExpressionReader, context: StatementContext): Dml | null {
  const one =
    simple(reader, 'insert', optional(context.insertStatement())) ??
    simple(reader, 'update', optional(context.updateStatement())) ??
    simple(reader, 'delete', optional(context.deleteStatement())) ??
    simple(reader, 'undelete', optional(context.undeleteStatement()));
  if (one !== null) return one;
  const upsert = optional(context.upsertStatement());
  if (upsert !== null) {
    const key = optional(upsert.qualifiedName());
    const statement = simple(reader, 'upsert', upsert);
    const externalIdField: TypeRef | null =
      key === null ? null : buildQualifiedType(reader.source, key);
    return statement === null ? null : { ...statement, externalIdField };
  }
  const merge = optional(context.mergeStatement());
  if (merge === null) return null;
  return {
    kind: 'dml',
    position: positionOf(merge),
    operation: 'merge',
    access: accessOf(optional(merge.accessLevel())),
    target: reader.expression(merge.expression(0)),
    externalIdField: null,
    mergeWith: reader.expression(merge.expression(1))
  };
}

type SimpleDml = {
  expression(): ExpressionContext;
  accessLevel(): AccessLevelContext;
} & Parameters<typeof positionOf>[0];

function simple(
  reader: ExpressionReader,
  operation: DmlOperation,
  context: SimpleDml | null
): Dml | null {
  if (context === null) return null;
  return {
    kind: 'dml',
    position: positionOf(context),
    operation,
    access: accessOf(optional(context.accessLevel())),
    target: reader.expression(context.expression()),
    externalIdField: null,
    mergeWith: null
  };
}

function accessOf(context: AccessLevelContext | null): Dml['access'] {
  if (context === null) return null;
  return optional(context.USER()) !== null ? 'user' : 'system';
}
