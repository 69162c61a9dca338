import { InternalError } from '../../../diagnostics/errors.ts';
import { labelTextIn } from '../../../metadata/label-text.ts';
import { libraryType, listOf, printType, type ApexType } from '../../../syntax/types.ts';
import { fieldToken, sobjectTypeToken } from '../../schema/tokens.ts';
import { ApexDecimal } from '../../values/decimal.ts';
import { ApexDouble } from '../../values/double.ts';
import { enumValue, enumValues, type EnumValue } from '../../values/enum-value.ts';
import { apexException, nullArgument } from '../../values/exception.ts';
import { ApexList } from '../../values/list.ts';
import { ApexTypeValue } from '../../values/type-value.ts';
import type { Host } from '../host.ts';
import type { Operations } from '../operations.ts';

function decimal(digits: string): ApexDecimal {
  const value = ApexDecimal.parse(digits);
  if (value === null) throw new InternalError(`The decimal literal ${digits} cannot be read.`);
  return value;
}

function constantsOf(host: Host, type: ApexType): readonly string[] {
  const constants =
    type.kind === 'user'
      ? host.program.type(type.name).enumConstants
      : host.library.type(type.name)?.enumConstants;
  if (constants === undefined) throw new InternalError(`The enum ${type.name} has no constants.`);
  return constants;
}

function enumConstant(host: Host, type: ApexType, name: string): EnumValue {
  const ordinal = constantsOf(host, type).indexOf(name);
  if (ordinal < 0) throw new InternalError(`The enum ${type.name} has no constant ${name}.`);
  return enumValue(type, name, ordinal);
}

/** @throws ApexException `System.NoSuchElementException` */
function enumValueOf(host: Host, type: ApexType, name: unknown): EnumValue {
  if (name === null) throw nullArgument();
  const wanted = (name as string).toLowerCase();
  const found = constantsOf(host, type).find((constant) => constant.toLowerCase() === wanted);
  if (found === undefined) {
    throw apexException(
      'System.NoSuchElementException',
      `No enum constant ${printType(type)}.${name as string}`
    );
  }
  return enumConstant(host, type, found);
}

/** Literals, tokens, labels and enum constants. */
export function constantOperations(
  host: Host
): Pick<
  Operations,
  | 'decimal'
  | 'double'
  | 'enumConstant'
  | 'typeValue'
  | 'label'
  | 'rowType'
  | 'rowField'
  | 'enumValues'
  | 'enumValueOf'
> {
  return {
    decimal,
    double: (digits) => new ApexDouble(Number(digits)),
    enumConstant: (type, name) => enumConstant(host, type as ApexType, name),
    typeValue: (type) => new ApexTypeValue(type as ApexType),
    label: (name) => {
      const text = labelTextIn(host.tx.schema, name, host.tx.user.language);
      if (text === null) throw new InternalError(`No label ${name}.`);
      return text;
    },
    rowType: (object) => sobjectTypeToken(host.tx.schema, object),
    rowField: (object, field) => fieldToken(host.tx.schema, object, field),
    enumValues: (type) => {
      const values = enumValues(type as ApexType, constantsOf(host, type as ApexType));
      return new ApexList(listOf(type as ApexType), [...values]);
    },
    enumValueOf: (type, name) => enumValueOf(host, type as ApexType, name)
  };
}

/** The type of a library enum's values, for library code of the core. */
export function libraryEnum(
  name: string,
  constants: readonly string[],
  constant: string
): EnumValue {
  return enumValue(libraryType(name), constant, constants.indexOf(constant));
}
