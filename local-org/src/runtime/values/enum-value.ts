import type { ApexType } from '../../syntax/types.ts';
import { qualifiedName } from '../../syntax/types.ts';

/** A constant of an enum, of the platform or the user's; made by {@link enumValue} only, so `===` is Apex equality. */
export class EnumValue {
  readonly type: ApexType;
  readonly name: string;
  readonly ordinal: number;

  constructor(type: ApexType, name: string, ordinal: number) {
    this.type = type;
    this.name = name;
    this.ordinal = ordinal;
  }
}

/** A constant is the same fact in every transaction: one instance each. */
const KNOWN = new Map<string, EnumValue>();

/** The one instance of a constant. */
export function enumValue(type: ApexType, name: string, ordinal: number): EnumValue {
  const key = `${type.kind}:${qualifiedName(type)}.${name}#${ordinal}`;
  const known = KNOWN.get(key);
  if (known !== undefined) return known;
  const created = new EnumValue(type, name, ordinal);
  KNOWN.set(key, created);
  return created;
}

/** All constants of an enum in order. */
export function enumValues(type: ApexType, constants: readonly string[]): readonly EnumValue[] {
  return constants.map((name, ordinal) => enumValue(type, name, ordinal));
}
