import { printType, type ApexType } from '../syntax/types.ts';

/** A type as compiler messages print it: like {@link printType}, with `NULL` for the null literal. */
export function show(type: ApexType): string {
  return type.kind === 'null' ? 'NULL' : printType(type);
}

/** `Integer, String` */
export function showAll(types: readonly ApexType[]): string {
  return types.map(show).join(', ');
}

/** `void BirdPhone.parse(String)`: a method in messages about declarations. */
export function showMethod(method: {
  readonly returnType: ApexType;
  readonly owner: { readonly name: string };
  readonly name: string;
  readonly parameters: readonly { readonly type: ApexType }[];
}): string {
  const parameters = showAll(method.parameters.map((parameter) => parameter.type));
  return `${show(method.returnType)} ${method.owner.name}.${method.name}(${parameters})`;
}
