import { InternalError } from '../diagnostics/errors.ts';
import type { Schema } from '../metadata/schema.ts';
import type { Reporter } from './mistakes.ts';
import type { PlatformTables } from './platform-tables.ts';
import type { TypeSymbol } from './symbols.ts';

/** What one program is checked against. */
export interface Environment {
  readonly schema: Schema;
  readonly platform: PlatformTables;
  /** Top-level user types by lower-cased name. */
  readonly topLevel: Map<string, TypeSymbol>;
  /** All user types, inner ones too, by declared name. */
  readonly types: Map<string, TypeSymbol>;
  readonly reporter: Reporter;
}

/** The symbol of a `user` type. */
export function userSymbol(environment: Environment, name: string): TypeSymbol {
  const symbol = environment.types.get(name);
  if (symbol === undefined) throw new InternalError(`The checker lost the type ${name}.`);
  return symbol;
}
