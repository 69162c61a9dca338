/** A day, an instant or a time of day inside a formula; milliseconds. */
export interface FormulaMoment {
  readonly kind: 'date' | 'datetime' | 'time';
  readonly milliseconds: number;
}

/** What a formula computes with. Blank text is null. */
export type FormulaValue = string | number | boolean | FormulaMoment | null;

/** What a formula reads from its surroundings. */
export interface FormulaContext {
  /** Value of a field by its path as written; a blank number is null or 0, as the caller treats blanks. */
  field(path: string): FormulaValue;
  /** Value before the change; null on insert. Absent where there is no change (formula fields, defaults). */
  readonly priorField?: (path: string) => FormulaValue;
  readonly isNew?: boolean;
  /** Milliseconds since 1970. */
  now(): number;
  /** Midnight UTC of the user's day, in milliseconds. */
  today(): number;
}

/** A formula met a value it cannot compute with; Salesforce shows `#Error!`. */
export class FormulaError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FormulaError';
  }
}

/** Equality of formulas: blank equals blank and empty text; text is compared with its case. */
export function equalValues(a: FormulaValue, b: FormulaValue): boolean {
  if (isBlank(a) || isBlank(b)) return isBlank(a) && isBlank(b);
  if (isMoment(a) && isMoment(b)) return a.milliseconds === b.milliseconds;
  return a === b;
}

export function isMoment(value: FormulaValue): value is FormulaMoment {
  return typeof value === 'object' && value !== null;
}

export function isBlank(value: FormulaValue): boolean {
  return value === null || value === '';
}

/** @throws FormulaError for anything but a number. */
export function asNumber(value: FormulaValue): number {
  if (typeof value !== 'number')
    throw new FormulaError(`A number is expected, found ${JSON.stringify(value)}.`);
  return value;
}

/** Text of a text or number; null stays null. @throws FormulaError for other values. */
export function asText(value: FormulaValue): string | null {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw new FormulaError('TEXT() must turn this value into text first.');
}
