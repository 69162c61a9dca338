import type { Position } from '../diagnostics/errors.ts';
import type { Expression } from '../syntax/ast.ts';

/** Where the platform's messages place an expression: a call at its method's name, an operation at its first operand. */
export function placeOf(expression: Expression): Position {
  switch (expression.kind) {
    case 'call':
      return expression.name.position;
    case 'binary':
      return placeOf(expression.left);
    case 'conditional':
      return placeOf(expression.condition);
    case 'member':
      return isPlainPath(expression) ? expression.position : expression.name.position;
    default:
      return expression.position;
  }
}

/** `a.b.c`, names only. */
function isPlainPath(expression: Expression): boolean {
  if (expression.kind === 'member') return !expression.safe && isPlainPath(expression.target);
  return expression.kind === 'name' || expression.kind === 'this';
}

/** Where a sign after the expression stands, when nothing is between them. */
export function behind(expression: Expression): Position {
  if (expression.kind !== 'name' && expression.kind !== 'member') return expression.position;
  const { position, text } = expression.name;
  return { line: position.line, column: position.column + text.length };
}
