import type { Position } from '../diagnostics/errors.ts';
import type { BoundCondition, BoundQuery } from './bound-query.ts';
import { malformed, type SoqlError } from './soql-error.ts';

/** Semi- and anti-joins of one query. */
const MOST = 2;

/**
 * Refuses sub-queries after IN and NOT IN where Salesforce does: under OR or NOT, more than two of them, or over the object of the
 * query itself.
 *
 * @throws SoqlError wording as in public reports
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_comparisonoperators.htm
 */
export function checkSemiJoins(query: BoundQuery): void {
  if (query.where === null) return;
  const joins = semiJoinsOf(query.where, null);
  for (const join of joins) {
    if (join.under !== null)
      throw refusal(
        `Semi join sub-selects are not allowed with the '${join.under}' operator`,
        join.position
      );
    if (join.query.object === query.object) {
      throw refusal(
        'The inner and outer selects should not be on the same object type',
        join.position
      );
    }
  }
  const surplus = joins[MOST];
  if (surplus !== undefined) {
    throw refusal(`maximum ${MOST} semi join sub-selects are allowed`, surplus.position);
  }
}

interface SemiJoin {
  readonly query: BoundQuery;
  readonly position: Position;
  /** The operator it stands under, where that is not AND. */
  readonly under: 'OR' | 'NOT' | null;
}

function semiJoinsOf(condition: BoundCondition, under: SemiJoin['under']): readonly SemiJoin[] {
  switch (condition.kind) {
    case 'and':
      return condition.operands.flatMap((operand) => semiJoinsOf(operand, under));
    case 'or':
      return condition.operands.flatMap((operand) => semiJoinsOf(operand, 'OR'));
    case 'not':
      return semiJoinsOf(condition.operand, 'NOT');
    case 'compare': {
      const { right, position } = condition;
      return right.kind === 'query' ? [{ query: right.query, position, under }] : [];
    }
  }
}

function refusal(message: string, position: Position): SoqlError {
  return malformed(message, position);
}
