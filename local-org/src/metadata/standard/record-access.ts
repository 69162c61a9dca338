import { SYSTEM, checkbox, lookup, picklist, text, type ObjectFacts } from './facts.ts';

/**
 * What a user may do with records; in no table, the answers are worked out when they are asked for.
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_userrecordaccess.htm
 */
export const USER_RECORD_ACCESS: ObjectFacts = {
  name: 'UserRecordAccess',
  label: 'User Record Access',
  pluralLabel: 'User Record Access',
  keyPrefix: '',
  nameField: null,
  sharingModel: 'Read',
  hasRecycleBin: false,
  auditFields: [],
  stored: false,
  fields: [
    lookup('UserId', 'User ID', ['User'], null, SYSTEM),
    text('RecordId', 'Record ID', 18, SYSTEM),
    checkbox('HasReadAccess', 'Has Read Access', SYSTEM),
    checkbox('HasEditAccess', 'Has Edit Access', SYSTEM),
    checkbox('HasDeleteAccess', 'Has Delete Access', SYSTEM),
    checkbox('HasTransferAccess', 'Has Transfer Access', SYSTEM),
    checkbox('HasAllAccess', 'Has All Access', SYSTEM),
    picklist(
      'MaxAccessLevel',
      'Max Access Level',
      ['None', 'Read', 'Edit', 'Delete', 'Transfer', 'All'],
      SYSTEM
    )
  ]
};
