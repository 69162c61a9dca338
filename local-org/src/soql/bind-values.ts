import { UnsupportedError, type Position } from '../diagnostics/errors.ts';
import type { FieldSchema } from '../metadata/schema.ts';
import { isNumberField, isReferenceField, isTextField } from '../store/columns.ts';
import { completeId, looksLikeId } from '../store/ids.ts';
import type { SoqlValue } from '../syntax/soql-ast.ts';
import { printType, type ApexType } from '../syntax/types.ts';
import type { SoqlBind } from './binds.ts';
import type { Scope } from './binding-context.ts';
import type { BoundValue, ColumnConstant } from './bound-query.ts';
import { isDateLiteral, literalTakesCount } from './date-literals.ts';
import { SoqlError, malformed } from './soql-error.ts';

type Literal = Exclude<SoqlValue, { readonly kind: 'bind' | 'list' | 'query' }>;

/** A literal or bind compared with a field. @throws SoqlError when the literal is not of the field's type. */
export function bindScalar(
  value: Literal | SoqlBind,
  field: FieldSchema,
  scope: Scope
): BoundValue {
  if (value.kind === 'bind') {
    checkBindType(value, field, scope, false);
    return bindReference(value, scope);
  }
  if (value.kind === 'dateLiteral') return dateLiteral(value, field);
  return { kind: 'constant', value: constant(value, field) };
}

/** A bind after `IN`: a collection. */
export function bindCollection(value: SoqlBind, field: FieldSchema, scope: Scope): BoundValue {
  checkBindType(value, field, scope, true);
  return bindReference(value, scope);
}

/** The number of LIMIT or OFFSET. */
export function bindCount(value: SoqlValue, scope: Scope): BoundValue {
  if (value.kind === 'number') return { kind: 'constant', value: Number(value.text) };
  if (value.kind !== 'bind') throw malformed('LIMIT and OFFSET need a number', value.position);
  const type = scope.binds.typeOf(value);
  if (type !== null && type.name !== 'System.Integer' && type.name !== 'System.Long') {
    throw malformed(`Illegal assignment from ${printType(type)} to Integer`, value.position);
  }
  return bindReference(value, scope);
}

function bindReference(value: SoqlBind, scope: Scope): BoundValue {
  const name = value.expression.kind === 'name' ? value.expression.name.text : null;
  return { kind: 'bind', index: scope.binds.indexOf(value), name, position: value.position };
}

function dateLiteral(
  value: Extract<Literal, { kind: 'dateLiteral' }>,
  field: FieldSchema
): BoundValue {
  if (field.type !== 'Date' && field.type !== 'DateTime') throw wrongType(field, value.position);
  if (!isDateLiteral(value.name)) throw new UnsupportedError(`The date literal ${value.name}`);
  if (literalTakesCount(value.name) !== (value.count !== null)) {
    throw malformed(`unexpected token: '${value.name}'`, value.position);
  }
  return { kind: 'dateLiteral', name: value.name, count: value.count };
}

function constant(
  value: Exclude<Literal, { kind: 'dateLiteral' }>,
  field: FieldSchema
): ColumnConstant {
  if (value.kind === 'null') return null;
  const wrong = wrongType(field, value.position);
  if (field.type === 'Checkbox') {
    if (value.kind !== 'boolean') throw wrong;
    return value.value ? 1 : 0;
  }
  if (isNumberField(field)) {
    if (value.kind !== 'number') throw wrong;
    return Number(value.text);
  }
  if (field.type === 'Date') {
    if (value.kind !== 'date') throw wrong;
    return value.text;
  }
  if (field.type === 'DateTime') {
    if (value.kind !== 'datetime') throw wrong;
    return Date.parse(value.text);
  }
  if (field.type === 'Time') throw new UnsupportedError('Comparing a Time field in SOQL');
  if (value.kind !== 'string') throw wrong;
  return textConstant(value.value, field, value.position);
}

/** @remarks https://developer.salesforce.com/docs/atlas.en-us.salesforce_app_limits_cheatsheet.meta/salesforce_app_limits_cheatsheet/salesforce_app_limits_platform_soslsoql.htm */
const LONGEST_TEXT = 4000;

/**
 * Text as the column keeps it: ids completed to 18 characters, empty text null.
 * @throws SoqlError `invalid ID field: x`
 */
export function textConstant(text: string, field: FieldSchema, position: Position): ColumnConstant {
  if (text === '') return null;
  if (text.length > LONGEST_TEXT) {
    throw new UnsupportedError(`A text of more than ${LONGEST_TEXT} characters in a WHERE clause`);
  }
  if (field.type !== 'Id' && !isReferenceField(field)) return text;
  if (!looksLikeId(text))
    throw new SoqlError('INVALID_QUERY_FILTER_OPERATOR', `invalid ID field: ${text}`, position);
  return completeId(text.slice(0, 15));
}

/** What Salesforce calls the type a literal must have. */
export function wrongType(field: FieldSchema, position: Position): SoqlError {
  const type = soapType(field);
  const quotes =
    type === 'string' ? 'should be enclosed in quotes' : 'should not be enclosed in quotes';
  const message = `value of filter criterion for field '${field.name}' must be of type ${type} and ${quotes}`;
  return new SoqlError('INVALID_FIELD', message, position);
}

function soapType(field: FieldSchema): string {
  switch (field.type) {
    case 'Checkbox':
      return 'boolean';
    case 'Number':
      return field.apexType === 'System.Integer' ? 'int' : 'double';
    case 'Currency':
    case 'Percent':
      return 'double';
    case 'Date':
      return 'date';
    case 'DateTime':
      return 'dateTime';
    default:
      return 'string';
  }
}

const NUMBERS: ReadonlySet<string> = new Set([
  'System.Integer',
  'System.Long',
  'System.Double',
  'System.Decimal'
]);
const COLLECTIONS: ReadonlySet<string> = new Set(['System.List', 'System.Set', 'System.Iterable']);

/** @remarks `Invalid bind expression type of Integer for column of type String` is the Apex compiler's text. */
function checkBindType(
  bind: SoqlBind,
  field: FieldSchema,
  scope: Scope,
  wantsCollection: boolean
): void {
  const type = scope.binds.typeOf(bind);
  if (type === null || type.kind === 'null') return;
  const isCollection = COLLECTIONS.has(type.name);
  if (wantsCollection && !isCollection)
    throw malformed('IN operator must be used with an iterable expression', bind.position);
  if (!wantsCollection && isCollection)
    throw new UnsupportedError('A collection bound to an operator other than IN');
  const element = isCollection ? type.args[0]! : type;
  if (fits(element, field)) return;
  const message = `Invalid bind expression type of ${printType(element)} for column of type ${printType(columnApexType(field))}`;
  throw malformed(message, bind.position);
}

function columnApexType(field: FieldSchema): ApexType {
  return { kind: 'library', name: field.apexType, args: [] };
}

function fits(type: ApexType, field: FieldSchema): boolean {
  if (type.name === 'System.Object') return true;
  if (type.kind === 'sobject') return field.type === 'Id' || isReferenceField(field);
  if (field.type === 'Id' || isReferenceField(field) || isTextField(field)) {
    return type.name === 'System.String' || type.name === 'System.Id';
  }
  if (isNumberField(field)) return NUMBERS.has(type.name);
  if (field.type === 'DateTime')
    return type.name === 'System.Datetime' || type.name === 'System.Date';
  return type.name === field.apexType;
}
