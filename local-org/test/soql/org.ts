import { effectivePermissions } from '../../src/metadata/permissions.ts';
import { readSchema } from '../../src/metadata/read-schema.ts';
import type { Schema } from '../../src/metadata/schema.ts';
import { bindSoql } from '../../src/soql/bind.ts';
import type { BindValue, QueryLimits, QueryUser } from '../../src/soql/options.ts';
import type { QueryResult } from '../../src/soql/rows.ts';
import { runQuery } from '../../src/soql/run.ts';
import type { ColumnValue } from '../../src/store/columns.ts';
import { makeId } from '../../src/store/ids.ts';
import { Store } from '../../src/store/store.ts';
import { parseSoql } from '../../src/syntax/parse.ts';
import { field, metadata, object, project } from '../metadata/project.ts';

const FILES: Readonly<Record<string, string>> = {
  'objects/Thread__c/Thread__c.object-meta.xml': object('Thread', 'Private'),
  'objects/Thread__c/fields/Key__c.field-meta.xml': field(
    '<caseSensitive>true</caseSensitive><externalId>true</externalId><label>Key</label><length>255</length><type>Text</type><unique>true</unique>'
  ),
  'objects/Thread__c/fields/Channel__c.field-meta.xml': field(
    '<label>Channel</label><length>40</length><type>Text</type>'
  ),
  'objects/Thread__c/fields/Notes__c.field-meta.xml': field(
    '<label>Notes</label><length>1000</length><type>LongTextArea</type><visibleLines>3</visibleLines>'
  ),
  'objects/Thread__c/fields/Score__c.field-meta.xml': field(
    '<label>Score</label><precision>10</precision><scale>2</scale><type>Number</type>'
  ),
  'objects/Thread__c/fields/LastAt__c.field-meta.xml': field(
    '<label>Last</label><type>DateTime</type>'
  ),
  'objects/Thread__c/fields/Day__c.field-meta.xml': field('<label>Day</label><type>Date</type>'),
  'objects/Thread__c/fields/Open__c.field-meta.xml': field(
    '<defaultValue>false</defaultValue><label>Open</label><type>Checkbox</type>'
  ),
  'objects/Thread__c/fields/Stage__c.field-meta.xml': field(
    `<label>Stage</label><type>Picklist</type><valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted>
     <value><fullName>New</fullName><default>true</default><label>New</label></value>
     <value><fullName>Done</fullName><default>false</default><label>Done</label></value>
     <value><fullName>Busy</fullName><default>false</default><label>Busy</label></value></valueSetDefinition></valueSet>`
  ),
  'objects/Thread__c/fields/Lead__c.field-meta.xml': field(
    '<deleteConstraint>SetNull</deleteConstraint><label>Lead</label><referenceTo>Lead</referenceTo><relationshipLabel>Threads</relationshipLabel><relationshipName>Threads</relationshipName><type>Lookup</type>'
  ),
  'objects/Note__c/Note__c.object-meta.xml': object('Note', 'ControlledByParent'),
  'objects/Note__c/fields/Thread__c.field-meta.xml': field(
    '<label>Thread</label><referenceTo>Thread__c</referenceTo><relationshipLabel>Notes</relationshipLabel><relationshipName>Notes</relationshipName><relationshipOrder>0</relationshipOrder><type>MasterDetail</type>'
  ),
  'objects/Note__c/fields/Body__c.field-meta.xml': field(
    '<label>Body</label><length>100</length><type>Text</type>'
  ),
  'objects/Lead/Lead.object-meta.xml': metadata(
    'CustomObject',
    '<sharingModel>Private</sharingModel>'
  ),
  'objects/Went__e/Went__e.object-meta.xml': metadata(
    'CustomObject',
    '<deploymentStatus>Deployed</deploymentStatus><eventType>HighVolume</eventType><label>Went</label><pluralLabel>Went</pluralLabel>'
  ),
  'objects/Rule__mdt/Rule__mdt.object-meta.xml': metadata(
    'CustomObject',
    '<label>Rule</label><pluralLabel>Rules</pluralLabel>'
  ),
  'objects/Rule__mdt/fields/Active__c.field-meta.xml': field(
    '<defaultValue>false</defaultValue><label>Active</label><type>Checkbox</type>'
  ),
  'objects/Rule__mdt/fields/Target__c.field-meta.xml': field(
    '<label>Target</label><length>40</length><type>Text</type>'
  ),
  'customMetadata/Rule.A.md-meta.xml': record('A', true, 'Lead'),
  'customMetadata/Rule.B.md-meta.xml': record('B', false, 'Case'),
  'permissionsets/Reader.permissionset-meta.xml': metadata(
    'PermissionSet',
    `<fieldPermissions><editable>false</editable><field>Thread__c.Channel__c</field><readable>true</readable></fieldPermissions>
     <label>Reader</label>
     <objectPermissions><allowCreate>false</allowCreate><allowDelete>false</allowDelete><allowEdit>false</allowEdit><allowRead>true</allowRead>
       <modifyAllRecords>false</modifyAllRecords><object>Thread__c</object><viewAllRecords>false</viewAllRecords></objectPermissions>
     <objectPermissions><allowCreate>false</allowCreate><allowDelete>false</allowDelete><allowEdit>false</allowEdit><allowRead>true</allowRead>
       <modifyAllRecords>false</modifyAllRecords><object>Note__c</object><viewAllRecords>false</viewAllRecords></objectPermissions>`
  )
};

