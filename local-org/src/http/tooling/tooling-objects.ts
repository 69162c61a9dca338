import {
  ALWAYS_READABLE,
  checkbox,
  lookup,
  number,
  standardObject,
  text,
  typed,
  type ObjectFacts
} from '../../metadata/standard/facts.ts';
import { fieldOf } from '../../metadata/field-types.ts';
import { SchemaIndex } from '../../metadata/schema-index.ts';
import type { ObjectSchema, Schema } from '../../metadata/schema.ts';
import { readSchema } from '../../metadata/read-schema.ts';

const TOOLING = {
  nameField: null,
  sharingModel: 'ReadWrite',
  hasRecycleBin: false,
  auditFields: [],
  stored: true
} as const;

/** Every class and trigger together, behind `ApexClassOrTrigger`; no object of the platform. */
export const CODE_UNIT = 'LocalCodeUnit';

function object(name: string, keyPrefix: string, fields: ObjectFacts['fields']): ObjectSchema {
  return standardObject({
    ...TOOLING,
    name,
    label: name,
    pluralLabel: name,
    keyPrefix,
    fields
  });
}

function plain(name: string): ObjectFacts['fields'][number] {
  return text(name, name, 255, ALWAYS_READABLE);
}

function moment(name: string): ObjectFacts['fields'][number] {
  return typed(name, name, 'DateTime', ALWAYS_READABLE);
}

function count(name: string): ObjectFacts['fields'][number] {
  return number(name, name, 9, 0, ALWAYS_READABLE);
}

function long(name: string): ObjectFacts['fields'][number] {
  return fieldOf(name, name, 'LongTextArea', { length: 1_000_000, ...ALWAYS_READABLE });
}

function reference(name: string, to: string): ObjectFacts['fields'][number] {
  return lookup(name, name, [to], null, ALWAYS_READABLE);
}

const CODE = [plain('Name'), plain('NamespacePrefix')] as const;
const COVERAGE = [
  reference('ApexClassOrTriggerId', CODE_UNIT),
  count('NumLinesCovered'),
  count('NumLinesUncovered'),
  long('Coverage')
] as const;

/**
 * Objects of the Tooling API that the local org keeps rows of.
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/reference_objects_list.htm
 */
const OBJECTS: readonly ObjectSchema[] = [
  object('ApexClass', '01p', [...CODE, plain('Status'), number('ApiVersion', 'ApiVersion', 18, 1)]),
  object('ApexTrigger', '01q', [...CODE, plain('Status'), plain('TableEnumOrId')]),
  object(CODE_UNIT, '01x', [...CODE]),
  object('ApexTestRunResult', '05m', [
    plain('AsyncApexJobId'),
    plain('Status'),
    plain('UserId'),
    checkbox('IsAllTests', 'IsAllTests', ALWAYS_READABLE),
    moment('StartTime'),
    moment('EndTime'),
    ...['TestTime', 'TestSetupTime', 'ClassesCompleted', 'ClassesEnqueued'].map(count),
    ...['MethodsCompleted', 'MethodsEnqueued', 'MethodsFailed'].map(count)
  ]),
  object('ApexTestQueueItem', '709', [
    plain('ParentJobId'),
    plain('Status'),
    plain('ExtendedStatus'),
    reference('ApexClassId', 'ApexClass'),
    reference('TestRunResultId', 'ApexTestRunResult')
  ]),
  object('ApexTestResult', '07M', [
    reference('QueueItemId', 'ApexTestQueueItem'),
    reference('ApexClassId', 'ApexClass'),
    reference('ApexTestRunResultId', 'ApexTestRunResult'),
    plain('AsyncApexJobId'),
    plain('ApexLogId'),
    plain('MethodName'),
    plain('Outcome'),
    long('Message'),
    long('StackTrace'),
    count('RunTime'),
    moment('TestTimestamp'),
    checkbox('IsTestSetup', 'IsTestSetup', ALWAYS_READABLE)
  ]),
  object('ApexCodeCoverage', '714', [
    ...COVERAGE,
    reference('ApexTestClassId', 'ApexClass'),
    plain('TestMethodName')
  ]),
  object('ApexCodeCoverageAggregate', '715', [...COVERAGE]),
  object('ApexOrgWideCoverage', '716', [count('PercentCovered')]),
  object('FlowTestResult', '3Fr', [
    plain('ApexTestQueueItemId'),
    plain('Result'),
    moment('TestStartDateTime'),
    moment('TestEndDateTime')
  ]),
  object('ApexLog', '07L', [
    plain('Operation'),
    plain('Status'),
    plain('Request'),
    plain('Application'),
    plain('LogUserId'),
    moment('StartTime'),
    count('LogLength'),
    count('DurationMilliseconds')
  ])
];

/** The schema behind tooling queries. */
export function toolingSchema(): Schema {
  const objects = new Map(OBJECTS.map((each) => [each.name, each]));
  return new SchemaIndex({ ...readSchema([]), objects });
}
