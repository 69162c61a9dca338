import type { BoundExpression } from '../bound.ts';

/**
 * Builds the access to a member of `target`. After `?.` the access happens only on a non-null target; what follows in the same
 * chain is skipped with it, so an access on a safe expression moves inside.
 *
 * @remarks `a?.b().c` is null when `a` is null.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_SafeNavigationOperator.htm
 */
export function throughSafe(
  target: BoundExpression,
  safe: boolean,
  build: (receiver: BoundExpression) => BoundExpression
): BoundExpression {
  if (target.kind === 'safe') {
    const access = throughSafe(target.access, safe, build);
    return { ...target, access, type: access.type };
  }
  if (!safe) return build(target);
  const access = build({ kind: 'placeholder', position: target.position, type: target.type });
  return { kind: 'safe', position: target.position, type: access.type, target, access };
}
