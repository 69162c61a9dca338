import { libraryType, listOf, OBJECT, type ApexType } from '../../syntax/types.ts';
import { isList } from '../types/kinds.ts';

/*
 * Where the platform's compiler knows more than the type tables say. The only place for such rules.
 *
 * - `equals` of a collection takes anything; the tables ask for one of the same kind.
 * - `clone` of a row is a row of the same object; the tables say `SObject`.
 * - `String.join` takes a collection; the tables say `Object`.
 * - `newSObject` and the like stay `SObject`, as on the platform.
 */

/** The parameters a call is checked against. */
export function correctedParameters(
  owner: string,
  method: string,
  declared: readonly ApexType[]
): readonly ApexType[] {
  const lower = method.toLowerCase();
  if (owner === 'System.String' && lower === 'join')
    return [libraryType('System.Iterable', OBJECT), ...declared.slice(1)];
  const isCollection = owner === 'System.List' || owner === 'System.Set' || owner === 'System.Map';
  return isCollection && lower === 'equals' ? [OBJECT] : declared;
}

/** The type of a call's result. */
export function correctedReturnType(
  receiver: ApexType,
  method: string,
  declared: ApexType
): ApexType {
  if (receiver.kind === 'sobject' && method.toLowerCase() === 'clone') return receiver;
  if (isList(receiver) && method.toLowerCase() === 'deepclone') return listOf(receiver.args[0]!);
  return declared;
}
