import { ownerField, viewFields } from '../system-fields.ts';
import {
  ALWAYS_READABLE,
  LEAD_SOURCES,
  REQUIRED,
  SYSTEM,
  checkbox,
  currency,
  longText,
  lookup,
  number,
  picklist,
  text,
  typed,
  type ObjectFacts
} from './facts.ts';

const STAGES = [
  'Prospecting',
  'Qualification',
  'Needs Analysis',
  'Value Proposition',
  'Id. Decision Makers',
  'Perception Analysis',
  'Proposal/Price Quote',
  'Negotiation/Review',
  'Closed Won',
  'Closed Lost'
] as const;

/** Opportunity. @remarks https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_opportunity.htm */
export const OPPORTUNITY: ObjectFacts = {
  name: 'Opportunity',
  label: 'Opportunity',
  pluralLabel: 'Opportunities',
  keyPrefix: '006',
  nameField: 'Name',
  sharingModel: 'ReadWrite',
  hasRecycleBin: true,
  stored: true,
  fields: [
    lookup('AccountId', 'Account ID', ['Account'], 'Opportunities', {
      deleteConstraint: 'Cascade'
    }),
    checkbox('IsPrivate', 'Private'),
    text('Name', 'Name', 120, { ...REQUIRED, indexed: true }),
    longText('Description', 'Description', 32000),
    picklist('StageName', 'Stage', STAGES, REQUIRED),
    currency('Amount', 'Amount'),
    typed('Probability', 'Probability (%)', 'Percent', { precision: 3, scale: 0 }),
    number('TotalOpportunityQuantity', 'Quantity', 18, 2),
    typed('CloseDate', 'Close Date', 'Date', REQUIRED),
    picklist('Type', 'Opportunity Type', [
      'Existing Customer - Upgrade',
      'Existing Customer - Replacement',
      'Existing Customer - Downgrade',
      'New Customer'
    ]),
    text('NextStep', 'Next Step', 255),
    picklist('LeadSource', 'Lead Source', LEAD_SOURCES),
    checkbox('IsClosed', 'Closed', SYSTEM),
    checkbox('IsWon', 'Won', SYSTEM),
    ownerField(['User']),
    typed('LastActivityDate', 'Last Activity', 'Date', SYSTEM),
    lookup('ContactId', 'Contact ID', ['Contact'], null, SYSTEM),
    ...viewFields()
  ]
};

/** Which contacts take part in an opportunity. @remarks https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_opportunitycontactrole.htm */
export const OPPORTUNITY_CONTACT_ROLE: ObjectFacts = {
  name: 'OpportunityContactRole',
  label: 'Opportunity Contact Role',
  pluralLabel: 'Opportunity Contact Roles',
  keyPrefix: '00K',
  nameField: null,
  sharingModel: 'ControlledByParent',
  hasRecycleBin: true,
  stored: true,
  fields: [
    lookup('OpportunityId', 'Opportunity ID', ['Opportunity'], 'OpportunityContactRoles', {
      required: true,
      updateable: false,
      deleteConstraint: 'Cascade'
    }),
    lookup('ContactId', 'Contact ID', ['Contact'], 'OpportunityContactRoles', {
      required: true,
      deleteConstraint: 'Cascade'
    }),
    picklist(
      'Role',
      'Role',
      [
        'Business User',
        'Decision Maker',
        'Economic Buyer',
        'Economic Decision Maker',
        'Evaluator',
        'Executive Sponsor',
        'Influencer',
        'Technical Buyer',
        'Other'
      ],
      ALWAYS_READABLE
    ),
    checkbox('IsPrimary', 'Primary', ALWAYS_READABLE)
  ]
};
