import type { FieldSchema } from '../../metadata/schema.ts';
import type { BoundPath, BoundQuery } from '../../soql/bound-query.ts';
import { restType } from './describe.ts';

/** One column as `query?columns=true` describes it. */
interface Column {
  readonly aggregate: boolean;
  readonly apexType: string | null;
  readonly booleanType: boolean;
  readonly columnName: string;
  readonly custom: boolean;
  readonly displayName: string;
  readonly foreignKeyName: string | null;
  readonly insertable: boolean;
  readonly joinColumns: Column[];
  readonly numberType: boolean;
  readonly textType: boolean;
  readonly updatable: boolean;
}

/** What a query would answer: Salesforce CLI asks for it before it draws a table. No page of the REST guide describes it. */
export function describeColumns(query: BoundQuery): Record<string, unknown> {
  return {
    columnMetadata: columnsOf(query),
    entityName: query.object.name,
    groupBy: query.kind === 'aggregate',
    idSelected: query.select.some((item) => item.kind === 'field' && isOwnId(item.path)),
    keyPrefix: query.object.keyPrefix
  };
}

function isOwnId({ steps, field }: BoundPath): boolean {
  return steps.length === 0 && field.name === 'Id';
}

function columnsOf(query: BoundQuery): Column[] {
  const columns: Column[] = [];
  for (const item of query.select) {
    if (item.kind === 'children') {
      const { name } = item.relationship;
      columns.push({ ...group(name), aggregate: true, joinColumns: columnsOf(item.query) });
    } else if (item.kind === 'aggregate') {
      columns.push({ ...group(item.alias), aggregate: true, numberType: true });
    } else addPath(columns, item.path);
  }
  return columns;
}

function addPath(columns: Column[], { steps, field }: BoundPath): void {
  let level = columns;
  for (const { reference } of steps) {
    const name = reference.relationshipName!;
    let parent = level.find(({ columnName }) => columnName === name);
    if (parent === undefined) {
      parent = { ...group(name), foreignKeyName: name };
      level.push(parent);
    }
    level = parent.joinColumns;
  }
  level.push(columnOf(field));
}

function group(name: string): Column {
  return {
    aggregate: false,
    apexType: null,
    booleanType: false,
    columnName: name,
    custom: false,
    displayName: name,
    foreignKeyName: null,
    insertable: false,
    joinColumns: [],
    numberType: false,
    textType: false,
    updatable: false
  };
}

function columnOf(field: FieldSchema): Column {
  const type = restType(field);
  return {
    ...group(field.name),
    apexType: field.apexType.replace('System.', ''),
    booleanType: type === 'boolean',
    custom: field.custom,
    insertable: field.createable,
    numberType: ['int', 'double', 'currency', 'percent'].includes(type),
    textType: field.apexType === 'System.String',
    updatable: field.updateable
  };
}
