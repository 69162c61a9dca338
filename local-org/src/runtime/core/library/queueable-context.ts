import type { LibraryType } from '../../library.ts';
import { LimitFailure } from '../../limit-failure.ts';
import { ENUM_CONSTANTS } from '../../system/enums.ts';
import { ApexException } from '../../values/exception.ts';
import { libraryEnum } from '../operations/constants.ts';

const RESULT = 'System.ParentJobResult';

/** What `execute` of a Queueable is given. */
export class QueueableContext {
  readonly typeName = 'System.QueueableContext';
  readonly jobId: string;

  constructor(jobId: string) {
    this.jobId = jobId;
  }
}

/** What `execute` of a finalizer is given. */
export class FinalizerContext {
  readonly typeName = 'System.FinalizerContext';
  readonly jobId: string;
  readonly requestId: string;
  readonly exception: ApexException | null;

  constructor(jobId: string, requestId: string, error: unknown) {
    this.jobId = jobId;
    this.requestId = requestId;
    this.exception = error === null ? null : exceptionOf(error);
  }
}

/** Limits are exceptions for a finalizer, which runs after them. */
function exceptionOf(error: unknown): ApexException {
  if (error instanceof ApexException) return error;
  const message = error instanceof Error ? error.message : String(error);
  const name = error instanceof LimitFailure ? error.name : 'System.UnexpectedException';
  return new ApexException(name, message);
}

/** @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_interface_System_QueueableContext.htm and apex_interface_System_FinalizerContext.htm */
export const QUEUEABLE_CONTEXTS: readonly LibraryType[] = [
  {
    name: 'System.QueueableContext',
    methods: { getJobId: (_tx, self: QueueableContext) => self.jobId }
  },
  {
    name: 'System.FinalizerContext',
    methods: {
      getAsyncApexJobId: (_tx, self: FinalizerContext) => self.jobId,
      getRequestId: (_tx, self: FinalizerContext) => self.requestId,
      getException: (_tx, self: FinalizerContext) => self.exception,
      getResult: (_tx, self: FinalizerContext) =>
        libraryEnum(
          RESULT,
          ENUM_CONSTANTS[RESULT] ?? [],
          self.exception === null ? 'SUCCESS' : 'UNHANDLED_EXCEPTION'
        )
    }
  }
];
