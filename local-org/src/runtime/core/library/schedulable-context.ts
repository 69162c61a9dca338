import type { LibraryType } from '../../library.ts';

/** What `execute` of a Schedulable is given. */
export class SchedulableContext {
  readonly typeName = 'System.SchedulableContext';
  readonly triggerId: string;

  constructor(triggerId: string) {
    this.triggerId = triggerId;
  }
}

/** @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_interface_System_SchedulableContext.htm */
export const SCHEDULABLE_CONTEXT: LibraryType = {
  name: 'System.SchedulableContext',
  methods: { getTriggerId: (_tx, self: SchedulableContext) => self.triggerId }
};
