import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { qualifiedName } from '../../src/syntax/types.ts';
import type { BoundClass, BoundExpression, BoundStatement } from '../../src/check/bound.ts';
import { boundClass } from './program.ts';
import { assumed, documented } from '../support/evidence.ts';

const GUIDE = 'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode';

/** The statements of `run()` with the given body; `members` stand beside it. */
function statements(body: string, members = '', apiVersion = 67): readonly BoundStatement[] {
  const { methods } = sample(`void run() { ${body} } ${members}`, apiVersion);
  return methods.find((method) => method.name === 'run')?.body ?? [];
}

function sample(members: string, apiVersion = 67): BoundClass {
  return boundClass(`public class Sample { ${members} }`, apiVersion);
}

/** The value of the last declared variable of a body. */
function value(body: string, members = ''): BoundExpression {
  const last = statements(body, members).at(-1);
  assert.equal(last?.kind, 'local');
  assert.ok(last.value !== null);
  return last.value;
}

/** An expression in short: its kinds, types and names, without positions. */
function outline(expression: BoundExpression): string {
  switch (expression.kind) {
    case 'literal':
      return String(expression.value);
    case 'local':
      return expression.name;
    case 'convert':
      return `${qualifiedName(expression.type)}(${outline(expression.operand)})`;
    case 'arithmetic':
      return `(${outline(expression.left)} ${expression.operator}${expression.of} ${outline(expression.right)})`;
    case 'concat':
      return `(${outline(expression.left)} & ${outline(expression.right)})`;
    case 'compare':
      return `(${outline(expression.left)} ${expression.operator}${expression.mode} ${outline(expression.right)})`;
    case 'call':
      return `${expression.owner}.${expression.key}`;
    case 'libraryCall':
      return `${expression.owner}.${expression.name}(${expression.arguments.map(outline).join(', ')})`;
    case 'safe':
      return `safe(${outline(expression.target)}, ${outline(expression.access)})`;
    case 'field':
      return `${expression.owner}.${expression.name}${expression.isProperty ? '()' : ''}`;
    default:
      return expression.kind;
  }
}

describe('numbers', () => {
  const arithmetic = `${GUIDE}/langCon_apex_primitives.htm`;
  test(documented(arithmetic, 'two Integers divide as Integers before the result widens'), () => {
    assert.equal(outline(value('Decimal d = 7 / 2;')), 'System.Decimal((7 /Integer 2))');
  });
  test(documented(arithmetic, 'the narrower side widens to the wider one'), () => {
    assert.equal(
      outline(value('Integer i = 1; Decimal d = i * 1.5;')),
      '(System.Decimal(i) *Decimal 1.5)'
    );
    assert.equal(outline(value('Integer i = 1; Long l = i + 2L;')), '(System.Long(i) +Long 2)');
    assert.equal(outline(value('Boolean b = 1 == 1.0;')), '(System.Decimal(1) ==number 1.0)');
  });
  test(
    documented(arithmetic, 'a compound assignment computes in the type of both and converts once'),
    () => {
      const [, statement] = statements('Decimal d = 1; d += 1;');
      assert.ok(statement?.kind === 'expression' && statement.expression.kind === 'compoundAssign');
      assert.equal(
        outline(statement.expression.result),
        '(placeholder +Decimal System.Decimal(1))'
      );
    }
  );
});

describe('text', () => {
  test(
    documented(
      `${GUIDE}/langCon_apex_expressions_operators_understanding.htm`,
      'plus with text concatenates from the left'
    ),
    () => {
      assert.equal(outline(value("String s = 1 + 2 + 'a' + 3;")), '(((1 +Integer 2) & a) & 3)');
    }
  );
  test(
    documented(
      `${GUIDE}/langCon_apex_expressions_operators_understanding.htm`,
      'text is compared without regard to case, Ids as Ids'
    ),
    () => {
      assert.equal(outline(value("Boolean b = 'a' == 'A';")), '(a ==string A)');
      assert.equal(outline(value("Id i = 'a'; Boolean b = i == 'A';")), '(i ==id A)');
      assert.equal(outline(value("Object o = 1; Boolean b = o == 'A';")), '(o ==value A)');
    }
  );
});

