import type { FormulaNode } from './formula-parser.ts';
import {
  FormulaError,
  asNumber,
  asText,
  equalValues,
  isBlank,
  isMoment,
  type FormulaContext,
  type FormulaValue
} from './formula-values.ts';

/** One argument; evaluated only when the function needs it. */
export interface FormulaArgument {
  readonly node: FormulaNode;
  value(): FormulaValue;
}

export type FormulaFunction = (
  args: readonly FormulaArgument[],
  context: FormulaContext
) => FormulaValue;

/** Wraps a function of evaluated arguments and checks their number. */
function eager(
  least: number,
  most: number,
  compute: (...args: FormulaValue[]) => FormulaValue
): FormulaFunction {
  return (args) => {
    if (args.length < least || args.length > most)
      throw new FormulaError(`Wrong number of parameters: ${args.length}.`);
    return compute(...args.map((argument) => argument.value()));
  };
}

function numeric(
  compute: (...numbers: number[]) => number,
  least = 1,
  most = least
): FormulaFunction {
  return eager(least, most, (...args) =>
    args.includes(null) ? null : compute(...args.map(asNumber))
  );
}

function textual(
  least: number,
  most: number,
  compute: (...args: FormulaValue[]) => FormulaValue
): FormulaFunction {
  return eager(least, most, compute);
}

function only(args: readonly FormulaArgument[], index: number): FormulaValue {
  const argument = args[index];
  if (argument === undefined) throw new FormulaError('A parameter is missing.');
  return argument.value();
}

function fieldArgument(args: readonly FormulaArgument[]): string {
  const argument = args[0]?.node;
  if (argument?.kind !== 'field') throw new FormulaError('The parameter must be a field.');
  return argument.path;
}

function prior(path: string, context: FormulaContext): FormulaValue {
  if (context.priorField === undefined)
    throw new FormulaError('Only rules that run on a change know the prior value.');
  return context.priorField(path);
}

/** Rounds half away from zero, as ROUND does. */
function round(value: number, digits: number): number {
  const factor = 10 ** digits;
  const scaled = Math.abs(value) * factor;
  const whole = Math.floor(scaled + 0.5 + Number.EPSILON * scaled);
  return (Math.sign(value) * whole) / factor;
}

function textOf(value: FormulaValue): string {
  if (isMoment(value)) {
    const iso = new Date(value.milliseconds).toISOString();
    if (value.kind === 'date') return iso.slice(0, 10);
    return value.kind === 'datetime' ? `${iso.slice(0, 19).replace('T', ' ')}Z` : iso.slice(11, 23);
  }
  if (typeof value === 'boolean') throw new FormulaError('TEXT() does not take a checkbox.');
  return asText(value) ?? '';
}

const LOGIC: Readonly<Record<string, FormulaFunction>> = {
  AND: (args) => args.every((argument) => argument.value() === true),
  OR: (args) => args.some((argument) => argument.value() === true),
  NOT: eager(1, 1, (value) => value !== true),
  IF: (args) => only(args, only(args, 0) === true ? 1 : 2),
  CASE: (args) => {
    const subject = only(args, 0);
    for (let index = 1; index + 1 < args.length; index += 2) {
      if (equalValues(subject, only(args, index))) return only(args, index + 1);
    }
    return only(args, args.length - 1);
  },
  ISBLANK: eager(1, 1, (value) => isBlank(value)),
  ISNULL: eager(1, 1, (value) => isBlank(value)),
  BLANKVALUE: eager(2, 2, (value, other) => (isBlank(value) ? other! : value!)),
  NULLVALUE: eager(2, 2, (value, other) => (isBlank(value) ? other! : value!)),
  ISPICKVAL: eager(2, 2, (value, literal) => equalValues(value, literal)),
  ISNEW: (_args, context) => context.isNew === true,
  ISCHANGED: (args, context) => {
    const path = fieldArgument(args);
    return context.isNew !== true && !equalValues(context.field(path), prior(path, context));
  },
  PRIORVALUE: (args, context) => {
    const path = fieldArgument(args);
    return context.isNew === true ? context.field(path) : prior(path, context);
  }
};

const TEXTS: Readonly<Record<string, FormulaFunction>> = {
  LEN: textual(1, 1, (value) => (asText(value) ?? '').length),
  TEXT: textual(1, 1, (value) => textOf(value)),
  VALUE: textual(1, 1, (value) => {
    if (isBlank(value)) return null;
    const number = Number(asText(value));
    if (Number.isNaN(number))
      throw new FormulaError(`VALUE() cannot read ${JSON.stringify(value)}.`);
    return number;
  }),
  BEGINS: textual(2, 2, (value, start) => (asText(value) ?? '').startsWith(asText(start) ?? '')),
  CONTAINS: textual(2, 2, (value, part) => (asText(value) ?? '').includes(asText(part) ?? '')),
  TRIM: textual(1, 1, (value) => (asText(value) ?? '').trim()),
  UPPER: textual(1, 1, (value) => (asText(value) ?? '').toUpperCase()),
  LOWER: textual(1, 1, (value) => (asText(value) ?? '').toLowerCase()),
  LEFT: textual(2, 2, (value, count) =>
    (asText(value) ?? '').slice(0, Math.max(0, asNumber(count)))
  ),
  RIGHT: textual(2, 2, (value, count) => {
    const text = asText(value) ?? '';
    return text.slice(Math.max(0, text.length - Math.max(0, asNumber(count))));
  }),
  MID: textual(3, 3, (value, start, count) => {
    const from = Math.max(0, asNumber(start) - 1);
    return (asText(value) ?? '').slice(from, from + Math.max(0, asNumber(count)));
  })
};

const NUMBERS: Readonly<Record<string, FormulaFunction>> = {
  ABS: numeric(Math.abs),
  ROUND: numeric((value, digits) => round(value, digits), 2),
  FLOOR: numeric((value) => Math.sign(value) * Math.floor(Math.abs(value))),
  CEILING: numeric((value) => Math.sign(value) * Math.ceil(Math.abs(value))),
  MAX: numeric(Math.max, 1, 100),
  MIN: numeric(Math.min, 1, 100),
  MOD: numeric((value, by) => value - by * Math.floor(value / by), 2)
};

const MOMENTS: Readonly<Record<string, FormulaFunction>> = {
  NOW: (_args, context) => ({ kind: 'datetime', milliseconds: context.now() }),
  TODAY: (_args, context) => ({ kind: 'date', milliseconds: context.today() })
};

/** Every formula function that is modelled, by its name in capitals. */
export const FORMULA_FUNCTIONS: ReadonlyMap<string, FormulaFunction> = new Map(
  Object.entries({ ...LOGIC, ...TEXTS, ...NUMBERS, ...MOMENTS })
);
