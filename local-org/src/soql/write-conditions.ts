import { InternalError, UnsupportedError } from '../diagnostics/errors.ts';
import type { FieldSchema, ObjectSchema } from '../metadata/schema.ts';
import {
  comparesWithoutCase,
  isNumberField,
  isReferenceField,
  isTextField
} from '../store/columns.ts';
import type { SoqlComparison } from '../syntax/soql-ast.ts';
import { textConstant, wrongType } from './bind-values.ts';
import {
  isAggregate,
  type BoundAggregate,
  type BoundCondition,
  type BoundPath,
  type BoundQuery,
  type BoundValue
} from './bound-query.ts';
import { ALWAYS, NEVER, fragment, joined, type Fragment } from './fragment.ts';
import { isCollection, type BindValue } from './options.ts';
import type { RowContent } from './rows.ts';
import { sharingCondition } from './sharing.ts';
import { SoqlError, malformed } from './soql-error.ts';
import type { FromClause, SqlWriter } from './sql-writer.ts';
import { literalRange } from './write-date-literals.ts';

type Comparison = Extract<BoundCondition, { readonly kind: 'compare' }>;

/** SQL of WHERE or HAVING. */
export function writeCondition(
  condition: BoundCondition,
  from: FromClause,
  writer: SqlWriter
): Fragment {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return joined(
        condition.operands.map((operand) => writeCondition(operand, from, writer)),
        condition.kind === 'and' ? 'AND' : 'OR'
      );
    case 'not': {
      const operand = writeCondition(condition.operand, from, writer);
      return { sql: `NOT ifnull((${operand.sql}), 0)`, parameters: operand.parameters };
    }
    case 'compare':
      return writeComparison(condition, from, writer);
  }
}

/** SQL of an aggregate function; text is counted without regard to case. */
export function writeAggregate(call: BoundAggregate, from: FromClause): string {
  if (call.path === null) return 'COUNT(*)';
  const column = from.column(call.path);
  if (call.operation === 'COUNT_DISTINCT')
    return `COUNT(DISTINCT ${folded(column, call.path.field)})`;
  return `${call.operation}(${column})`;
}

/** What has to hold for every row besides WHERE: not in the recycle bin, visible to the user. */
export function writeVisibility(
  object: ObjectSchema,
  from: FromClause,
  writer: SqlWriter,
  allRows: boolean
): readonly Fragment[] {
  const { options } = writer;
  const conditions: Fragment[] = [];
  if (object.stored && !allRows) conditions.push(fragment(`${from.alias}."IsDeleted" = 0`));
  if (options.sharing) {
    const seen = sharingCondition(object, from.alias, options.user, options.store.schema);
    if (seen !== ALWAYS) conditions.push(seen);
  }
  return conditions;
}

function writeComparison(condition: Comparison, from: FromClause, writer: SqlWriter): Fragment {
  const { left, operator, right, position } = condition;
  const field = isAggregate(left) ? aggregateField(left) : left.field;
  const column = isAggregate(left) ? writeAggregate(left, from) : from.column(left);
  const isNegative = operator === '!=' || operator === 'NOT IN';
  switch (right.kind) {
    case 'constant':
      return compare(column, field, operator, right.value);
    case 'dateLiteral':
      return literalRange(column, field, operator, right, writer.options);
    case 'query':
      return semiJoin(column, right.query, right.select, isNegative, writer);
    case 'list':
      return list(column, field, operator, right, writer);
    case 'bind': {
      const value = bound(right, writer);
      if (operator !== 'IN' && operator !== 'NOT IN')
        return compare(column, field, operator, scalar(value, field, right));
      if (!isCollection(value))
        throw malformed('IN operator must be used with an iterable expression', position);
      return membership(
        column,
        field,
        value.map((element) => scalar(element, field, right)),
        isNegative
      );
    }
  }
}

/** Counts compare as numbers whatever they count. */
function aggregateField(call: BoundAggregate): FieldSchema | null {
  return call.path === null || call.operation.startsWith('COUNT') ? null : call.path.field;
}

function compare(
  column: string,
  field: FieldSchema | null,
  operator: SoqlComparison,
  value: RowContent
): Fragment {
  if (value === null) {
    if (operator === '=') return fragment(`${column} IS NULL`);
    return operator === '!=' ? fragment(`${column} IS NOT NULL`) : NEVER;
  }
  if (operator === 'LIKE')
    return fragment(`apex_lower(${column}) LIKE ? ESCAPE '\\'`, String(value).toLowerCase());
  const text = withoutPatternEscapes(value);
  const left = field === null ? column : folded(column, field);
  const right = field !== null && comparesWithoutCase(field) ? String(text).toLowerCase() : text;
  if (operator === '!=') return fragment(`${left} IS NOT ?`, right);
  return fragment(`${left} ${operator} ?`, right);
}

