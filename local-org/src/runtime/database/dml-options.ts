/**
 * `Database.DMLOptions`. Headers exist from the start, so that `options.assignmentRuleHeader.useDefaultRule = true` works.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database_dmloptions.htm
 */
export class DmlOptions {
  readonly typeName = 'Database.DMLOptions';
  optAllOrNone: boolean | null = null;
  allowFieldTruncation: boolean | null = null;
  readonly assignmentRuleHeader = new AssignmentRuleHeader();
  readonly duplicateRuleHeader = new DuplicateRuleHeader();
  readonly emailHeader = new EmailHeader();
}

export class AssignmentRuleHeader {
  readonly typeName = 'Database.DMLOptions.AssignmentRuleHeader';
  assignmentRuleId: string | null = null;
  useDefaultRule: boolean | null = null;
}

export class DuplicateRuleHeader {
  readonly typeName = 'Database.DMLOptions.DuplicateRuleHeader';
  allowSave: boolean | null = null;
  includeRecordDetails: boolean | null = null;
  runAsCurrentUser: boolean | null = null;
}

export class EmailHeader {
  readonly typeName = 'Database.DMLOptions.EmailHeader';
  triggerAutoResponseEmail: boolean | null = null;
  triggerOtherEmail: boolean | null = null;
  triggerUserEmail: boolean | null = null;
}

/** The options set on a row, or null. */
export function optionsOf(row: { readonly dmlOptions: object | null }): DmlOptions | null {
  return row.dmlOptions instanceof DmlOptions ? row.dmlOptions : null;
}
