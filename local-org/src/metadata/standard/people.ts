import { viewFields } from '../system-fields.ts';
import {
  ALWAYS_READABLE,
  REQUIRED,
  SYSTEM,
  address,
  checkbox,
  lookup,
  picklist,
  text,
  typed,
  type ObjectFacts
} from './facts.ts';

/** User. @remarks https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_user.htm */
export const USER: ObjectFacts = {
  name: 'User',
  label: 'User',
  pluralLabel: 'Users',
  keyPrefix: '005',
  nameField: 'Name',
  sharingModel: 'Read',
  hasRecycleBin: false,
  stored: true,
  fields: [
    text('Username', 'Username', 80, { ...REQUIRED, unique: true, indexed: true }),
    text('LastName', 'Last Name', 80, REQUIRED),
    text('FirstName', 'First Name', 40, ALWAYS_READABLE),
    text('Name', 'Full Name', 121, { ...SYSTEM, indexed: true }),
    text('CompanyName', 'Company Name', 80),
    text('Division', 'Division', 80),
    text('Department', 'Department', 80),
    text('Title', 'Title', 80),
    ...address(''),
    typed('Address', 'Address', 'Compound', { createable: false, updateable: false }),
    typed('Email', 'Email', 'Email', { ...REQUIRED, length: 128 }),
    typed('Phone', 'Phone', 'Phone'),
    typed('Fax', 'Fax', 'Phone'),
    typed('MobilePhone', 'Mobile', 'Phone'),
    text('Alias', 'Alias', 8, REQUIRED),
    text('CommunityNickname', 'Nickname', 40, { unique: true, ...ALWAYS_READABLE }),
    checkbox('IsActive', 'Active', { ...ALWAYS_READABLE, defaultValue: 'true' }),
    text('TimeZoneSidKey', 'Time Zone', 40, REQUIRED),
    text('LocaleSidKey', 'Locale', 40, REQUIRED),
    text('EmailEncodingKey', 'Email Encoding', 40, REQUIRED),
    text('LanguageLocaleKey', 'Language', 40, REQUIRED),
    lookup('ProfileId', 'Profile ID', ['Profile'], 'Users', {
      ...REQUIRED,
      deleteConstraint: 'Restrict'
    }),
    lookup('UserRoleId', 'Role ID', ['UserRole'], 'Users', ALWAYS_READABLE),
    picklist('UserType', 'User Type', ['Standard', 'Guest', 'CsnOnly', 'AutomatedProcess'], SYSTEM),
    lookup('ManagerId', 'Manager ID', ['User'], null),
    text('EmployeeNumber', 'Employee Number', 20),
    text('FederationIdentifier', 'SAML Federation ID', 512),
    text('SmallPhotoUrl', 'Url for profile photo', 1024, SYSTEM),
    text('FullPhotoUrl', 'Url for full-sized Photo', 1024, SYSTEM),
    typed('LastLoginDate', 'Last Login', 'DateTime', SYSTEM),
    ...viewFields()
  ]
};

/** Public groups and queues. @remarks https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_group.htm */
export const GROUP: ObjectFacts = {
  name: 'Group',
  label: 'Group',
  pluralLabel: 'Groups',
  keyPrefix: '00G',
  nameField: 'Name',
  sharingModel: 'Read',
  hasRecycleBin: false,
  stored: true,
  fields: [
    text('Name', 'Name', 40, { ...REQUIRED, indexed: true }),
    text('DeveloperName', 'Developer Name', 80, { ...ALWAYS_READABLE, indexed: true }),
    picklist('Type', 'Type', ['Regular', 'Role', 'RoleAndSubordinates', 'Organization', 'Queue'], {
      ...ALWAYS_READABLE,
      updateable: false
    }),
    typed('Email', 'Email', 'Email', { length: 255, ...ALWAYS_READABLE }),
    checkbox('DoesSendEmailToMembers', 'Send Email to Members', ALWAYS_READABLE)
  ]
};

/** Role in the hierarchy. @remarks https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_role.htm */
export const USER_ROLE: ObjectFacts = {
  name: 'UserRole',
  auditFields: ['LastModifiedDate', 'LastModifiedById', 'SystemModstamp'],
  label: 'Role',
  pluralLabel: 'Roles',
  keyPrefix: '00E',
  nameField: 'Name',
  sharingModel: 'Read',
  hasRecycleBin: false,
  stored: true,
  fields: [
    text('Name', 'Name', 80, { ...REQUIRED, indexed: true }),
    text('DeveloperName', 'Developer Name', 80, { ...ALWAYS_READABLE, indexed: true }),
    lookup('ParentRoleId', 'Parent Role ID', ['UserRole'], null, ALWAYS_READABLE)
  ]
};

/**
 * What can be read through a reference that points at several objects, such as `Owner`.
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_name.htm
 */
export const NAME: ObjectFacts = {
  name: 'Name',
  label: 'Name',
  pluralLabel: 'Names',
  keyPrefix: '',
  nameField: 'Name',
  sharingModel: 'Read',
  hasRecycleBin: false,
  auditFields: [],
  stored: false,
  fields: [
    text('Name', 'Name', 255, SYSTEM),
    text('FirstName', 'First Name', 40, SYSTEM),
    text('LastName', 'Last Name', 80, SYSTEM),
    text('Type', 'Type', 40, SYSTEM),
    text('Username', 'Username', 80, SYSTEM),
    text('Alias', 'Alias', 8, SYSTEM),
    typed('Email', 'Email', 'Email', SYSTEM),
    typed('Phone', 'Phone', 'Phone', SYSTEM),
    text('Title', 'Title', 128, SYSTEM),
    checkbox('IsActive', 'Active', SYSTEM),
    lookup('ProfileId', 'Profile ID', ['Profile'], null, SYSTEM),
    lookup('UserRoleId', 'Role ID', ['UserRole'], null, SYSTEM)
  ]
};
