import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { UnsupportedError } from '../../src/diagnostics/errors.ts';
import { readMetadata, readSchema } from '../../src/metadata/read-schema.ts';
import { assumed, documented } from '../support/evidence.ts';
import { field, metadata, object, project } from './project.ts';

const META = 'https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/';
const NOT_WORDED = 'the wording of a deployment is not documented';
type Files = Readonly<Record<string, string>>;

const TALK: Files = {
  'objects/Talk__c/Talk__c.object-meta.xml': object('Talk', 'Private'),
  'objects/Talk__c/fields/Channel__c.field-meta.xml': field(
    '<fullName>Channel__c</fullName><label>Channel</label><length>40</length><type>Text</type>'
  ),
  'objects/Talk__c/fields/Notes__c.field-meta.xml': field(
    '<fullName>Notes__c</fullName><label>Notes</label><length>4096</length><type>LongTextArea</type><visibleLines>3</visibleLines>'
  ),
  'objects/Talk__c/fields/IsOpen__c.field-meta.xml': field(
    '<fullName>IsOpen__c</fullName><defaultValue>false</defaultValue><label>Open</label><type>Checkbox</type>'
  )
};

function messages(files: Files): readonly string[] {
  return readMetadata([project({ ...TALK, ...files })]).diagnostics.map((found) => found.message);
}

function listView(content: string): Files {
  const path = 'objects/Talk__c/listViews/Mine.listView-meta.xml';
  const rest = '<filterScope>Everything</filterScope><label>Mine</label>';
  return { [path]: metadata('ListView', `<fullName>Mine</fullName>${content}${rest}`) };
}

function filter(name: string, operation: string, value: string): string {
  return `<filters><field>${name}</field><operation>${operation}</operation><value>${value}</value></filters>`;
}

function compactLayout(content: string): Files {
  const path = 'objects/Talk__c/compactLayouts/Short.compactLayout-meta.xml';
  return { [path]: metadata('CompactLayout', `${content}<label>Short</label>`) };
}

describe('list views', () => {
  test(documented(`${META}meta_listview.htm`, 'columns and filters become field paths'), () => {
    const content = `<columns>NAME</columns><columns>CREATED_DATE</columns>${filter('IsOpen__c', 'equals', '1')}`;
    const schema = readSchema([project({ ...TALK, ...listView(content) })]);
    assert.deepEqual(schema.listViews, [
      {
        objectName: 'Talk__c',
        name: 'Mine',
        label: 'Mine',
        columns: ['Name', 'CreatedDate'],
        filters: [{ field: 'IsOpen__c', operation: 'equals', value: '1' }],
        filterLogic: null,
        scope: 'Everything',
        queue: null
      }
    ]);
  });

  test(assumed(NOT_WORDED, 'mistakes are told with file and line'), () => {
    const refused = (content: string): readonly string[] => messages(listView(content));
    assert.deepEqual(refused('<columns>CreatedDate</columns>'), [
      'Could not resolve list view column: CreatedDate'
    ]);
    assert.deepEqual(refused('<columns>Chanel__c</columns>'), [
      'Could not resolve list view column: Chanel__c'
    ]);
    assert.deepEqual(refused('<columns>NAME</columns><columns>NAME</columns>'), [
      'Duplicate column in the list view: NAME'
    ]);
    assert.deepEqual(refused(filter('Notes__c', 'contains', 'x')), [
      'The field Notes__c cannot be filtered'
    ]);
    assert.deepEqual(refused(filter('IsOpen__c', 'equals', 'true')), [
      'The filter value for IsOpen__c is 0 or 1, not true'
    ]);
    assert.deepEqual(refused(filter('IsOpen__c', 'greaterThan', '1')), [
      'The operator greaterThan is not valid for IsOpen__c'
    ]);
    const logic = `<booleanFilter>1 AND 2</booleanFilter>${filter('Channel__c', 'equals', 'sms')}`;
    assert.deepEqual(refused(logic), ['The filter logic does not fit the filters: 1 AND 2']);
    const [found] = readMetadata([
      project({ ...TALK, ...listView('\n<columns>X__c</columns>') })
    ]).diagnostics;
    assert.match(found!.file, /Mine\.listView-meta\.xml$/);
    assert.equal(found!.line, 4);
  });

  test(documented(`${META}meta_listview.htm`, 'a standard object is not modelled'), () => {
    const path = 'objects/Lead/listViews/All.listView-meta.xml';
    const text = metadata('ListView', '<filterScope>Everything</filterScope><label>All</label>');
    assert.throws(() => readMetadata([project({ [path]: text })]), UnsupportedError);
  });
});

describe('compact layouts', () => {
  test(documented(`${META}meta_compactlayout.htm`, 'the assigned one is told'), () => {
    const assigned = object(
      'Talk',
      'Private',
      '<compactLayoutAssignment>Short</compactLayoutAssignment>'
    );
    const files = {
      ...TALK,
      ...compactLayout('<fields>Name</fields><fields>Channel__c</fields>'),
      'objects/Talk__c/Talk__c.object-meta.xml': assigned
    };
    const [layout] = readSchema([project(files)]).compactLayouts;
    assert.deepEqual(layout?.fields, ['Name', 'Channel__c']);
    assert.equal(layout?.isPrimary, true);
    const alone = { 'objects/Talk__c/Talk__c.object-meta.xml': assigned };
    assert.deepEqual(messages(alone), [
      'In field: compactLayoutAssignment - no CompactLayout named Talk__c.Short found'
    ]);
  });

  test(assumed(NOT_WORDED, 'unknown, long and repeated fields are refused'), () => {
    const name = '<fields>Name</fields>';
    assert.deepEqual(messages(compactLayout(`${name}<fields>X__c</fields>`)), [
      'In field: fields - no CustomField named Talk__c.X__c found'
    ]);
    assert.deepEqual(messages(compactLayout(`${name}<fields>Notes__c</fields>`)), [
      'The field Notes__c cannot be used in a compact layout'
    ]);
    assert.deepEqual(messages(compactLayout(name + name)), [
      'Duplicate field in the compact layout: Name'
    ]);
  });
});

