import type { SoqlCondition, SoqlQuery, SoqlValue } from '../syntax/soql-ast.ts';

export type SoqlBind = Extract<SoqlValue, { readonly kind: 'bind' }>;

/** All binds of a query in the order of their appearance in the text, those of sub-queries included. */
export function bindsOf(query: SoqlQuery): readonly SoqlBind[] {
  return [
    ...query.select.flatMap((item) => (item.kind === 'subquery' ? bindsOf(item.query) : [])),
    ...conditionBinds(query.where),
    ...conditionBinds(query.having),
    ...valueBinds(query.limit),
    ...valueBinds(query.offset)
  ];
}

function conditionBinds(condition: SoqlCondition | null): readonly SoqlBind[] {
  if (condition === null) return [];
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.operands.flatMap(conditionBinds);
    case 'not':
      return conditionBinds(condition.operand);
    case 'compare':
      return valueBinds(condition.right);
  }
}

function valueBinds(value: SoqlValue | null): readonly SoqlBind[] {
  if (value === null) return [];
  if (value.kind === 'bind') return [value];
  if (value.kind === 'list') return value.values.flatMap(valueBinds);
  return value.kind === 'query' ? bindsOf(value.query) : [];
}
