import type { LibraryField, LibraryType } from '../library.ts';
import type { Transaction } from '../transaction.ts';
import type { DatabaseError, DatabaseResult, ResultName } from './results.ts';

/** A field of the platform that reads what a method answers: `result.Success`. */
function reading<T>(read: (self: T) => unknown): LibraryField {
  return { get: (_tx: Transaction, self: never) => read(self) };
}

function resultType(name: ResultName): LibraryType {
  return {
    name: `Database.${name}`,
    methods: {
      getId: (_tx, self: DatabaseResult) => self.id,
      isSuccess: (_tx, self: DatabaseResult) => self.result.success,
      getErrors: (_tx, self: DatabaseResult) => self.errors,
      ...(name === 'UpsertResult'
        ? { isCreated: (_tx: Transaction, self: DatabaseResult) => self.result.created }
        : {})
    },
    fields: {
      Id: reading((self: DatabaseResult) => self.id),
      Success: reading((self: DatabaseResult) => self.result.success),
      Errors: reading((self: DatabaseResult) => self.errors),
      ...(name === 'UpsertResult'
        ? { Created: reading((self: DatabaseResult) => self.result.created) }
        : {})
    }
  };
}

/** @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_database_error.htm */
const ERROR_TYPE: LibraryType = {
  name: 'Database.Error',
  methods: {
    getMessage: (_tx, self: DatabaseError) => self.error.message,
    getFields: (_tx, self: DatabaseError) => self.fields,
    getStatusCode: (_tx, self: DatabaseError) => self.statusCode
  },
  fields: {
    Message: reading((self: DatabaseError) => self.error.message),
    Fields: reading((self: DatabaseError) => self.fields),
    StatusCode: reading((self: DatabaseError) => self.statusCode)
  }
};

/** Results of `Database` methods, and their errors. */
export const RESULT_TYPES: readonly LibraryType[] = [
  resultType('SaveResult'),
  resultType('UpsertResult'),
  resultType('DeleteResult'),
  resultType('UndeleteResult'),
  resultType('EmptyRecycleBinResult'),
  ERROR_TYPE
];
