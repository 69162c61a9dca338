import type { Diagnostic } from '../diagnostics/errors.ts';
import type { Schema } from '../metadata/schema.ts';
import { bindType } from './bodies/bind-class.ts';
import { bindTrigger } from './bodies/bind-trigger.ts';
import type { BoundProgram, BoundUnit } from './bound.ts';
import { checkAnnotations } from './declarations/annotation-rules.ts';
import { declareMembers } from './declarations/declare-members.ts';
import { declareTypes, type SourceUnit } from './declarations/declare-types.ts';
import { checkGlobalMethods } from './declarations/global-rules.ts';
import { checkModifiers } from './declarations/modifier-rules.ts';
import { checkOverrides } from './declarations/override-rules.ts';
import { checkRestUrls } from './declarations/rest-urls.ts';
import { resolveSupertypes } from './declarations/supertypes.ts';
import type { Environment } from './environment.ts';
import { Reporter } from './mistakes.ts';
import type { PlatformTables } from './platform-tables.ts';

/** A whole program and what it is checked against. */
export interface CheckInput {
  readonly units: readonly SourceUnit[];
  readonly schema: Schema;
  readonly platform: PlatformTables;
}

/** What the check found. */
export interface CheckResult {
  /** null when there is any diagnostic. */
  readonly program: BoundProgram | null;
  /** By file, line and column. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Compiles a whole program as far as the bound tree: every name resolved, every type decided, every rule of Apex checked.
 *
 * @throws UnsupportedError naming file, line and column for what Salesforce accepts and the local org does not model.
 */
export function checkProgram(input: CheckInput): CheckResult {
  const { schema, platform } = input;
  const environment: Environment = {
    schema,
    platform,
    topLevel: new Map(),
    types: new Map(),
    reporter: new Reporter()
  };
  for (const unit of input.units) declareTypes(environment, unit);
  resolveSupertypes(environment);
  declareMembers(environment);
  checkDeclarations(environment);
  checkRestUrls(environment);
  const units = bindUnits(environment, input.units);
  const diagnostics = environment.reporter.sorted();
  return { program: diagnostics.length === 0 ? { units } : null, diagnostics };
}

function checkDeclarations(environment: Environment): void {
  for (const symbol of environment.types.values()) {
    checkModifiers(environment, symbol);
    checkAnnotations(environment, symbol);
    if (symbol.kind === 'class') {
      checkOverrides(environment, symbol);
      checkGlobalMethods(environment, symbol);
    }
  }
}

function bindUnits(environment: Environment, sources: readonly SourceUnit[]): readonly BoundUnit[] {
  return sources.flatMap((source): readonly BoundUnit[] => {
    const { unit } = source;
    if (unit.kind === 'trigger') {
      const trigger = bindTrigger(environment, source, unit);
      return trigger === null ? [] : [trigger];
    }
    const symbol = environment.topLevel.get(unit.name.text.toLowerCase());
    return symbol?.file === source.file ? [bindType(environment, symbol)] : [];
  });
}
