import type { Position } from '../../diagnostics/errors.ts';
import { ID, SOBJECT, STRING, sameType, type ApexType } from '../../syntax/types.ts';
import { fail } from '../mistakes.ts';
import { show } from '../show.ts';
import { isList, isMap, isSet, isSObjectList } from '../types/kinds.ts';

const ALL_METHODS: ReadonlySet<string> = new Set([
  'addall',
  'containsall',
  'removeall',
  'retainall'
]);

/** What the signatures of `addAll` and `putAll` cannot say: which lists go into which collection. */
export function checkCollectionArgument(
  receiver: ApexType,
  method: string,
  argument: ApexType | undefined,
  position: Position
): void {
  const lower = method.toLowerCase();
  if (lower === 'deepclone' && isList(receiver) && !isSObjectList(receiver)) {
    const message = `Operation only applies to SObject list types: ${show(receiver)}`;
    fail('wrong-receiver', position, message);
  }
  if (argument === undefined || !isList(argument)) return;
  if (
    ALL_METHODS.has(lower) &&
    (isSet(receiver) || isList(receiver)) &&
    !takesAll(receiver, argument)
  ) {
    fail(
      'wrong-argument',
      position,
      `Illegal all method call for argument type, ${show(argument)}, for collection: ${show(receiver)}`
    );
  }
  if (lower === 'putall' && isMap(receiver) && !takesRows(receiver, argument)) {
    fail(
      'wrong-argument',
      position,
      `Invalid putAll type ${show(argument)} found for ${show(receiver)}`
    );
  }
}

/** A set takes a list of exactly its own elements; a list of one object does not take generic rows. */
function takesAll(receiver: ApexType, argument: ApexType): boolean {
  const [own, given] = [receiver.args[0]!, argument.args[0]!];
  if (sameType(own, given)) return true;
  return isList(receiver) && !sameType(given, SOBJECT);
}

/** True when a map can be filled from the rows of the list: its key is an Id or text, its values are such rows. */
export function takesRows(map: ApexType, rows: ApexType): boolean {
  const [key, value] = map.args;
  if (key === undefined || value === undefined || !isSObjectList(rows)) return false;
  const isIdKey = sameType(key, ID) || sameType(key, STRING);
  return isIdKey && (sameType(value, SOBJECT) || sameType(rows.args[0]!, value));
}
