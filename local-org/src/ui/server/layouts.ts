/** One section of a record's details. */
export interface LayoutSection {
  readonly label: string;
  readonly fields: readonly string[];
}

export interface ObjectLayout {
  readonly icon: string;
  /** Shown as the record's title where it has a value; else the object's name field. */
  readonly title?: string;
  /** Fields beside the name in the highlights panel. */
  readonly highlights: readonly string[];
  readonly list: readonly string[];
  readonly sections: readonly LayoutSection[];
}

/**
 * Page layouts are not part of the package, so these stand for the layouts that an org has from the start; custom fields get a
 * section of their own.
 */
const STANDARD_LAYOUTS: Readonly<Record<string, ObjectLayout>> = {
  Lead: {
    icon: 'standard:lead',
    highlights: ['Title', 'Company', 'Phone', 'Email', 'LeadSource', 'OwnerId'],
    list: ['Name', 'Company', 'Phone', 'LeadSource', 'Status', 'CreatedDate'],
    sections: [
      {
        label: 'Lead Information',
        fields: [
          'Name',
          'Phone',
          'Title',
          'MobilePhone',
          'Company',
          'Email',
          'LeadSource',
          'Status',
          'Industry',
          'Rating',
          'OwnerId'
        ]
      },
      { label: 'Description Information', fields: ['Description'] }
    ]
  },
  Case: {
    icon: 'standard:case',
    title: 'Subject',
    highlights: ['CaseNumber', 'Status', 'Priority', 'Origin', 'SuppliedName', 'OwnerId'],
    list: ['CaseNumber', 'Subject', 'Status', 'Origin', 'SuppliedName', 'CreatedDate'],
    sections: [
      {
        label: 'Case Information',
        fields: [
          'CaseNumber',
          'Status',
          'Origin',
          'Priority',
          'ContactId',
          'AccountId',
          'Type',
          'Reason',
          'OwnerId'
        ]
      },
      {
        label: 'Web Information',
        fields: ['SuppliedName', 'SuppliedPhone', 'SuppliedEmail', 'SuppliedCompany']
      },
      { label: 'Description Information', fields: ['Subject', 'Description'] }
    ]
  },
  Contact: {
    icon: 'standard:contact',
    highlights: ['Title', 'AccountId', 'Phone', 'MobilePhone', 'Email', 'OwnerId'],
    list: ['Name', 'AccountId', 'Phone', 'Email', 'CreatedDate'],
    sections: [
      {
        label: 'Contact Information',
        fields: [
          'Name',
          'Phone',
          'AccountId',
          'MobilePhone',
          'Title',
          'Email',
          'LeadSource',
          'OwnerId'
        ]
      },
      { label: 'Description Information', fields: ['Description'] }
    ]
  },
  Account: {
    icon: 'standard:account',
    highlights: ['Type', 'Phone', 'Website', 'OwnerId', 'Industry'],
    list: ['Name', 'Phone', 'Type', 'OwnerId'],
    sections: [
      {
        label: 'Account Information',
        fields: ['Name', 'Phone', 'Type', 'Website', 'Industry', 'OwnerId']
      },
      { label: 'Description Information', fields: ['Description'] }
    ]
  },
  Opportunity: {
    icon: 'standard:opportunity',
    highlights: ['AccountId', 'CloseDate', 'Amount', 'OwnerId'],
    list: ['Name', 'AccountId', 'StageName', 'CloseDate', 'OwnerId'],
    sections: [
      {
        label: 'Opportunity Information',
        fields: [
          'Name',
          'CloseDate',
          'AccountId',
          'StageName',
          'Amount',
          'Probability',
          'LeadSource',
          'OwnerId'
        ]
      },
      { label: 'Description Information', fields: ['Description'] }
    ]
  },
  BirdConversation__c: {
    icon: 'standard:messaging_conversation',
    highlights: ['DisplayName__c', 'Channel__c', 'Status__c', 'LastMessageAt__c'],
    list: ['Name', 'DisplayName__c', 'Channel__c', 'Status__c', 'LastMessageAt__c'],
    sections: []
  },
  User: { icon: 'standard:user', highlights: [], list: ['Name', 'Username'], sections: [] }
};

const PLAIN_LAYOUT: ObjectLayout = {
  icon: 'standard:record',
  highlights: [],
  list: [],
  sections: []
};

/** Where and by whom a record was made; the last section everywhere. */
export const SYSTEM_FIELDS = [
  'CreatedById',
  'CreatedDate',
  'LastModifiedById',
  'LastModifiedDate'
] as const;

export function layoutOf(objectName: string): ObjectLayout {
  return STANDARD_LAYOUTS[objectName] ?? PLAIN_LAYOUT;
}
