import { Diagnostic, UnsupportedError } from '../diagnostics/errors.ts';
import type { FieldSchema, ObjectSchema } from '../metadata/schema.ts';
import {
  columnType,
  comparesWithoutCase,
  isFormulaField,
  isReferenceField,
  quoted,
  standardExpression
} from './columns.ts';
import { parseFormula } from './formula.ts';

/** The SQL that makes one object's table, and its indexes. */
export interface TableDefinition {
  readonly name: string;
  /** Columns that hold values, in order. */
  readonly columns: readonly string[];
  readonly create: string;
  readonly indexes: readonly string[];
}

/** Lays out one object as in README.md. @throws UnsupportedError when a formula reads another object or the clock. */
export function defineTable(object: ObjectSchema): TableDefinition {
  const columns: string[] = [];
  const parts: string[] = [];
  for (const field of object.fields.values()) {
    const generated = generatedExpression(object, field);
    if (generated !== null) {
      const type = columnType(field) ?? 'TEXT';
      parts.push(`${quoted(field.name)} ${type} GENERATED ALWAYS AS (${generated}) VIRTUAL`);
      continue;
    }
    const type = columnType(field);
    if (type === null) continue;
    columns.push(field.name);
    parts.push(`${quoted(field.name)} ${type}${constraint(field)}`);
  }
  if (!object.fields.has('isdeleted')) {
    columns.push('IsDeleted');
    parts.push('"IsDeleted" INTEGER NOT NULL DEFAULT 0');
  }
  return {
    name: object.name,
    columns,
    create: `CREATE TABLE ${quoted(object.name)} (${parts.join(', ')}) STRICT`,
    indexes: indexesOf(object, new Set(columns))
  };
}

function constraint(field: FieldSchema): string {
  if (field.name === 'Id') return ' PRIMARY KEY NOT NULL';
  return field.type === 'Checkbox' ? ' NOT NULL DEFAULT 0' : '';
}

function generatedExpression(object: ObjectSchema, field: FieldSchema): string | null {
  const standard = standardExpression(object, field.name);
  if (standard !== null) return standard;
  if (!isFormulaField(field)) return null;
  const formula = parseFormula(field.formula!);
  const label = `formula of ${object.name}.${field.name}`;
  if (formula.usesClock) throw new UnsupportedError('NOW or TODAY in a formula field', label);
  const inputs = formula.fields.map((path) => {
    const input = path.includes('.') ? undefined : object.fields.get(path.toLowerCase());
    if (input === undefined)
      throw new UnsupportedError(`Reading ${path} in a formula field`, label);
    if (input.type === 'EncryptedText') throw encryptedInFormula(path, label);
    return quoted(input.name);
  });
  const key = `${object.name}.${field.name}`.replaceAll("'", "''");
  return `apex_formula(${[`'${key}'`, ...inputs].join(', ')})`;
}

/** @remarks https://developer.salesforce.com/docs/atlas.en-us.securityImplGuide.meta/securityImplGuide/fields_about_encrypted_fields.htm */
function encryptedInFormula(path: string, label: string): Diagnostic {
  const message = `You can't use an encrypted field in a formula field: ${path}`;
  return new Diagnostic({ code: 'formula', file: label, line: 1, column: 1, message });
}

function indexesOf(object: ObjectSchema, columns: ReadonlySet<string>): string[] {
  const indexes: string[] = [];
  for (const field of object.fields.values()) {
    if (field.name === 'Id' || (columnType(field) === null && !columns.has(field.name))) continue;
    const wanted = field.indexed || field.unique || field.externalId || isReferenceField(field);
    if (!wanted) continue;
    const expression = comparesWithoutCase(field)
      ? `apex_lower(${quoted(field.name)})`
      : quoted(field.name);
    const name = quoted(`${object.name}.${field.name}`);
    const on = `ON ${quoted(object.name)} (${expression})`;
    indexes.push(`CREATE INDEX ${name} ${on}`);
    if (!field.unique) continue;
    // SQLite never reads a partial index for one side of an OR, so this one only keeps values apart.
    const unique = quoted(`${object.name}.${field.name} unique`);
    indexes.push(`CREATE UNIQUE INDEX ${unique} ${on} WHERE "IsDeleted" = 0`);
  }
  return indexes;
}
