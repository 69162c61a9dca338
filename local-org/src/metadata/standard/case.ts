import { ownerField, viewFields } from '../system-fields.ts';
import {
  ALWAYS_READABLE,
  SYSTEM,
  checkbox,
  longText,
  lookup,
  picklist,
  text,
  typed,
  type ObjectFacts
} from './facts.ts';

/** Case. @remarks https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_case.htm */
export const CASE: ObjectFacts = {
  name: 'Case',
  label: 'Case',
  pluralLabel: 'Cases',
  keyPrefix: '500',
  nameField: 'CaseNumber',
  sharingModel: 'ReadWrite',
  hasRecycleBin: true,
  stored: true,
  fields: [
    lookup('MasterRecordId', 'Master Record ID', ['Case'], null, SYSTEM),
    typed('CaseNumber', 'Case Number', 'AutoNumber', {
      ...SYSTEM,
      displayFormat: '{00000000}',
      indexed: true
    }),
    lookup('ContactId', 'Contact ID', ['Contact'], 'Cases', { deleteConstraint: 'Restrict' }),
    lookup('AccountId', 'Account ID', ['Account'], 'Cases', { deleteConstraint: 'Restrict' }),
    lookup('ParentId', 'Parent Case ID', ['Case'], 'Cases'),
    text('SuppliedName', 'Name', 80),
    typed('SuppliedEmail', 'Email Address', 'Email'),
    text('SuppliedPhone', 'Phone', 40),
    text('SuppliedCompany', 'Company', 80),
    picklist('Type', 'Case Type', [
      'Mechanical',
      'Electrical',
      'Electronic',
      'Structural',
      'Other'
    ]),
    picklist('Status', 'Status', ['*New', 'Working', 'Escalated', 'Closed'], ALWAYS_READABLE),
    picklist('Reason', 'Case Reason', [
      'Installation',
      'Equipment Complexity',
      'Performance',
      'Breakdown',
      'Equipment Design',
      'Feedback',
      'Other'
    ]),
    picklist('Origin', 'Case Origin', ['Phone', 'Email', 'Web']),
    text('Subject', 'Subject', 255),
    picklist('Priority', 'Priority', ['High', '*Medium', 'Low']),
    longText('Description', 'Description', 32000),
    checkbox('IsClosed', 'Closed', SYSTEM),
    typed('ClosedDate', 'Closed Date', 'DateTime', SYSTEM),
    checkbox('IsEscalated', 'Escalated'),
    ownerField(['Group', 'User']),
    typed('ContactPhone', 'Contact Phone', 'Compound', SYSTEM),
    typed('ContactMobile', 'Contact Mobile', 'Compound', SYSTEM),
    typed('ContactEmail', 'Contact Email', 'Compound', SYSTEM),
    typed('ContactFax', 'Contact Fax', 'Compound', SYSTEM),
    ...viewFields()
  ]
};
