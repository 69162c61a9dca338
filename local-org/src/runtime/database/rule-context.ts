import { UnsupportedError } from '../../diagnostics/errors.ts';
import type { ObjectSchema } from '../../metadata/schema.ts';
import type { ColumnValue, StoredRow } from '../../store/columns.ts';
import { formulaValueOf } from '../../store/formula-columns.ts';
import type { FormulaContext, FormulaValue } from '../../store/formula-values.ts';
import type { Transaction } from '../transaction.ts';
import { ApexDatetime } from '../values/datetime.ts';

const DAY = 86_400_000;

/** What validation rules and default values read: the row, its state before, the running user, the clock. */
export function ruleContext(
  tx: Transaction,
  object: ObjectSchema,
  contents: Readonly<Record<string, ColumnValue>>,
  before: StoredRow | null
): FormulaContext {
  const read = (row: Readonly<Record<string, ColumnValue>>, path: string): FormulaValue => {
    if (path.startsWith('$')) return globalValue(tx, path);
    const field = object.fields.get(path.toLowerCase());
    if (field === undefined)
      throw new UnsupportedError(`Reading ${path} in a formula`, object.name);
    return formulaValueOf(field, row[field.name] ?? null);
  };
  return {
    field: (path) => read(contents, path),
    priorField: (path) => (before === null ? null : read(before, path)),
    isNew: before === null,
    now: () => tx.now(),
    today: () => new ApexDatetime(tx.now()).dateIn(tx.user.timeZone).days * DAY
  };
}

function globalValue(tx: Transaction, path: string): FormulaValue {
  switch (path.toLowerCase()) {
    case '$user.id':
      return tx.user.id;
    case '$user.username':
      return tx.user.username;
    case '$profile.name':
      return tx.user.profileName;
    case '$organization.id':
      return tx.organizationId;
    default:
      throw new UnsupportedError(`${path} in a formula`);
  }
}
