import type { LibraryType } from '../../library.ts';

/** What `execute` of a Queueable is given. The local org keeps no AsyncApexJob rows, so it has no job id. */
export class JobContext {
  readonly typeName: string;

  constructor(typeName: string) {
    this.typeName = typeName;
  }
}

/** `System.QueueableContext`, without methods: asking for the job id is refused at compile time. */
export const QUEUEABLE_CONTEXT: LibraryType = { name: 'System.QueueableContext' };
