import {
  OBJECT,
  VOID,
  libraryType,
  listOf,
  sobjectType,
  type ApexType
} from '../../syntax/types.ts';
import { InternalError } from '../../diagnostics/errors.ts';
import { apexTarget } from './apex-names.ts';
import type { JavaType } from './java-signature.ts';

/** The Apex type that a Java type of the tables stands for. */
export function apexType(type: JavaType): ApexType {
  if (type.kind === 'void') return VOID;
  if (type.kind === 'variable') return { kind: 'variable', name: type.name, args: [] };
  if (type.kind === 'array') return listOf(apexType(type.of));
  const target = apexTarget(type.name);
  switch (target.kind) {
    case 'object':
      return OBJECT;
    case 'sobject':
      return sobjectType(target.name);
    case 'list':
      return listOf(elementOf(type));
    case 'library':
      return libraryType(target.name, ...type.args.map(apexType));
  }
}

function elementOf(type: JavaType): ApexType {
  const element = type.kind === 'class' ? type.args[0] : undefined;
  if (element === undefined)
    throw new InternalError('A record set of the type tables has no element type.');
  return apexType(element);
}
