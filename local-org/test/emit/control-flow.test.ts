import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { callStatic } from '../../src/runtime/core/reflection.ts';
import { apex, compile, withMembers } from '../support/apex.ts';
import { fakeTransaction } from '../support/fake-transaction.ts';
import { assumed, documented } from '../support/evidence.ts';

const LOOPS =
  'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_loops.htm';
const SWITCH =
  'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_switch.htm';

describe('loops', () => {
  test(documented(LOOPS, 'for with two counters, break and continue'), () => {
    apex`Integer sum = 0;
      for (Integer i = 0, j = 10; i < j; i++) {
        j--;
        if (i == 1) { continue; }
        if (i == 4) { break; }
        sum += i * 100 + j;
      }
      return sum;`.gives(9 + 207 + 306);
  });

  test(documented(LOOPS, 'while and do-while'), () => {
    apex`Integer n = 0; while (n < 3) { n++; } do { n += 10; } while (n < 3); return n;`.gives(13);
  });

  test(documented(LOOPS, 'for each over a list and a set'), () => {
    apex`String seen = '';
      for (Integer i : new List<Integer>{ 3, 1 }) { seen += i; }
      for (String s : new Set<String>{ 'a', 'b' }) { seen += s; }
      return seen;`.gives('31ab');
  });

  test(documented(LOOPS, 'a list cannot change under a for each'), () => {
    apex`List<Integer> all = new List<Integer>{ 1 };
      for (Integer i : all) { all.add(i); }
      return 0;`.throws('System.FinalException');
  });

  test(assumed('a null collection is a null receiver', 'for each over null'), () => {
    apex`List<Integer> none; for (Integer i : none) { return 1; } return 2;`.throws(
      'System.NullPointerException',
      'Attempt to de-reference a null object'
    );
  });

  test(documented(LOOPS, 'a user class may be iterated'), () => {
    withMembers(`
      class Countdown implements Iterable<Integer>, Iterator<Integer> {
        Integer left = 3;
        public Iterator<Integer> iterator() { return this; }
        public Boolean hasNext() { return left > 0; }
        public Integer next() { return left--; }
      }`)`Integer sum = 0; for (Integer i : new Countdown()) { sum = sum * 10 + i; } return sum;`.gives(
      321
    );
  });

  test('a loop without end meets the CPU limit', () => {
    const runtime = compile({
      'Spin.cls': `public class Spin {
        public static void run() { Boolean go = true; while (go) { go = true; } }
      }`
    });
    const { user } = fakeTransaction();
    assert.throws(
      () =>
        runtime.run({ user }, (tx) => {
          tx.cpuSeenAt -= 2 * tx.limits.allowed('cpuTime');
          callStatic(runtime.host, 'Spin', 'run', []);
        }),
      { name: 'System.LimitException' }
    );
  });
});

describe('switch', () => {
  test(documented(SWITCH, 'values, several in one branch, null and else'), () => {
    withMembers(`
      static String name(Integer n) {
        switch on n {
          when 1, 2 { return 'few'; }
          when -1 { return 'minus'; }
          when null { return 'none'; }
          when else { return 'many'; }
        }
      }`)`return name(2) + name(-1) + name(null) + name(7);`.gives('fewminusnonemany');
  });

  test(documented(SWITCH, 'no branch falls through, break leaves the loop around'), () => {
    apex`Integer turns = 0;
      for (Integer i = 0; i < 9; i++) {
        switch on i { when 2 { break; } when else { turns++; } }
      }
      return turns;`.gives(2);
  });

  test(documented(SWITCH, 'enum constants'), () => {
    withMembers(`enum Tone { LOW, HIGH }`)`Tone t = Tone.HIGH;
      switch on t { when LOW { return 1; } when HIGH { return 2; } }
      return 3;`.gives(2);
  });
});

describe('exceptions', () => {
  const EXCEPTIONS =
    'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_exception_trycatch_example.htm';

  test(documented(EXCEPTIONS, 'the first catch that fits, then finally'), () => {
    apex`String seen = '';
      try { Integer zero = 0; Integer x = 1 / zero; }
      catch (NullPointerException e) { seen += 'null'; }
      catch (MathException e) { seen += e.getMessage(); }
      finally { seen += ' end'; }
      return seen;`.gives('Divide by 0 end');
  });

  test(documented(EXCEPTIONS, 'a user exception with cause, and its type'), () => {
    withMembers(`class OddException extends Exception {}`)`
      try {
        try { throw new OddException('inner'); }
        catch (Exception e) { throw new OddException('outer', e); }
      } catch (OddException e) {
        return e.getMessage() + ' ' + e.getCause().getMessage() + ' ' + e.getTypeName();
      }`.gives('outer inner Snippet.OddException');
  });

  test('finally runs when the exception is not caught here', () => {
    withMembers(`
      static Integer ends = 0;
      static void fail() { try { throw new IllegalArgumentException('x'); } finally { ends++; } }
    `)`try { fail(); } catch (Exception e) { ends += 10; } return ends;`.gives(11);
  });

  test(
    documented(
      'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_system.htm',
      'a failed assertion passes every catch'
    ),
    () => {
      apex`try { System.assert(false, 'no'); } catch (Exception e) { return 1; } return 2;`.throws(
        'System.AssertException'
      );
    }
  );

  test('the stack trace holds Apex lines, innermost first', () => {
    withMembers(`
      static void outer() {
        inner();
      }
      static void inner() {
        throw new IllegalArgumentException('here');
      }`)`
      try { outer(); } catch (Exception e) { return e.getStackTraceString(); }
      return null;`.gives(
      'Class.Snippet.inner: line 8, column 1\nClass.Snippet.outer: line 5, column 1\nClass.Snippet.run: line 2, column 1'
    );
  });

  test('throwing null is a null pointer', () => {
    apex`Exception e; throw e;`.throws('System.NullPointerException');
  });
});

describe('limits', () => {
  const LIMITS =
    'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_gov_limits.htm';

  test(
    documented(LIMITS, 'a thousand nested calls pass, more do not, and nothing catches it'),
    () => {
      const down = withMembers(
        `static Integer down(Integer n) { return n == 0 ? 0 : 1 + down(n - 1); }`
      );
      down`return down(900);`.gives(900);
      down`Integer a = down(900); return a + down(900);`.gives(1800);
      down`try { return down(1100); } catch (Exception e) { return -1; }`.throws(
        'System.LimitException',
        'Maximum stack depth reached: 1001'
      );
    }
  );
});
