import { Script } from 'node:vm';
import { InternalError } from '../../diagnostics/errors.ts';
import type { CompiledUnit } from './compiled-unit.ts';
import { enqueueFuture } from './async/future.ts';
import { Host } from './host.ts';
import { Program } from './program.ts';
import type { LibraryRegistry } from './registry.ts';

type UnitFunction = (host: Host, constants: readonly unknown[]) => void;

/** Loads compiled units: one script each, named after its Apex file. */
export function loadProgram(units: readonly CompiledUnit[], library: LibraryRegistry): Host {
  const host = new Host(new Program(units), library);
  for (const unit of units) {
    host.addCounters(unit.file, unit.coverableLines.length);
    host.loading(unit.name, () => evaluate(unit)(host, unit.constants));
  }
  host.guardFutures((...call) => enqueueFuture(host.tx, ...call));
  return host;
}

function evaluate(unit: CompiledUnit): UnitFunction {
  try {
    return new Script(unit.script, { filename: unit.file }).runInThisContext() as UnitFunction;
  } catch (error) {
    throw new InternalError(`The emitted script of ${unit.file} is not valid.`, { cause: error });
  }
}
