import { OBJECT, sameType, type ApexType } from '../../syntax/types.ts';
import type { Environment } from '../environment.ts';
import { isAssignable } from '../types/assignability.ts';
import { isInterface } from '../types/hierarchy.ts';
import { numericRank } from '../types/kinds.ts';

/** An argument as overload resolution sees it. A query may also stand for its single row. */
export interface Argument {
  readonly type: ApexType;
  readonly isQuery: boolean;
}

/** True when the argument may be passed where the parameter type is declared. */
function canPass(environment: Environment, argument: Argument, parameter: ApexType): boolean {
  if (isAssignable(environment, argument.type, parameter)) return true;
  return argument.isQuery && isAssignable(environment, argument.type.args[0]!, parameter);
}

/**
 * The overload that a call means: one candidate, `none` where no candidate takes the arguments, `ambiguous` where two fit
 * equally well.
 *
 * @remarks Only the declared types of the arguments count. A candidate wins when it fits every argument at least as closely as
 * each other one and some argument more closely. The null literal and two interfaces give no preference.
 */
export function chooseOverload<T extends { readonly parameters: readonly ApexType[] }>(
  environment: Environment,
  candidates: readonly T[],
  args: readonly Argument[]
): T | 'none' | 'ambiguous' {
  const fitting = candidates.filter(
    (candidate) =>
      candidate.parameters.length === args.length &&
      args.every((argument, index) => canPass(environment, argument, candidate.parameters[index]!))
  );
  const [first, ...others] = fitting;
  if (first === undefined) return 'none';
  if (others.length === 0) return first;
  const winners = fitting.filter((candidate) =>
    fitting.every(
      (other) =>
        other === candidate || beats(environment, candidate.parameters, other.parameters, args)
    )
  );
  return winners.length === 1 ? winners[0]! : 'ambiguous';
}

function beats(
  environment: Environment,
  ours: readonly ApexType[],
  theirs: readonly ApexType[],
  args: readonly Argument[]
): boolean {
  const verdicts = args.map((argument, index) =>
    closer(environment, argument, ours[index]!, theirs[index]!)
  );
  return verdicts.every((verdict) => verdict >= 0) && verdicts.some((verdict) => verdict > 0);
}

/** Positive when `a` fits the argument more closely than `b`, negative the other way round, 0 when neither does. */
function closer(environment: Environment, argument: Argument, a: ApexType, b: ApexType): number {
  if (sameType(a, b) || argument.type.kind === 'null') return 0;
  if (sameType(a, argument.type)) return 1;
  if (sameType(b, argument.type)) return -1;
  const direct =
    Number(isAssignable(environment, argument.type, a)) -
    Number(isAssignable(environment, argument.type, b));
  if (direct !== 0) return direct;
  if (numericRank(a) >= 0 && numericRank(b) >= 0) return numericRank(b) - numericRank(a);
  if (sameType(a, OBJECT)) return -1;
  if (sameType(b, OBJECT)) return 1;
  if (isInterface(environment, a) && isInterface(environment, b)) return 0;
  return Number(isAssignable(environment, a, b)) - Number(isAssignable(environment, b, a));
}
