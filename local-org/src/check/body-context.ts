import type { Position, UnsupportedError } from '../diagnostics/errors.ts';
import type { Expression, Statement } from '../syntax/ast.ts';
import type { ApexType } from '../syntax/types.ts';
import type { BoundExpression, BoundStatement } from './bound.ts';
import type { Environment } from './environment.ts';
import { LocalScopes } from './scope.ts';
import type { ClassSymbol, FieldSymbol } from './symbols.ts';
import { unsupported } from './types/resolve-type.ts';
import type { TypeScope } from './types/type-lookup.ts';

/** What the body belongs to. */
export type BodyRole = 'method' | 'constructor' | 'accessor' | 'initializer' | 'trigger';

/** Where a body stands. */
export interface BodyDetails {
  readonly environment: Environment;
  readonly file: string;
  readonly apiVersion: number;
  /** Name of the class or trigger, for messages. */
  readonly unitName: string;
  /** The class around the body; null in triggers. */
  readonly owner: ClassSymbol | null;
  readonly isStatic: boolean;
  readonly role: BodyRole;
  /** `VOID` for bodies without a value; null where `return` is not allowed at all. */
  readonly returnType: ApexType | null;
  /** The property whose accessor this is: inside, its name means its stored value. */
  readonly property: FieldSymbol | null;
  /** The field whose value this is. */
  readonly initialized: FieldSymbol | null;
  /** Object of the trigger. */
  readonly triggerObject: string | null;
}

/** Binds expressions and statements of any kind; made once per program, so that the families need not import each other. */
export interface Binder {
  expression(context: BodyContext, expression: Expression): BoundExpression;
  /** One bound statement, or one for each variable of a declaration. */
  statement(context: BodyContext, statement: Statement): readonly BoundStatement[];
}

/** One body while it is checked: what surrounds it and its local variables. */
export class BodyContext {
  readonly details: BodyDetails;
  readonly scopes = new LocalScopes();
  readonly #binder: Binder;
  #loops = 0;
  #isConstructorCall = false;

  constructor(details: BodyDetails, binder: Binder) {
    this.details = details;
    this.#binder = binder;
  }

  get environment(): Environment {
    return this.details.environment;
  }

  get owner(): ClassSymbol | null {
    return this.details.owner;
  }

  get typeScope(): TypeScope {
    return this.details;
  }

  get isInLoop(): boolean {
    return this.#loops > 0;
  }

  bind(expression: Expression): BoundExpression {
    return this.#binder.expression(this, expression);
  }

  bindStatement(statement: Statement): readonly BoundStatement[] {
    return this.#binder.statement(this, statement);
  }

  /** True inside the arguments of `this(…)` and `super(…)`, where the object does not exist yet. */
  get isConstructorCall(): boolean {
    return this.#isConstructorCall;
  }

  inConstructorCall<T>(work: () => T): T {
    this.#isConstructorCall = true;
    try {
      return work();
    } finally {
      this.#isConstructorCall = false;
    }
  }

  inLoop<T>(work: () => T): T {
    this.#loops++;
    try {
      return work();
    } finally {
      this.#loops--;
    }
  }

  unsupported(feature: string, position: Position): UnsupportedError {
    return unsupported(feature, this.details.file, position);
  }
}
