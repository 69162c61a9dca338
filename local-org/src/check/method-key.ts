import { qualifiedName, type ApexType } from '../syntax/types.ts';
import type { MethodKey } from './bound.ts';

/** `compareto(System.Object)` */
export function methodKey(name: string, parameters: readonly ApexType[]): MethodKey {
  return `${name.toLowerCase()}${constructorKey(parameters)}`;
}

/** `(System.String,System.Integer)` */
export function constructorKey(parameters: readonly ApexType[]): MethodKey {
  return `(${parameters.map(qualifiedName).join(',')})`;
}
