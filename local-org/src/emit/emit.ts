import type { BoundClass, BoundProgram, BoundTrigger, BoundUnit } from '../check/bound.ts';
import type { CompiledUnit } from '../runtime/core/compiled-unit.ts';
import { classPieces } from './classes.ts';
import { describeTypes } from './describe-types.ts';
import { emitBody, emitFunction } from './functions.ts';
import { functionName } from './names.ts';
import { UnitContext, type LibraryLookup, type ProgramFacts } from './unit-context.ts';

/**
 * Turns a checked program into JavaScript, one script per Apex file.
 *
 * @throws UnsupportedError for a platform method or type that the runtime has no code for, with file, line and column
 */
export function emitProgram(
  program: BoundProgram,
  library: LibraryLookup
): readonly CompiledUnit[] {
  const classes = program.units.flatMap(allClasses);
  const facts: ProgramFacts = {
    library,
    hasInheritedSharing: classes.some((bound) => bound.sharing === 'inherited'),
    withStatics: new Set(
      classes.filter((bound) => bound.staticInitializers.length > 0).map((bound) => bound.name)
    )
  };
  return program.units.map((unit) => emitUnit(unit, facts));
}

function allClasses(unit: BoundUnit | BoundClass): readonly BoundClass[] {
  if (unit.kind !== 'class') return [];
  return [
    unit,
    ...unit.innerTypes.flatMap((inner) => (inner.kind === 'class' ? allClasses(inner) : []))
  ];
}

function emitUnit(bound: BoundUnit, facts: ProgramFacts): CompiledUnit {
  const unit = new UnitContext(bound.name, bound.file, facts);
  if (bound.kind === 'class') {
    const pieces = [...classPieces(unit, bound)].sort(
      (a, b) => a.position.line - b.position.line || a.position.column - b.position.column
    );
    for (const piece of pieces) piece.emit();
  }
  if (bound.kind === 'trigger') emitTrigger(unit, bound);
  return {
    name: bound.name,
    kind: bound.kind,
    file: bound.file,
    ...unit.finish(),
    constants: unit.constants,
    types: bound.kind === 'trigger' ? [] : describeTypes(bound),
    trigger: bound.kind === 'trigger' ? { object: bound.object, events: bound.events } : null
  };
}

/** @remarks A trigger runs in system context: https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers.htm */
function emitTrigger(unit: UnitContext, bound: BoundTrigger): void {
  const shape = {
    name: functionName('Trigger', bound.name, null),
    parameters: [],
    sharing: 'without' as const,
    position: bound.body[0]?.position ?? { line: 1, column: 1 }
  };
  emitFunction(unit, '$.triggerBody(', shape, emitBody(bound.body));
  unit.writer.write('); ');
}