/** `\_` and `\%` mean themselves outside LIKE. */
function withoutPatternEscapes(value: string | number): string | number {
  return typeof value === 'string' ? value.replaceAll('\\_', '_').replaceAll('\\%', '%') : value;
}

function list(
  column: string,
  field: FieldSchema | null,
  operator: SoqlComparison,
  right: Extract<BoundValue, { kind: 'list' }>,
  writer: SqlWriter
): Fragment {
  const values: RowContent[] = [];
  for (const value of right.values) {
    if (value.kind === 'constant')
      values.push(
        typeof value.value === 'string' ? withoutPatternEscapes(value.value) : value.value
      );
    else if (value.kind === 'bind') values.push(scalar(bound(value, writer), field, value));
    else throw new UnsupportedError('A date literal in an IN list');
  }
  return membership(column, field, values, operator === 'NOT IN');
}

/** `IN` and `NOT IN`: null is a value like any other. */
function membership(
  column: string,
  field: FieldSchema | null,
  values: readonly RowContent[],
  isNegative: boolean
): Fragment {
  const hasNull = values.includes(null);
  const fold = field !== null && comparesWithoutCase(field);
  const present = values
    .filter((value) => value !== null)
    .map((value) => (fold ? String(value).toLowerCase() : value));
  const left = fold ? `apex_lower(${column})` : column;
  const json = JSON.stringify([...new Set(present)]);
  const within = fragment(`${left} IN (SELECT value FROM json_each(?))`, json);
  if (!isNegative) return hasNull ? fragment(`${within.sql} OR ${column} IS NULL`, json) : within;
  return hasNull
    ? fragment(`${column} IS NOT NULL AND NOT (${within.sql})`, json)
    : fragment(`NOT ifnull((${within.sql}), 0)`, json);
}

function semiJoin(
  column: string,
  query: BoundQuery,
  select: BoundPath,
  isNegative: boolean,
  writer: SqlWriter
): Fragment {
  const from = writer.from(query.object);
  const wanted = from.column(select);
  const conditions = [
    ...writeVisibility(query.object, from, writer, false),
    fragment(`${wanted} IS NOT NULL`)
  ];
  if (query.where !== null) conditions.push(writeCondition(query.where, from, writer));
  const where = joined(conditions, 'AND');
  const clause = from.fragment();
  const inner = `SELECT ${wanted} ${clause.sql} WHERE ${where.sql}`;
  const parameters = [...clause.parameters, ...where.parameters];
  const sql = isNegative ? `NOT ifnull((${column} IN (${inner})), 0)` : `${column} IN (${inner})`;
  return { sql, parameters };
}

function folded(column: string, field: FieldSchema): string {
  return comparesWithoutCase(field) ? `apex_lower(${column})` : column;
}

function bound(value: Extract<BoundValue, { kind: 'bind' }>, writer: SqlWriter): BindValue {
  const found = writer.bind(value.index, value.name);
  if (found !== undefined) return found;
  if (value.name !== null)
    throw malformed(`Variable does not exist: ${value.name}`, value.position);
  throw new InternalError('A query ran without the value of one of its binds.');
}

/** One bind value for a field. @throws SoqlError when its type does not fit. */
function scalar(
  value: BindValue,
  field: FieldSchema | null,
  bind: Extract<BoundValue, { kind: 'bind' }>
): RowContent {
  if (isCollection(value)) {
    throw new UnsupportedError('A collection bound to an operator other than IN');
  }
  const single: RowContent = value;
  if (single === null || field === null) return single;
  const takesText = isTextField(field) || isReferenceField(field) || field.type === 'Id';
  if (takesText) {
    if (typeof single !== 'string') throw wrongType(field, bind.position);
    return textConstant(single, field, bind.position);
  }
  if (isNumberField(field) || field.type === 'Checkbox') {
    if (typeof single !== 'number') throw wrongType(field, bind.position);
    return single;
  }
  if (field.type === 'DateTime')
    return typeof single === 'string' ? midnight(single, field, bind) : single;
  if (field.type === 'Date' && typeof single !== 'string') throw wrongType(field, bind.position);
  return single;
}

/** A Date bound to a Datetime field stands for its midnight in GMT. */
function midnight(
  day: string,
  field: FieldSchema,
  bind: Extract<BoundValue, { kind: 'bind' }>
): number {
  const moment = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(moment)) throw wrongType(field, bind.position);
  return moment;
}

/** Value of LIMIT or OFFSET. @throws SoqlError for null and negative numbers. */
export function countValue(value: BoundValue, writer: SqlWriter): number {
  const raw =
    value.kind === 'bind' ? bound(value, writer) : value.kind === 'constant' ? value.value : null;
  const count = typeof raw === 'number' ? raw : Number.NaN;
  if (Number.isInteger(count) && count >= 0) return count;
  const position = value.kind === 'bind' ? value.position : { line: 1, column: 1 };
  throw new SoqlError(
    'MALFORMED_QUERY',
    `Illegal value for limit: ${raw === null ? 'null' : String(raw)}`,
    position
  );
}
