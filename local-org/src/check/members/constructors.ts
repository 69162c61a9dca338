import { libraryType, STRING, userType, type ApexType } from '../../syntax/types.ts';
import type { Environment } from '../environment.ts';
import { constructorKey } from '../method-key.ts';
import type { ClassSymbol, ConstructorSymbol } from '../symbols.ts';
import { isException } from '../types/hierarchy.ts';

const EXCEPTION = libraryType('System.Exception');

/**
 * The constructors a class can be created with: the written ones, the one without parameters where none is written, and the
 * four of every user exception.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_exception_custom.htm
 */
export function availableConstructors(
  environment: Environment,
  symbol: ClassSymbol
): readonly ConstructorSymbol[] {
  if (isException(environment, userType(symbol.name))) {
    const given = exceptionConstructors(symbol);
    return [
      ...symbol.constructors,
      ...given.filter((each) => !symbol.constructors.some((own) => own.key === each.key))
    ];
  }
  return symbol.constructors.length > 0 ? symbol.constructors : [unwritten(symbol, [])];
}

/** The constructors the platform gives to every user exception. */
export function exceptionConstructors(symbol: ClassSymbol): readonly ConstructorSymbol[] {
  return [[], [STRING], [EXCEPTION], [STRING, EXCEPTION]].map((parameters) =>
    unwritten(symbol, parameters)
  );
}

function unwritten(symbol: ClassSymbol, types: readonly ApexType[]): ConstructorSymbol {
  const { position } = symbol.declaration;
  return {
    owner: symbol,
    key: constructorKey(types),
    parameters: types.map((type, index) => ({
      name: `argument${index + 1}`,
      type,
      isFinal: false,
      position
    })),
    visibility: 'global',
    annotations: [],
    position,
    declaration: null
  };
}
