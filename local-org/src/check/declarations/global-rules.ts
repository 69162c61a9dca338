import type { ApexType } from '../../syntax/types.ts';
import { userSymbol, type Environment } from '../environment.ts';
import { show } from '../show.ts';
import type { ClassSymbol } from '../symbols.ts';

/** What a global method takes and answers must be global too. */
export function checkGlobalMethods(environment: Environment, symbol: ClassSymbol): void {
  for (const method of [...symbol.methods.values()].flat()) {
    if (method.visibility !== 'global') continue;
    const report = (what: string, type: ApexType): void => {
      const message = `global methods do not support ${what} type of ${show(type)}`;
      environment.reporter.report(symbol.file, 'modifier', method.position, message);
    };
    for (const { type } of method.parameters)
      if (!isGlobal(environment, type)) report('parameter', type);
    if (!isGlobal(environment, method.returnType)) report('return', method.returnType);
  }
}

function isGlobal(environment: Environment, type: ApexType): boolean {
  if (type.kind === 'user') return userSymbol(environment, type.name).visibility === 'global';
  return type.args.every((arg) => isGlobal(environment, arg));
}
