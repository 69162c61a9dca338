import { UnsupportedError } from '../diagnostics/errors.ts';
import { FORMULA_FUNCTIONS } from './formula-functions.ts';
import { parseFormulaTree, type BinaryOperator, type FormulaNode } from './formula-parser.ts';
import {
  FormulaError,
  asNumber,
  asText,
  equalValues,
  isMoment,
  type FormulaContext,
  type FormulaMoment,
  type FormulaValue
} from './formula-values.ts';

/** A parsed formula. */
export interface Formula {
  readonly text: string;
  /** Field paths it reads, each once, in order of appearance. */
  readonly fields: readonly string[];
  /** True when it calls NOW, TODAY or TIMENOW. */
  readonly usesClock: boolean;
  /** @throws FormulaError when a value does not fit an operation. */
  evaluate(context: FormulaContext): FormulaValue;
}

const DAY = 86_400_000;
const CLOCK_FUNCTIONS: ReadonlySet<string> = new Set(['NOW', 'TODAY']);

/**
 * Parses a formula of a validation rule, a formula field or a default value.
 *
 * @throws FormulaSyntaxError when it is malformed
 * @throws UnsupportedError naming the first function that is not modelled
 * @remarks https://help.salesforce.com/s/articleView?id=sf.customize_functions.htm
 */
export function parseFormula(text: string): Formula {
  const known = PARSED.get(text);
  if (known !== undefined) return known;
  const formula = parsed(text);
  PARSED.set(text, formula);
  return formula;
}

/** A text always means the same formula. */
const PARSED = new Map<string, Formula>();

function parsed(text: string): Formula {
  const tree = parseFormulaTree(text);
  const fields = new Set<string>();
  let usesClock = false;
  walk(tree, (node) => {
    if (node.kind === 'field') fields.add(node.path);
    if (node.kind !== 'call') return;
    if (!FORMULA_FUNCTIONS.has(node.name))
      throw new UnsupportedError(`Formula function ${node.name}`, text);
    if (CLOCK_FUNCTIONS.has(node.name)) usesClock = true;
  });
  return { text, fields: [...fields], usesClock, evaluate: (context) => evaluate(tree, context) };
}

function evaluate(node: FormulaNode, context: FormulaContext): FormulaValue {
  switch (node.kind) {
    case 'literal':
      return node.value;
    case 'field':
      return context.field(node.path);
    case 'call':
      return FORMULA_FUNCTIONS.get(node.name)!(
        node.args.map((argument) => ({ node: argument, value: () => evaluate(argument, context) })),
        context
      );
    case 'unary': {
      const operand = evaluate(node.operand, context);
      if (node.operator === '!') return operand !== true;
      return operand === null ? null : -asNumber(operand);
    }
    case 'binary':
      return binary(node.operator, node.left, node.right, context);
  }
}

function binary(
  operator: BinaryOperator,
  left: FormulaNode,
  right: FormulaNode,
  context: FormulaContext
): FormulaValue {
  if (operator === '&&')
    return evaluate(left, context) === true && evaluate(right, context) === true;
  if (operator === '||')
    return evaluate(left, context) === true || evaluate(right, context) === true;
  const a = evaluate(left, context);
  const b = evaluate(right, context);
  switch (operator) {
    case '=':
      return equalValues(a, b);
    case '<>':
      return !equalValues(a, b);
    case '<':
    case '>':
    case '<=':
    case '>=':
      return compares(operator, a, b);
    case '&':
      return (asText(a) ?? '') + (asText(b) ?? '');
    default:
      return arithmetic(operator, a, b);
  }
}

function compares(operator: '<' | '>' | '<=' | '>=', a: FormulaValue, b: FormulaValue): boolean {
  if (a === null || b === null) return false;
  const x = isMoment(a) ? a.milliseconds : asNumber(a);
  const y = isMoment(b) ? b.milliseconds : asNumber(b);
  if (operator === '<') return x < y;
  if (operator === '>') return x > y;
  return operator === '<=' ? x <= y : x >= y;
}

function arithmetic(
  operator: '+' | '-' | '*' | '/' | '^',
  a: FormulaValue,
  b: FormulaValue
): FormulaValue {
  if (operator === '+' && (typeof a === 'string' || typeof b === 'string'))
    return (asText(a) ?? '') + (asText(b) ?? '');
  if (a === null || b === null) return null;
  if (isMoment(a) && isMoment(b)) {
    if (operator !== '-') throw new FormulaError(`Two dates cannot be joined with ${operator}.`);
    return (a.milliseconds - b.milliseconds) / (a.kind === 'time' ? 1 : DAY);
  }
  if (isMoment(a)) return shifted(a, operator === '-' ? -asNumber(b) : asNumber(b), operator);
  if (isMoment(b)) return shifted(b, asNumber(a), operator === '-' ? '*' : operator);
  const x = asNumber(a);
  const y = asNumber(b);
  if (operator === '+') return x + y;
  if (operator === '-') return x - y;
  if (operator === '*') return x * y;
  if (operator === '^') return x ** y;
  if (y === 0) throw new FormulaError('Division by zero.');
  return x / y;
}

function shifted(moment: FormulaMoment, amount: number, operator: string): FormulaMoment {
  if (operator !== '+' && operator !== '-')
    throw new FormulaError(`A date cannot be used with ${operator}.`);
  const milliseconds =
    moment.milliseconds + (moment.kind === 'time' ? amount : Math.round(amount * DAY));
  return { kind: moment.kind, milliseconds };
}

function walk(node: FormulaNode, visit: (node: FormulaNode) => void): void {
  visit(node);
  if (node.kind === 'unary') walk(node.operand, visit);
  if (node.kind === 'call') for (const argument of node.args) walk(argument, visit);
  if (node.kind === 'binary') {
    walk(node.left, visit);
    walk(node.right, visit);
  }
}
