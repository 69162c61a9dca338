import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Expression, Statement } from '../../src/syntax/ast.ts';
import { parseSoql, parseUnit } from '../../src/syntax/parse.ts';

function statements(body: string): readonly Statement[] {
  const unit = parseUnit(`public class A { void f() { ${body} } }`, 'A.cls');
  assert.equal(unit.kind, 'class');
  const [method] = unit.members;
  assert.equal(method?.kind, 'method');
  return method.body?.statements ?? [];
}

function expression(text: string): Expression {
  const [statement] = statements(`x = ${text};`);
  assert.equal(statement?.kind, 'expressionStatement');
  assert.equal(statement.expression.kind, 'assign');
  return statement.expression.value;
}

/** Operators as nested text, for precedence. */
function shape(node: Expression): string {
  switch (node.kind) {
    case 'binary':
      return `(${shape(node.left)} ${node.operator} ${shape(node.right)})`;
    case 'literal':
      return node.text;
    case 'name':
      return node.name.text;
    case 'cast':
      return `cast ${shape(node.operand)}`;
    case 'conditional':
      return `(${shape(node.condition)} ? ${shape(node.then)} : ${shape(node.otherwise)})`;
    default:
      return node.kind;
  }
}

describe('expressions', () => {
  for (const [text, expected] of [
    ['1 + 2 * 3 - 4', '((1 + (2 * 3)) - 4)'],
    ['a << 1 >>> 2', '((a << 1) >>> 2)'],
    ['a == b && c < d || e', '(((a == b) && (c < d)) || e)'],
    ['a ?? b', '(a ?? b)'],
    ['a ? b : c ? d : e', '(a ? b : (c ? d : e))'],
    ['-2147483647', '-2147483647'],
    ['(Decimal) a / b', '(cast a / b)'],
    ['(a + b) * c', '((a + b) * c)']
  ] as const) {
    test(text, () => assert.equal(shape(expression(text)), expected));
  }

  test('escapes of a string', () => {
    const literal = expression("'a\\n\\'\\\\\\u0042'");
    assert.equal(literal.kind === 'literal' && literal.text, "a\n'\\B");
  });

  test('collections, arrays and rows behind new', () => {
    const kinds = [
      'new List<String>{ s }',
      'new Set<Id>{}',
      'new Map<Id, Lead>{ k => v }',
      'new Map<Id, Lead>()',
      'new Integer[3]',
      "new Lead(LastName = 'x')"
    ].map((text) => expression(text).kind);
    assert.deepEqual(kinds, [
      'newElements',
      'newElements',
      'newPairs',
      'new',
      'newArray',
      'newNamed'
    ]);
  });

  test('positions count from one', () => {
    const unit = parseUnit('public class A {\n  Integer b = c;\n}', 'A.cls');
    assert.equal(unit.kind, 'class');
    assert.deepEqual(unit.members[0]?.position, { line: 2, column: 3 });
  });
});

describe('statements', () => {
  test('DML with access level and external id', () => {
    const [upsert, merge] = statements('upsert as user rows Key__c; merge a b;');
    assert.ok(upsert?.kind === 'dml' && merge?.kind === 'dml');
    assert.deepEqual(
      [upsert.operation, upsert.access, upsert.externalIdField?.names[0]?.text],
      ['upsert', 'user', 'Key__c']
    );
    assert.equal(merge.mergeWith?.kind, 'name');
  });

  test('a trigger body holds local variables', () => {
    const unit = parseUnit(
      'trigger T on Lead (after insert) { Integer n = 1; f(n); }',
      'T.trigger'
    );
    assert.ok(unit.kind === 'trigger');
    assert.deepEqual(
      unit.body.statements.map((statement) => statement.kind),
      ['local', 'expressionStatement']
    );
  });
});

describe('SOQL', () => {
  test('all clauses', () => {
    const query = parseSoql(
      `SELECT Id, Owner.Name, (SELECT Id FROM Cases ORDER BY Id LIMIT 5), COUNT(Id) total FROM Contact c
       WHERE (Name LIKE 'a%' OR (NOT Age__c >= 3)) AND CreatedDate = LAST_N_DAYS:3
       AND Id NOT IN (SELECT ContactId FROM Case) AND Tag__c IN ('a', 'b') WITH USER_MODE
       GROUP BY Name HAVING COUNT(Id) > 1 ORDER BY Name DESC NULLS LAST LIMIT :n OFFSET 2 ALL ROWS`
    );
    assert.deepEqual(
      query.select.map((item) => item.kind),
      ['field', 'field', 'subquery', 'aggregate']
    );
    assert.deepEqual([query.from.text, query.alias, query.access], ['Contact', 'c', 'user']);
    assert.ok(query.where?.kind === 'and');
    assert.deepEqual(
      query.where.operands.map((each) => (each.kind === 'compare' ? each.operator : each.kind)),
      ['or', '=', 'NOT IN', 'IN']
    );
    assert.equal(query.having?.kind, 'compare');
    assert.deepEqual(
      query.orderBy.map(({ descending, nulls }) => [descending, nulls]),
      [[true, 'last']]
    );
    assert.deepEqual([query.limit?.kind, query.offset?.kind], ['bind', 'number']);
    assert.deepEqual([query.allRows, query.forUpdate], [true, false]);
  });

  test('FOR UPDATE', () =>
    assert.equal(parseSoql('SELECT Id FROM Lead FOR UPDATE').forUpdate, true));
});
