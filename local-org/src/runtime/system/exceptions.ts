import { UnsupportedError } from '../../diagnostics/errors.ts';
import type { ApexType } from '../../syntax/types.ts';
import type { LibraryType } from '../library.ts';
import type { Transaction } from '../transaction.ts';
import { ApexException } from '../values/exception.ts';
import { stackTracer } from '../values/stack-tracer.ts';
import { toText } from '../values/text.ts';
import { notNull } from './arguments.ts';
import { DML_EXCEPTION_METHODS } from './dml-exception-methods.ts';
import { EXCEPTION_NAMES } from './exception-names.ts';

type Text = string | null;

function initCause(self: ApexException, cause: ApexException | null): void {
  if (self.causeIsSet)
    throw new UnsupportedError('Exception.initCause on an exception that has a cause');
  self.cause = notNull(cause);
  self.causeIsSet = true;
}

function lineNumber(tx: Transaction, self: ApexException): number {
  return stackTracer(tx)(self)[0]?.line ?? 0;
}

function stackTrace(tx: Transaction, self: ApexException): string {
  return stackTracer(tx)(self)
    .map((frame) => frame.text)
    .join('\n');
}

/** `System.Exception`, the methods of every exception. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_exception_methods.htm */
const EXCEPTION_TYPE: LibraryType = {
  name: 'System.Exception',
  methods: {
    getMessage: (_tx: Transaction, self: ApexException) => self.text,
    setMessage: (_tx: Transaction, self: ApexException, message: Text) => self.setText(message),
    getCause: (_tx: Transaction, self: ApexException) => self.cause,
    initCause: (_tx: Transaction, self: ApexException, cause: ApexException | null) =>
      initCause(self, cause),
    getTypeName: (_tx: Transaction, self: ApexException) => self.typeName,
    getLineNumber: (tx: Transaction, self: ApexException) => lineNumber(tx, self),
    getStackTraceString: (tx: Transaction, self: ApexException) => stackTrace(tx, self),
    toString: (tx: Transaction, self: ApexException) => toText(tx, self),
    ...DML_EXCEPTION_METHODS
  }
};

function exceptionType(name: string): LibraryType {
  const create = (message: Text, cause: ApexException | null): ApexException =>
    new ApexException(name, message, cause);
  return {
    name,
    constructors: {
      'new/0': () => create(null, null),
      'new(System.String)': (_tx: Transaction, _type: ApexType, message: Text) =>
        create(message, null),
      'new(System.Exception)': (_tx: Transaction, _type: ApexType, cause: ApexException | null) =>
        create(null, cause),
      'new/2': (_tx: Transaction, _type: ApexType, message: Text, cause: ApexException | null) =>
        create(message, cause)
    }
  };
}

/**
 * `System.AuraHandledException`: the text of the constructor goes to the browser, while `getMessage()` hides it until
 * `setMessage` is called.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.lightning.meta/lightning/controllers_server_apex_exceptions.htm
 */
const AURA_HANDLED_TYPE: LibraryType = {
  name: 'System.AuraHandledException',
  constructors: {
    'new/1': (_tx: Transaction, type: ApexType, message: Text) => {
      const created = new ApexException(type.name);
      created.clientMessage = message ?? '';
      return created;
    }
  }
};

/** Exceptions of the platform as library types. Failed assertions and limits are made by the platform alone. */
export const EXCEPTION_TYPES: readonly LibraryType[] = [
  EXCEPTION_TYPE,
  AURA_HANDLED_TYPE,
  ...EXCEPTION_NAMES.map(exceptionType)
];
