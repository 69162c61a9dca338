import type { LibraryField, LibraryType } from '../library.ts';
import { nullPointer } from '../values/exception.ts';
import {
  AssignmentRuleHeader,
  DmlOptions,
  DuplicateRuleHeader,
  EmailHeader
} from './dml-options.ts';

type Settings<T> = { -readonly [K in keyof T]: T[K] };

/** A property kept in a JavaScript property of the object. */
function property<T extends object>(key: keyof T): LibraryField {
  return {
    get: (_tx, self: never) => (self as T)[key],
    set: (_tx, self: never, value: never) => {
      (self as Settings<T>)[key] = value;
    }
  };
}

/** A header property; setting one copies the new header's values. */
function header<T extends object>(key: keyof T): LibraryField {
  return {
    get: (_tx, self: never) => (self as T)[key],
    set: (_tx, self: never, value: never) => {
      if (value === null) throw nullPointer();
      Object.assign((self as T)[key] as object, value);
    }
  };
}

/** @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database_dmloptions.htm */
export const DML_OPTIONS_TYPES: readonly LibraryType[] = [
  {
    name: 'Database.DMLOptions',
    constructors: { new: () => new DmlOptions() },
    fields: {
      OptAllOrNone: property<DmlOptions>('optAllOrNone'),
      AllowFieldTruncation: property<DmlOptions>('allowFieldTruncation'),
      AssignmentRuleHeader: header<DmlOptions>('assignmentRuleHeader'),
      DuplicateRuleHeader: header<DmlOptions>('duplicateRuleHeader'),
      EmailHeader: header<DmlOptions>('emailHeader')
    }
  },
  {
    name: 'Database.DMLOptions.AssignmentRuleHeader',
    constructors: { new: () => new AssignmentRuleHeader() },
    fields: {
      AssignmentRuleId: property<AssignmentRuleHeader>('assignmentRuleId'),
      UseDefaultRule: property<AssignmentRuleHeader>('useDefaultRule')
    }
  },
  {
    name: 'Database.DMLOptions.DuplicateRuleHeader',
    constructors: { new: () => new DuplicateRuleHeader() },
    fields: {
      AllowSave: property<DuplicateRuleHeader>('allowSave'),
      IncludeRecordDetails: property<DuplicateRuleHeader>('includeRecordDetails'),
      RunAsCurrentUser: property<DuplicateRuleHeader>('runAsCurrentUser')
    }
  },
  {
    name: 'Database.DMLOptions.EmailHeader',
    constructors: { new: () => new EmailHeader() },
    fields: {
      TriggerAutoResponseEmail: property<EmailHeader>('triggerAutoResponseEmail'),
      TriggerOtherEmail: property<EmailHeader>('triggerOtherEmail'),
      TriggerUserEmail: property<EmailHeader>('triggerUserEmail')
    }
  }
];