function record(label: string, active: boolean, target: string): string {
  return metadata(
    'CustomMetadata',
    `<label>${label}</label><protected>false</protected>
     <values><field>Active__c</field><value xsi:type="xsd:boolean">${active}</value></values>
     <values><field>Target__c</field><value xsi:type="xsd:string">${target}</value></values>`
  );
}

/** 2026-11-22T03:00:00Z: already ten in the morning in Jakarta. */
export const NOW = Date.UTC(2026, 10, 22, 3);
export const ANNA = makeId('005', 1);
export const BUDI = makeId('005', 2);

/** A small org with its rows in memory. */
export class TestOrg {
  readonly schema: Schema;
  readonly store: Store;
  #rows = 0;

  constructor() {
    this.schema = readSchema([project(FILES)]);
    this.store = Store.open(this.schema);
    this.insert('User', {
      Id: ANNA,
      FirstName: 'Anna',
      LastName: 'Lee',
      Username: 'anna@example.com'
    });
    this.insert('User', {
      Id: BUDI,
      FirstName: 'Budi',
      LastName: 'Ono',
      Username: 'budi@example.com'
    });
  }

  /** Inserts a row and answers its id. */
  insert(object: string, values: Readonly<Record<string, ColumnValue>>): string {
    const id = String(values['Id'] ?? makeId(this.schema.object(object)!.keyPrefix, ++this.#rows));
    this.store.insert(object, { Id: id, ...values });
    return id;
  }

  user(id: string, profile: string, permissionSets: readonly string[] = []): QueryUser {
    return {
      id,
      timeZone: 'Asia/Jakarta',
      permissions: effectivePermissions(this.schema, profile, permissionSets)
    };
  }

  run(text: string, run: RunOptions = {}): QueryResult {
    const binds = new Map(
      Object.entries(run.binds ?? {}).map(([name, value]) => [name.toLowerCase(), value])
    );
    return runQuery(bindSoql(parseSoql(text), this.schema), binds, {
      store: this.store,
      user: run.user ?? this.user(ANNA, 'System Administrator'),
      access: run.access ?? 'system',
      sharing: run.sharing ?? false,
      now: NOW,
      limits: run.limits ?? null
    });
  }

  /** Values of the first selected field besides Id, in the order of the rows. */
  values(text: string, run: RunOptions = {}): readonly ColumnValue[] {
    return this.run(text, run).rows.map((row) => [...row.values].find(([key]) => key !== 'id')![1]);
  }
}

export interface RunOptions {
  readonly binds?: Readonly<Record<string, BindValue>>;
  readonly user?: QueryUser;
  readonly access?: 'user' | 'system';
  readonly sharing?: boolean;
  readonly limits?: QueryLimits;
}