describe('overloads', () => {
  const members =
    'void take(Long l) {} void take(Double d) {} void take(Object o) {} void take(SObject s) {}';
  function chosen(argument: string): string {
    const [statement] = statements(`take(${argument});`, members);
    assert.ok(statement?.kind === 'expression');
    return outline(statement.expression);
  }
  const why = 'the compiler that prettier-plugin-apex ships chooses so';
  test(assumed(why, 'the closest number wins'), () => {
    assert.equal(chosen('1'), 'Sample.take(System.Long)');
    assert.equal(chosen('1.5'), 'Sample.take(System.Double)');
  });
  test(assumed(why, 'a parent type wins over Object'), () => {
    assert.equal(chosen('new Lead()'), 'Sample.take(SObject)');
    assert.equal(chosen("'a'"), 'Sample.take(System.Object)');
  });
  test(assumed(why, 'arguments are converted to what the chosen parameters ask'), () => {
    const list = value('List<Decimal> l = new List<Decimal>(); Integer n = l.indexOf(1);');
    assert.equal(outline(list), 'System.List.indexOf(System.Decimal(1))');
  });
});

describe('safe navigation', () => {
  const page = `${GUIDE}/langCon_apex_SafeNavigationOperator.htm`;
  test(documented(page, 'the rest of the chain is skipped with its beginning'), () => {
    assert.equal(
      outline(value('String s = null; String t = s?.trim().toLowerCase();')),
      'safe(s, System.String.toLowerCase())'
    );
    assert.equal(
      outline(value('String s = null; String t = s?.trim()?.toLowerCase();')),
      'safe(s, safe(System.String.trim(), System.String.toLowerCase()))'
    );
  });
});

describe('properties', () => {
  test(
    documented(
      `${GUIDE}/apex_classes_properties.htm`,
      'inside its accessors a property means its stored value'
    ),
    () => {
      const { fields } = sample(
        'Integer half { get { return half; } set { half = value; } } Integer read() { return half; }'
      );
      const [statement] = fields[0]?.property?.getter ?? [];
      assert.ok(statement?.kind === 'return' && statement.value !== null);
      assert.equal(outline(statement.value), 'Sample.half');
      const [outside] =
        sample('Integer half { get; set; } Integer read() { return half; }').methods[0]?.body ?? [];
      assert.ok(outside?.kind === 'return' && outside.value !== null);
      assert.equal(outline(outside.value), 'Sample.half()');
    }
  );
});

describe('access of queries and DML that say nothing', () => {
  const page =
    'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_enforce_usermode.htm';
  function access(body: string, apiVersion: number): string | undefined {
    const [statement] = statements(body, '', apiVersion);
    return statement?.kind === 'dml' ? statement.access : undefined;
  }
  test(documented(page, 'user mode from version 67.0 on, system mode before'), () => {
    assert.equal(access('insert new Lead();', 67), 'user');
    assert.equal(access('insert new Lead();', 66), 'system');
    assert.equal(access('insert as system new Lead();', 67), 'system');
  });
});

describe('queries', () => {
  const page = `${GUIDE}/langCon_apex_SOQL_working_with_soql.htm`;
  test(
    documented(page, 'a query yields a list, its only row, or a count, as its place asks'),
    () => {
      const kinds = ['List<Lead> l', 'Lead l', 'Object l'].map((declaration) => {
        const query = value(`${declaration} = [SELECT Id FROM Lead];`);
        return query.kind === 'soql' ? query.yields : query.kind;
      });
      assert.deepEqual(kinds, ['list', 'single', 'list']);
      const count = value('Integer i = [SELECT COUNT() FROM Lead];');
      assert.ok(count.kind === 'soql');
      assert.equal(count.yields, 'count');
    }
  );
  test(documented(page, 'binds stand in the order of the text'), () => {
    const query = value(
      "String a = 'a'; Integer b = 1; Object l = [SELECT Id FROM Visit__c WHERE Key__c = :a LIMIT :b];"
    );
    assert.ok(query.kind === 'soql');
    assert.deepEqual(query.binds.map(outline), ['a', 'b']);
  });
});

describe('constructors', () => {
  test(
    documented(
      `${GUIDE}/apex_exception_custom.htm`,
      'every exception has the four constructors of its parent'
    ),
    () => {
      const { innerTypes } = sample('class OopsException extends Exception {}');
      const [inner] = innerTypes;
      assert.ok(inner?.kind === 'class');
      assert.deepEqual(
        inner.constructors.map(({ key, chained }) => [key, chained?.key ?? null]),
        [
          ['()', null],
          ['(System.String)', '(System.String)'],
          ['(System.Exception)', '(System.Exception)'],
          ['(System.String,System.Exception)', '(System.String,System.Exception)']
        ]
      );
    }
  );
});