const TYPE_PATH = 'reportTypes/Talks.reportType-meta.xml';

function reportType(columns: readonly string[], join = ''): Files {
  const section = columns
    .map(
      (name) =>
        `<columns><checkedByDefault>true</checkedByDefault><field>${name}</field><table>Talk__c</table></columns>`
    )
    .join('');
  const content = `<baseObject>Talk__c</baseObject><category>other</category><deployed>true</deployed>${join}<label>Talks</label>
    <sections>${section}<masterLabel>Talks</masterLabel></sections>`;
  return { [TYPE_PATH]: metadata('ReportType', content) };
}

function reportFile(content: string, folder = 'Talks', type = 'Talks__c'): Files {
  const name = `<name>R</name><reportType>${type}</reportType>`;
  return {
    'reports/Talks.reportFolder-meta.xml': metadata('ReportFolder', '<name>Talks</name>'),
    [`reports/${folder}/R.report-meta.xml`]: metadata('Report', `${content}${name}`)
  };
}

describe('reports', () => {
  const channel = reportType(['Channel__c']);
  const summary =
    '<format>Summary</format><groupingsDown><field>Talk__c$Channel__c</field><sortOrder>Asc</sortOrder></groupingsDown>';

  test(documented(`${META}meta_report.htm`, 'columns are those of the report type'), () => {
    assert.deepEqual(messages({ ...channel, ...reportFile(summary) }), []);
    const other = '<columns><field>Talk__c$Name</field></columns>';
    assert.deepEqual(messages({ ...channel, ...reportFile(other + summary) }), [
      'field-Invalid field: Talk__c$Name'
    ]);
  });

  test(assumed(NOT_WORDED, 'unknown types, folders, fields and sums are refused'), () => {
    assert.deepEqual(messages(reportType(['X__c'])), [
      'In field: field - no CustomField named Talk__c.X__c found'
    ]);
    const join = '<join><outerJoin>false</outerJoin><relationship>Words__r</relationship></join>';
    assert.deepEqual(messages(reportType(['Channel__c'], join)), [
      'In field: relationship - no relationship named Words__r found on Talk__c'
    ]);
    assert.deepEqual(messages(reportFile(summary)), ['invalid report type: Talks__c']);
    assert.deepEqual(messages({ ...channel, ...reportFile(summary, 'Other') }), [
      'Cannot find folder:Other'
    ]);
    const sum =
      '<columns><aggregateTypes>Sum</aggregateTypes><field>Talk__c$Channel__c</field></columns>';
    assert.deepEqual(messages({ ...channel, ...reportFile(sum + summary) }), [
      'Sum is not a summary for the field Channel__c'
    ]);
    assert.deepEqual(messages({ ...channel, ...reportFile('<format>Summary</format>') }), [
      'A summary report needs a grouping: groupingsDown'
    ]);
  });

  test(documented(`${META}meta_report.htm`, 'Leads have words of their own'), () => {
    const leads =
      '<columns><field>COMPANY</field></columns><columns><field>Lead.Nothing__c</field></columns><format>Tabular</format>';
    assert.deepEqual(messages(reportFile(leads, 'Talks', 'LeadList')), [
      'field-Invalid field: Lead.Nothing__c'
    ]);
    assert.throws(
      () => messages(reportFile('<format>Tabular</format>', 'Talks', 'CaseList')),
      UnsupportedError
    );
  });
});

describe('trusted sites and tabs', () => {
  const site = (url: string, directive = 'isApplicableToImgSrc'): Files => ({
    'cspTrustedSites/Media.cspTrustedSite-meta.xml': metadata(
      'CspTrustedSite',
      `<context>LEX</context><endpointUrl>${url}</endpointUrl><isActive>true</isActive><${directive}>true</${directive}>`
    )
  });

  test(documented(`${META}meta_csptrustedsite.htm`, 'address and directives are kept'), () => {
    const { setup } = readSchema([project(site('https://*.example.com'))]);
    assert.deepEqual(setup.cspTrustedSites.get('Media'), {
      name: 'Media',
      endpointUrl: 'https://*.example.com',
      isActive: true,
      context: 'LEX',
      directives: ['img-src']
    });
  });

  test(assumed(NOT_WORDED, 'other addresses, no directive and no motif are refused'), () => {
    assert.deepEqual(messages(site('http://media.example.com')), [
      'Trusted Site URL: invalid URL: http://media.example.com'
    ]);
    assert.deepEqual(messages(site('https://media.example.com', 'canAccessCamera')), [
      'You must select at least one CSP directive for the trusted site'
    ]);
    const tab = metadata('CustomTab', '<customObject>true</customObject>');
    assert.deepEqual(messages({ 'tabs/Talk__c.tab-meta.xml': tab }), [
      'Required field is missing: motif'
    ]);
  });
});
