import { printType, qualifiedName, type ApexType } from '../../syntax/types.ts';

/** A `System.Type`: what `Type.forName` and `Lead.class` answer. */
export class ApexTypeValue {
  readonly type: ApexType;
  readonly typeName = 'System.Type';

  constructor(type: ApexType) {
    this.type = type;
  }

  /** `getName()`: `String`, `List<Lead>`, `BirdPhone.Country`. */
  get name(): string {
    return printType(this.type);
  }

  toText(): string {
    return this.name;
  }

  keyText(): string {
    return `Type:${qualifiedName(this.type)}`;
  }

  equalTo(_tx: unknown, other: unknown): boolean {
    return other instanceof ApexTypeValue && qualifiedName(other.type) === qualifiedName(this.type);
  }
}
