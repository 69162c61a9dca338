import {
  ALWAYS_READABLE,
  REQUIRED,
  SYSTEM,
  checkbox,
  lookup,
  number,
  text,
  typed,
  type ObjectFacts
} from './facts.ts';

/** Rows that a deployment makes; Apex and the API read them. */
const DEPLOYED = {
  nameField: 'DeveloperName',
  sharingModel: 'Read',
  hasRecycleBin: false,
  stored: true
} as const;

/** Static resource. @remarks https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_staticresource.htm */
export const STATIC_RESOURCE: ObjectFacts = {
  ...DEPLOYED,
  nameField: 'Name',
  name: 'StaticResource',
  label: 'Static Resource',
  pluralLabel: 'Static Resources',
  keyPrefix: '081',
  fields: [
    text('Name', 'Name', 80, { ...REQUIRED, indexed: true }),
    text('NamespacePrefix', 'Namespace Prefix', 15, SYSTEM),
    text('ContentType', 'MIME Type', 120, ALWAYS_READABLE),
    typed('Body', 'Body', 'Base64', ALWAYS_READABLE),
    number('BodyLength', 'Size', 9, 0, SYSTEM),
    text('CacheControl', 'Cache Control', 40, ALWAYS_READABLE),
    text('Description', 'Description', 255, ALWAYS_READABLE)
  ]
};

/** Custom notification type. @remarks https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_customnotificationtype.htm */
export const CUSTOM_NOTIFICATION_TYPE: ObjectFacts = {
  ...DEPLOYED,
  hasRecycleBin: true,
  name: 'CustomNotificationType',
  label: 'Custom Notification Type',
  pluralLabel: 'Custom Notification Types',
  keyPrefix: '0ML',
  fields: [
    text('DeveloperName', 'Notification Type Name', 80, { ...REQUIRED, indexed: true }),
    text('MasterLabel', 'Notification Type Label', 80, REQUIRED),
    text('Language', 'Master Language', 40, ALWAYS_READABLE),
    text('CustomNotifTypeName', 'Custom Notification Type Name', 80, ALWAYS_READABLE),
    checkbox('Desktop', 'Desktop', ALWAYS_READABLE),
    checkbox('Mobile', 'Mobile', ALWAYS_READABLE),
    text('NamespacePrefix', 'Namespace Prefix', 15, SYSTEM)
  ]
};

/** An object that a queue may own. @remarks https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_queuesobject.htm */
export const QUEUE_SOBJECT: ObjectFacts = {
  ...DEPLOYED,
  nameField: null,
  auditFields: ['CreatedById', 'SystemModstamp'],
  name: 'QueueSobject',
  label: 'Queue Sobject',
  pluralLabel: 'Queue Sobjects',
  keyPrefix: '03g',
  fields: [
    lookup('QueueId', 'Group ID', ['Group'], 'QueueSobjects', {
      ...REQUIRED,
      deleteConstraint: 'Cascade'
    }),
    text('SobjectType', 'Sobject Type', 40, REQUIRED)
  ]
};

/** A member of a group or queue. @remarks https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_groupmember.htm */
export const GROUP_MEMBER: ObjectFacts = {
  ...DEPLOYED,
  nameField: null,
  auditFields: ['SystemModstamp'],
  name: 'GroupMember',
  label: 'Group Member',
  pluralLabel: 'Group Members',
  keyPrefix: '011',
  fields: [
    lookup('GroupId', 'Group ID', ['Group'], 'GroupMembers', {
      ...REQUIRED,
      deleteConstraint: 'Cascade'
    }),
    lookup('UserOrGroupId', 'User/Group ID', ['Group', 'User'], null, {
      ...REQUIRED,
      deleteConstraint: 'Cascade'
    })
  ]
};

/** Site. @remarks https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_site.htm */
export const SITE: ObjectFacts = {
  ...DEPLOYED,
  nameField: 'Name',
  name: 'Site',
  label: 'Site',
  pluralLabel: 'Sites',
  keyPrefix: '0DM',
  fields: [
    text('Name', 'Site Name', 80, { ...REQUIRED, indexed: true }),
    text('MasterLabel', 'Site Label', 80, REQUIRED),
    text('UrlPathPrefix', 'Default Web Address', 40, ALWAYS_READABLE),
    text('Status', 'Site Status', 40, ALWAYS_READABLE),
    text('SiteType', 'Site Type', 40, ALWAYS_READABLE),
    lookup('GuestUserId', 'Guest User ID', ['User'], null, SYSTEM),
    lookup('GuestRecordDefaultOwnerId', 'Default Record Owner ID', ['User'], null, SYSTEM),
    lookup('AdminId', 'Site Admin ID', ['User'], null, SYSTEM)
  ]
};
