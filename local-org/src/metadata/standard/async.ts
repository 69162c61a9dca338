import { SYSTEM, lookup, number, picklist, text, typed, type ObjectFacts } from './facts.ts';

/** Only the platform writes rows of these objects. */
const PLATFORM = { sharingModel: 'Read', hasRecycleBin: false, stored: true } as const;
const CREATED = ['CreatedDate', 'CreatedById'] as const;

/** A job of asynchronous Apex. @remarks https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_asyncapexjob.htm */
export const ASYNC_APEX_JOB: ObjectFacts = {
  ...PLATFORM,
  name: 'AsyncApexJob',
  label: 'Apex Job',
  pluralLabel: 'Apex Jobs',
  keyPrefix: '707',
  nameField: null,
  auditFields: CREATED,
  fields: [
    picklist(
      'JobType',
      'Job Type',
      ['Future', 'ScheduledApex', 'BatchApex', 'BatchApexWorker', 'Queueable'],
      SYSTEM
    ),
    lookup('ApexClassId', 'Class ID', ['ApexClass'], null, SYSTEM),
    picklist(
      'Status',
      'Status',
      ['Queued', 'Processing', 'Aborted', 'Completed', 'Failed', 'Preparing', 'Holding'],
      SYSTEM
    ),
    number('JobItemsProcessed', 'Batches Processed', 9, 0, SYSTEM),
    number('TotalJobItems', 'Total Batches', 9, 0, SYSTEM),
    number('NumberOfErrors', 'Failures', 9, 0, SYSTEM),
    typed('CompletedDate', 'Completion Date', 'DateTime', SYSTEM),
    text('MethodName', 'Apex Method', 255, SYSTEM),
    text('ExtendedStatus', 'Status Detail', 255, SYSTEM),
    lookup('ParentJobId', 'Apex Job ID', ['AsyncApexJob'], null, SYSTEM),
    lookup('CronTriggerId', 'Scheduled Job ID', ['CronTrigger'], null, SYSTEM)
  ]
};

/** A class, by its name. @remarks https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_apexclass.htm */
export const APEX_CLASS: ObjectFacts = {
  ...PLATFORM,
  name: 'ApexClass',
  label: 'Apex Class',
  pluralLabel: 'Apex Classes',
  keyPrefix: '01p',
  nameField: 'Name',
  auditFields: CREATED,
  fields: [
    text('Name', 'Name', 255, { ...SYSTEM, indexed: true }),
    text('NamespacePrefix', 'Namespace Prefix', 15, SYSTEM)
  ]
};

/** When a scheduled job runs. @remarks https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_crontrigger.htm */
export const CRON_TRIGGER: ObjectFacts = {
  ...PLATFORM,
  name: 'CronTrigger',
  label: 'Scheduled Job',
  pluralLabel: 'Scheduled Jobs',
  keyPrefix: '08e',
  nameField: null,
  auditFields: CREATED,
  fields: [
    lookup('CronJobDetailId', 'Job ID', ['CronJobDetail'], null, SYSTEM),
    typed('NextFireTime', 'Next Run Time', 'DateTime', SYSTEM),
    typed('PreviousFireTime', 'Previous Run Time', 'DateTime', SYSTEM),
    text('State', 'Scheduled Job State', 16, SYSTEM),
    typed('StartTime', 'Start Date/Time', 'DateTime', SYSTEM),
    typed('EndTime', 'End Date/Time', 'DateTime', SYSTEM),
    text('CronExpression', 'Cron Expression', 255, SYSTEM),
    text('TimeZoneSidKey', 'Time Zone', 40, SYSTEM),
    lookup('OwnerId', 'Owner ID', ['User'], null, SYSTEM),
    number('TimesTriggered', 'Number of Times Fired', 9, 0, SYSTEM)
  ]
};

/** Name and kind of a scheduled job. @remarks https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_cronjobdetail.htm */
export const CRON_JOB_DETAIL: ObjectFacts = {
  ...PLATFORM,
  name: 'CronJobDetail',
  label: 'Cron Job',
  pluralLabel: 'Cron Jobs',
  keyPrefix: '08a',
  nameField: 'Name',
  auditFields: [],
  fields: [
    text('Name', 'Name', 255, { ...SYSTEM, indexed: true }),
    text('JobType', 'Job Type', 1, SYSTEM)
  ]
};

/** A trigger that hears platform events; `Position` and `Tip` ended with API 66.0. @remarks https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_eventbussubscriber.htm */
export const EVENT_BUS_SUBSCRIBER: ObjectFacts = {
  ...PLATFORM,
  name: 'EventBusSubscriber',
  label: 'Event Bus Subscriber',
  pluralLabel: 'Event Bus Subscribers',
  keyPrefix: '0Ub',
  nameField: 'Name',
  auditFields: [],
  fields: [
    text('ExternalId', 'External ID', 40, SYSTEM),
    text('Name', 'Name', 255, { ...SYSTEM, indexed: true }),
    text('Type', 'Type', 40, SYSTEM),
    text('Topic', 'Topic', 255, { ...SYSTEM, indexed: true }),
    text('LastProcessed', 'Last Processed', 255, SYSTEM),
    text('LastPublished', 'Last Published', 255, SYSTEM),
    number('Retries', 'Retries', 9, 0, SYSTEM),
    text('LastError', 'Last Error', 255, SYSTEM),
    text('Status', 'Status', 40, SYSTEM)
  ]
};

/** Objects around asynchronous Apex. */
export const ASYNC_OBJECTS: readonly ObjectFacts[] = [
  ASYNC_APEX_JOB,
  APEX_CLASS,
  CRON_TRIGGER,
  CRON_JOB_DETAIL,
  EVENT_BUS_SUBSCRIBER
];
