import { InternalError, UnsupportedError } from '../../diagnostics/errors.ts';
import type { CompiledType } from '../../runtime/core/compiled-unit.ts';
import type { JsonNode } from '../../runtime/system/json/json-node.ts';
import { readTyped } from '../../runtime/system/json/read-typed.ts';
import type { Transaction } from '../../runtime/transaction.ts';
import { ApexException } from '../../runtime/values/exception.ts';
import { ApexList } from '../../runtime/values/list.ts';
import { isUserObject, readField, writeField } from '../../runtime/values/object.ts';
import { SObjectValue } from '../../runtime/values/sobject.ts';
import { toRestValue } from '../data/record-values.ts';
import { ActionFailure } from './action-failure.ts';
import { variablesOf, type ActionSide, type ActionVariable } from './invocable-action.ts';

/**
 * One entry of `inputs` as the element of the method's list.
 * @throws ActionFailure for a required input that is missing or null, an unknown one, or a value of another type
 */
export function toInput(tx: Transaction, side: ActionSide, node: JsonNode): unknown {
  const entries = node.kind === 'object' ? node.entries : [];
  const given = new Map([...entries].map(([name, value]) => [name.toLowerCase(), { name, value }]));
  for (const { name, required } of side.variables) {
    const value = given.get(name.toLowerCase())?.value;
    if (!required || (value !== undefined && value.kind !== 'null')) continue;
    const message = `Missing required input parameter: ${name}`;
    throw new ActionFailure('REQUIRED_FIELD_MISSING', message, [name]);
  }
  for (const [key, { name }] of given) {
    if (side.variables.some((each) => each.name.toLowerCase() === key)) continue;
    throw new ActionFailure('INVALID_FIELD', `No such input parameter: ${name}`, [name]);
  }
  const valueOf = (variable: ActionVariable): unknown =>
    typed(tx, variable, given.get(variable.name.toLowerCase())?.value);
  if (!side.isClass) return valueOf(side.variables[0]!);
  const created = tx.construct(side.type);
  if (!isUserObject(created)) throw new InternalError('A class made no object.');
  for (const variable of side.variables) {
    if (given.has(variable.name.toLowerCase()))
      writeField(created, variable.name, valueOf(variable));
  }
  return created;
}

function typed(
  tx: Transaction,
  { name, type }: ActionVariable,
  node: JsonNode | undefined
): unknown {
  if (node === undefined) return null;
  try {
    return readTyped(tx, node, type, true);
  } catch (error) {
    if (!(error instanceof ApexException)) throw error;
    throw new ActionFailure('INVALID_ARGUMENT_TYPE', `${name}: ${error.text}`, [name]);
  }
}

/** One element of the method's answer as `outputValues`. */
export function toOutput(
  side: ActionSide,
  value: unknown,
  types: readonly CompiledType[]
): Record<string, unknown> | null {
  if (!side.isClass) return { output: plain(value, types) };
  return value === null ? null : fieldsOf(value, types);
}

function plain(value: unknown, types: readonly CompiledType[]): unknown {
  if (value instanceof ApexList) return value.items.map((item) => plain(item, types));
  if (value instanceof SObjectValue)
    throw new UnsupportedError('An invocable action that answers records');
  return isUserObject(value) ? fieldsOf(value, types) : toRestValue(value);
}

/** Only variables that the class shows. */
function fieldsOf(value: unknown, types: readonly CompiledType[]): Record<string, unknown> {
  if (!isUserObject(value)) throw new InternalError('An action answered no object.');
  return Object.fromEntries(
    variablesOf(value.apexType.name, types).map(({ name }) => [
      name,
      plain(readField(value, name), types)
    ])
  );
}
