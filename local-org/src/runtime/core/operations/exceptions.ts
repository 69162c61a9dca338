import type { ApexType } from '../../../syntax/types.ts';
import { ApexException, nullPointer } from '../../values/exception.ts';
import type { Host } from '../host.ts';
import type { Operations } from '../operations.ts';
import { isInstance } from '../runtime-types.ts';

/** @remarks A failed assertion cannot be caught: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_system.htm */
const UNCATCHABLE = 'System.AssertException';

/** Throwing and catching. */
export function exceptionOperations(
  host: Host
): Pick<Operations, 'thrown' | 'isFatal' | 'isException'> {
  return {
    thrown: (value) => {
      if (value === null) throw nullPointer();
      return value;
    },
    isFatal: (error) => !(error instanceof ApexException) || error.typeName === UNCATCHABLE,
    isException: (error, type) =>
      isInstance(error, type as ApexType, (name) => host.program.ancestors(name))
  };
}
