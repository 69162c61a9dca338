import { InternalError } from '../diagnostics/errors.ts';
import type { FieldSchema, Schema } from '../metadata/schema.ts';
import { isNumberField, type ColumnValue } from './columns.ts';
import { FormulaError, isMoment, type FormulaValue } from './formula-values.ts';
import { parseFormula, type Formula } from './formula.ts';

const DAY = 86_400_000;

/** A stored value as formulas see it. */
export function formulaValueOf(field: FieldSchema, value: ColumnValue): FormulaValue {
  if (value === null) return null;
  if (field.type === 'Checkbox') return value !== 0;
  if (field.type === 'DateTime') return { kind: 'datetime', milliseconds: Number(value) };
  if (field.type === 'Time') return { kind: 'time', milliseconds: Number(value) };
  if (field.type === 'Date')
    return { kind: 'date', milliseconds: Date.parse(`${value}T00:00:00Z`) };
  return value;
}

/** What a formula field of this type stores for a formula's value. */
export function columnValueOf(field: FieldSchema, value: FormulaValue): ColumnValue {
  if (value === null || value === '') return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (isMoment(value)) {
    if (value.kind !== 'date') return value.milliseconds;
    return new Date(Math.floor(value.milliseconds / DAY) * DAY).toISOString().slice(0, 10);
  }
  if (typeof value === 'number' && field.scale !== null && isNumberField(field))
    return rounded(value, field.scale);
  return value;
}

/** Half away from zero, on the decimal digits that stand for the number. */
function rounded(value: number, scale: number): number {
  const digits = String(Math.abs(value));
  if (digits.includes('e')) return Number(value.toFixed(Math.min(scale, 100)));
  return Math.sign(value) * Number(`${Math.round(Number(`${digits}e${scale}`))}e-${scale}`);
}

/**
 * The SQL function behind generated columns: `apex_formula('Object.Field', inputs…)`. A blank number counts as zero, which is
 * the platform's default for formula fields; an error makes the field blank, as `#Error!` does in SOQL.
 */
export function formulaFunction(schema: Schema): (...args: unknown[]) => ColumnValue {
  const known = new Map<string, CompiledColumn>();
  return (key, ...inputs) => {
    const name = String(key);
    const column = known.get(name) ?? compile(schema, name);
    known.set(name, column);
    return compute(column, inputs as ColumnValue[]);
  };
}

interface CompiledColumn {
  readonly field: FieldSchema;
  readonly formula: Formula;
  readonly inputs: readonly FieldSchema[];
}

function compile(schema: Schema, key: string): CompiledColumn {
  const [objectName = '', fieldName = ''] = key.split('.');
  const field = schema.field(objectName, fieldName);
  if (field === undefined || field.formula === null) throw new InternalError(`No formula ${key}.`);
  const formula = parseFormula(field.formula);
  const inputs = formula.fields.map((path) => {
    const input = schema.field(objectName, path);
    if (input === undefined)
      throw new InternalError(`The formula ${key} reads ${path}, which does not exist.`);
    return input;
  });
  return { field, formula, inputs };
}

function compute(column: CompiledColumn, inputs: readonly ColumnValue[]): ColumnValue {
  const byPath = new Map<string, FormulaValue>();
  column.formula.fields.forEach((path, index) => {
    const field = column.inputs[index]!;
    const value = formulaValueOf(field, inputs[index] ?? null);
    byPath.set(path, value === null && isNumberField(field) ? 0 : value);
  });
  const clock = (): number => {
    throw new InternalError('A formula column reads the clock.');
  };
  try {
    const context = { field: (path: string) => byPath.get(path) ?? null, now: clock, today: clock };
    return columnValueOf(column.field, column.formula.evaluate(context));
  } catch (error) {
    if (error instanceof FormulaError) return null;
    throw error;
  }
}
