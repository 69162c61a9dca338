import type { BoundExpression } from '../check/bound.ts';
import type { OperationName } from '../runtime/core/operations.ts';
import type { UnitContext } from './unit-context.ts';

/** `with`, `without`, or the mode of whoever called. */
export type SharingMode = 'with' | 'without' | 'inherited';

export type ExpressionEmitter = (context: FunctionContext, expression: BoundExpression) => string;

/** The property whose accessor is being written; its own name means the backing storage there. */
export interface AccessorOf {
  readonly owner: string;
  readonly name: string;
}

/** One emitted function: its temporaries and the meaning of placeholders. */
export class FunctionContext {
  readonly unit: UnitContext;
  readonly sharing: SharingMode;
  readonly accessorOf: AccessorOf | null;
  readonly isConstructor: boolean;
  readonly #emitter: ExpressionEmitter;
  readonly #placeholders: string[] = [];
  #temporaries = 0;
  #callsUserCode = false;

  constructor(
    unit: UnitContext,
    sharing: SharingMode,
    emitter: ExpressionEmitter,
    role: { readonly accessorOf?: AccessorOf; readonly isConstructor?: boolean } = {}
  ) {
    this.unit = unit;
    this.sharing = sharing;
    this.accessorOf = role.accessorOf ?? null;
    this.isConstructor = role.isConstructor ?? false;
    this.#emitter = emitter;
  }

  /** The JavaScript of an expression. */
  expression(expression: BoundExpression): string {
    return this.#emitter(this, expression);
  }

  expressions(expressions: readonly BoundExpression[]): string {
    return expressions.map((expression) => this.expression(expression)).join(', ');
  }

  operation(name: OperationName, ...args: readonly string[]): string {
    return `${this.unit.operation(name)}(${args.join(', ')})`;
  }

  /** A new variable of the function. */
  temporary(): string {
    return `$t${this.#temporaries++}`;
  }

  /** Emits with `placeholder` standing for `value`. */
  withPlaceholder(value: string, emit: () => string): string {
    this.#placeholders.push(value);
    const text = emit();
    this.#placeholders.pop();
    return text;
  }

  get placeholder(): string {
    return this.#placeholders.at(-1) ?? 'undefined';
  }

  /** The mode as an expression of the emitted function. */
  get sharingText(): string {
    return this.sharing === 'inherited' ? '$m' : `"${this.sharing}"`;
  }

  /**
   * Arguments after the real ones, which no emitted function reads: evaluated last, they tell the callee how deep the stack is,
   * and a class that inherits its sharing mode the mode of its caller.
   */
  callerState(): readonly string[] {
    this.#callsUserCode = true;
    const depth = '($.depth = $d)';
    return this.unit.facts.hasInheritedSharing
      ? [depth, `($.sharing = ${this.sharingText})`]
      : [depth];
  }

  /** Declarations at the top of the function; only a function that calls others can make the stack too deep. */
  declarations(): string {
    const names = Array.from({ length: this.#temporaries }, (_, index) => `$t${index}`);
    const temporaries = names.length === 0 ? '' : `let ${names.join(', ')}; `;
    const mode = this.sharing === 'inherited' ? 'const $m = $.sharing; ' : '';
    const depth = this.#callsUserCode
      ? 'const $d = $.depth + 1; if ($d > $.deepest) $.tooDeep(); '
      : '';
    return `${depth}${mode}${temporaries}`;
  }
}
