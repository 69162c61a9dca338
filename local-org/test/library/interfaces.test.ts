import { describe, test } from 'node:test';
import { withMembers } from '../support/apex.ts';
import { documented } from '../support/evidence.ts';
import { compile } from '../support/apex.ts';
import assert from 'node:assert/strict';

const GUIDE = 'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/';

describe(documented(`${GUIDE}apex_classes_interfaces.htm`, 'interfaces of the platform'), () => {
  test('a call through the interface runs the method of the class', () =>
    withMembers(`
      public class Size implements Comparable { public Integer compareTo(Object other) { return 7; } }
      public class Order implements Comparator<Integer> { public Integer compare(Integer a, Integer b) { return b - a; } }
      public class Once implements Iterable<Integer> { public Iterator<Integer> iterator() { return new List<Integer>{ 4 }.iterator(); } }
      public class Door implements Callable { public Object call(String action, Map<String, Object> given) { return action; } }
    `)`
      Comparable size = new Size(); Comparator<Integer> order = new Order(); Iterable<Integer> once = new Once(); Callable door = new Door();
      return new List<Object>{ size.compareTo(null), order.compare(1, 3), once.iterator().next(), door.call('open', null) };
    `.gives([7, 2, 4, 'open']));
  test('a job is run through its interface', () =>
    withMembers(`
      static Integer runs = 0;
      public class Job implements Queueable { public void execute(QueueableContext context) { runs++; } }
      public class Plan implements Schedulable { public void execute(SchedulableContext context) { runs++; } }
      public class Last implements Finalizer { public void execute(FinalizerContext context) { runs++; } }
      public class Work implements Database.Batchable<Integer> {
        public Iterable<Integer> start(Database.BatchableContext context) { return new List<Integer>{ 1, 2 }; }
        public void execute(Database.BatchableContext context, List<Integer> scope) { runs += scope.size(); }
        public void finish(Database.BatchableContext context) { runs++; }
      }
    `)`
      Queueable job = new Job(); Schedulable plan = new Plan(); Finalizer last = new Last(); Database.Batchable<Integer> work = new Work();
      job.execute(null); plan.execute(null); last.execute(null); work.execute(null, new List<Integer>{ 1, 2 }); work.finish(null);
      Iterator<Integer> first = ((Iterable<Integer>) work.start(null)).iterator();
      return runs + first.next();
    `.gives(7));
});

test('an interface that is not modelled is refused by its name and place', () => {
  const source = `public class Fake implements StubProvider {
    public Object handleMethodCall(Object o, String n, Type r, List<Type> t, List<String> p, List<Object> a) { return null; }
  }`;
  assert.throws(() => compile({ 'Fake.cls': source }), {
    name: 'UnsupportedError',
    message: 'System.StubProvider is not modelled by the local org (Fake.cls:1:14).'
  });
});
