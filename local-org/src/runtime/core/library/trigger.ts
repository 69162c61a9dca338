import type { LibraryField, LibraryType } from '../../library.ts';
import type { Transaction } from '../../transaction.ts';
import { ENUM_CONSTANTS } from '../../system/enums.ts';
import { libraryEnum } from '../operations/constants.ts';
import { triggerState } from '../trigger-dispatch.ts';
import type { TriggerState } from '../trigger-state.ts';

const OPERATION = 'System.TriggerOperation';

/** A variable that is null, or `outside`, when no trigger runs. */
function variable(
  read: (state: TriggerState, tx: Transaction) => unknown,
  outside: unknown = null
): LibraryField {
  return {
    get: (tx) => {
      const state = triggerState(tx);
      return state === null ? outside : read(state, tx);
    }
  };
}

function operation(name: TriggerState['context']['operation']): LibraryField {
  return variable((state) => state.context.operation === name, false);
}

function operationType(state: TriggerState): unknown {
  const time = state.context.isBefore ? 'BEFORE' : 'AFTER';
  const constants = ENUM_CONSTANTS[OPERATION] ?? [];
  return libraryEnum(OPERATION, constants, `${time}_${state.context.operation}`);
}

const NEW = variable((state) => state.newRows);

/**
 * `System.Trigger`.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_context_variables.htm
 */
export const TRIGGER: LibraryType = {
  name: 'System.Trigger',
  staticFields: {
    new: NEW,
    New: NEW,
    old: variable((state) => state.oldRows),
    newMap: variable((state, tx) => state.newMap(tx)),
    oldMap: variable((state, tx) => state.oldMap(tx)),
    isExecuting: variable(() => true, false),
    isBefore: variable((state) => state.context.isBefore, false),
    isAfter: variable((state) => !state.context.isBefore, false),
    isInsert: operation('INSERT'),
    isUpdate: operation('UPDATE'),
    isDelete: operation('DELETE'),
    isUndelete: operation('UNDELETE'),
    operationType: variable(operationType),
    size: variable((state) => state.size, 0)
  }
};
