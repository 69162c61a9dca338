import { describe, test } from 'node:test';
import { rows } from '../support/apex-rows.ts';
import { documented } from '../support/evidence.ts';
import { give } from '../support/expressions.ts';

const DATABASE =
  'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database.htm';
const SYSTEM = 'AccessLevel.SYSTEM_MODE';

/** `code` once for each list of further arguments that a method takes. */
function each(furthers: readonly string[], code: (further: string) => string): string {
  return furthers.map((further) => `{ ${code(further === '' ? '' : `, ${further}`)} }`).join(' ');
}

const PLAIN = ['', SYSTEM, 'false', `false, ${SYSTEM}`];
const WITH_OPTIONS = [...PLAIN, 'options', `options, ${SYSTEM}`];
const SETUP = `Database.DMLOptions options = new Database.DMLOptions(); Integer good = 0;`;
const FRESH = "Lead l = new Lead(LastName = 'a', Company = 'x');";

/** Statements that count the successes of a call on one row, and those of the same call on a list of it. */
function counting(method: string, one: string, many: string, further: string): string {
  return `if (Database.${method}(${one}${further}).isSuccess()) good++; `.concat(
    many === '' ? '' : `if (Database.${method}(${many}${further})[0].isSuccess()) good++;`
  );
}

function run(body: string): ReturnType<typeof rows> {
  return rows`${SETUP} ${body} return good;`;
}

describe(documented(DATABASE, 'Database: every way to call it'), () => {
  test('insert of a row', () =>
    run(each(WITH_OPTIONS, (further) => `${FRESH} ${counting('insert', 'l', '', further)}`)).gives(
      6
    ));
  test('insert of a list', () =>
    run(
      each(
        WITH_OPTIONS,
        (further) =>
          `${FRESH} if (Database.insert(new List<Lead>{ l }${further})[0].isSuccess()) good++;`
      )
    ).gives(6));
  test('update of a row and of a list', () =>
    run(
      `${FRESH} insert as system l; ${each(WITH_OPTIONS, (further) => counting('update', 'l', 'new List<Lead>{ l }', further))}`
    ).gives(12));
  test('upsert of a row and of a list, by id and by a field', () =>
    run(
      `${FRESH} insert as system l; List<Lead> many = new List<Lead>{ l }; Schema.SObjectField key = Lead.Id; ${each(
        [...PLAIN, ...PLAIN.map((further) => (further === '' ? 'key' : `key, ${further}`))],
        (further) => counting('upsert', 'l', 'many', further)
      )}`
    ).gives(16));
  test('delete and undelete of a row, of an id and of lists of both', () =>
    run(
      `${FRESH} insert as system l; ${each(PLAIN, (further) =>
        ['l', 'l.Id']
          .map(
            (one) =>
              `${counting('delete', one, '', further)} ${counting('undelete', one, '', further)}`
          )
          .join(' ')
      )}`
    ).gives(16));
  test('delete and undelete of lists of rows and of ids', () =>
    run(
      `${FRESH} insert as system l; List<Lead> many = new List<Lead>{ l }; List<Id> ids = new List<Id>{ l.Id }; ${each(
        PLAIN,
        (further) =>
          ['many', 'ids']
            .map(
              (list) =>
                `if (Database.delete(${list}${further})[0].isSuccess()) good++; if (Database.undelete(${list}${further})[0].isSuccess()) good++;`
            )
            .join(' ')
      )}`
    ).gives(16));
  test('merge of a row, of an id and of lists of both', () =>
    run(
      `${FRESH} insert as system l; ${each(PLAIN, (further) =>
        ['other', 'other.Id', 'new List<Lead>{ other }', 'new List<Id>{ other.Id }']
          .map(
            (loser, index) =>
              `{ Lead other = new Lead(LastName = 'b', Company = 'y'); insert as system other; ${
                index < 2
                  ? mergeOne(loser, further)
                  : `if (Database.merge(l, ${loser}${further})[0].isSuccess()) good++;`
              } }`
          )
          .join(' ')
      )}`
    ).gives(16));
  test('emptyRecycleBin of a list of rows', () =>
    run(
      `${FRESH} insert as system l; delete as system l; if (Database.emptyRecycleBin(new List<Lead>{ l })[0].isSuccess()) good++;`
    ).gives(1));
});

/** A merge of one loser answers a result where it may fail partly, and nothing where it is all or none. */
function mergeOne(loser: string, further: string): string {
  return `Database.MergeResult merged = Database.merge(l, ${loser}${further}); if (merged.isSuccess()) good++;`;
}

describe(documented(DATABASE, 'Database: queries'), () => {
  test('rows, counts and locators, with binds of a map and without', () =>
    give(
      rows,
      `${FRESH} insert as system l; String text = 'SELECT Id FROM Lead WHERE LastName = :name'; Map<String, Object> binds = new Map<String, Object>{ 'name' => 'a' }; List<Lead> found = Database.query('SELECT Id FROM Lead');`,
      [
        ['found.size()', 1],
        ["Database.countQuery('SELECT count() FROM Lead')", 1],
        [
          `Database.countQueryWithBinds('SELECT count() FROM Lead WHERE LastName = :name', binds, ${SYSTEM})`,
          1
        ],
        ["Database.getQueryLocator('SELECT Id FROM Lead').getQuery()", 'SELECT Id FROM Lead'],
        [
          `Database.getQueryLocatorWithBinds(text, binds, ${SYSTEM}).getQuery().startsWith('SELECT')`,
          true
        ],
        ['Database.getQueryLocator([SELECT Id FROM Lead]) != null', true],
        [`Database.getQueryLocator([SELECT Id FROM Lead], ${SYSTEM}) != null`, true]
      ]
    ));
});
