import type { BoundParameter, BoundStatement } from '../check/bound.ts';
import type { Position } from '../diagnostics/errors.ts';
import { emitExpression } from './expressions.ts';
import { FunctionContext, type AccessorOf, type SharingMode } from './function-context.ts';
import { emitStatements } from './statements.ts';
import type { UnitContext } from './unit-context.ts';

/** What an emitted function is. */
export interface FunctionShape {
  /** JavaScript name, from which stack traces are printed. */
  readonly name: string;
  readonly parameters: readonly string[];
  readonly sharing: SharingMode;
  readonly position: Position;
  readonly accessorOf?: AccessorOf;
  readonly isConstructor?: boolean;
}

/**
 * Writes one function expression on the line of its declaration: `prefix function name(parameters) { … }`.
 *
 * @param body writes the statements and may use temporaries of the context
 */
export function emitFunction(
  unit: UnitContext,
  prefix: string,
  shape: FunctionShape,
  body: (context: FunctionContext) => void
): void {
  const context = new FunctionContext(unit, shape.sharing, emitExpression, {
    ...(shape.accessorOf === undefined ? {} : { accessorOf: shape.accessorOf }),
    isConstructor: shape.isConstructor ?? false
  });
  unit.writer.moveTo(shape.position.line);
  unit.writer.write(`${prefix} function ${shape.name}(${shape.parameters.join(', ')}) { `);
  const declare = unit.writer.reserve();
  body(context);
  declare(context.declarations());
  unit.writer.write('}');
}

/** The body of a method: statements, and null where nothing is returned. */
export function emitBody(
  statements: readonly BoundStatement[]
): (context: FunctionContext) => void {
  return (context) => {
    emitStatements(context, statements);
    context.unit.writer.write('return null; ');
  };
}

export function parameterNames(parameters: readonly BoundParameter[]): readonly string[] {
  return parameters.map((parameter) => parameter.local);
}
