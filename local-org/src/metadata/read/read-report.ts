import { UnsupportedError } from '../../diagnostics/errors.ts';
import type { FieldSchema, Schema } from '../schema.ts';
import { checkShape } from './check-shape.ts';
import { readReportType, type ReportTypeColumns } from './read-report-type.ts';
import { open, type OpenFile } from './read-setup.ts';
import type { MetadataReport } from './report.ts';
import type { MetadataFile, MetadataKind } from './source-files.ts';
import { childOf, childText, childrenOf, type XmlElement } from './xml.ts';

/** Words for the fields of a Lead in reports of the type `LeadList`. */
const LEAD_COLUMNS: Readonly<Record<string, string>> = {
  OWNER: 'OwnerId',
  FIRST_NAME: 'FirstName',
  LAST_NAME: 'LastName',
  COMPANY: 'Company',
  TITLE: 'Title',
  EMAIL: 'Email',
  PHONE: 'Phone',
  STATUS: 'Status',
  RATING: 'Rating',
  LEAD_SOURCE: 'LeadSource',
  CREATED_DATE: 'CreatedDate',
  LAST_UPDATE: 'LastModifiedDate',
  CONVERTED: 'IsConverted'
};

const MAX_NAME = 40;
const NUMERIC: ReadonlySet<string> = new Set(['Number', 'Currency', 'Percent', 'Checkbox']);

type FindColumn = (column: string) => FieldSchema | undefined;

/**
 * Checks report types, report folders and reports: each column, filter and grouping must be one that the report's type has.
 * @throws UnsupportedError for standard report types other than `LeadList`
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_report.htm
 */
export function checkReports(
  files: readonly MetadataFile[],
  schema: Schema,
  report: MetadataReport
): void {
  const ofKind = (kind: MetadataKind): readonly OpenFile[] =>
    files.filter((file) => file.kind === kind).map(open);
  const types = new Map(
    ofKind('reportType').map((file) => [file.name, readReportType(file, schema, report)])
  );
  const folders = new Set<string>();
  for (const folder of ofKind('reportFolder')) {
    checkShape(folder, 'ReportFolder', report);
    folders.add(folder.name);
  }
  for (const source of ofKind('report')) {
    checkShape(source, 'Report', report);
    checkFolder(source, folders, report);
    checkReport(source, columnsOf(source, types, schema, report), report);
  }
}

function checkFolder(source: OpenFile, folders: ReadonlySet<string>, report: MetadataReport): void {
  const folder = source.folders[0] ?? '';
  if (folders.has(folder) || folder === 'unfiled$public') return;
  report.add(source.file, source.root, 'unknown-name', `Cannot find folder:${folder}`);
}

function columnsOf(
  source: OpenFile,
  types: ReadonlyMap<string, ReportTypeColumns>,
  schema: Schema,
  report: MetadataReport
): FindColumn | null {
  const type = childText(source.root, 'reportType') ?? '';
  if (type === 'LeadList') {
    return (column) =>
      column.startsWith('Lead.')
        ? schema.field('Lead', column.slice('Lead.'.length))
        : schema.field('Lead', LEAD_COLUMNS[column] ?? '');
  }
  if (!type.endsWith('__c')) throw new UnsupportedError(`The report type ${type}`, source.file);
  const own = types.get(type.slice(0, -'__c'.length));
  if (own !== undefined) return (column) => own.columns.get(column);
  const element = childOf(source.root, 'reportType') ?? source.root;
  report.add(source.file, element, 'unknown-name', `invalid report type: ${type}`);
  return null;
}

function checkReport(source: OpenFile, find: FindColumn | null, report: MetadataReport): void {
  const { root, file } = source;
  const name = childOf(root, 'name');
  if (name !== undefined && name.text.trim().length > MAX_NAME)
    report.add(file, name, 'too-long', `The report name is longer than ${MAX_NAME} characters`);
  const groupings = [...childrenOf(root, 'groupingsDown'), ...childrenOf(root, 'groupingsAcross')];
  if (childText(root, 'format') === 'Summary' && groupings.length === 0)
    report.add(file, root, 'missing-property', 'A summary report needs a grouping: groupingsDown');
  if (find === null) return;
  const field = (element: XmlElement, key: string): FieldSchema | undefined => {
    const column = childText(element, key) ?? '';
    const found = find(column);
    if (found === undefined)
      report.add(file, element, 'unknown-field', `${key}-Invalid field: ${column}`);
    return found;
  };
  for (const element of childrenOf(root, 'columns')) {
    const found = field(element, 'field');
    const sums = childrenOf(element, 'aggregateTypes').filter(
      (each) => each.text.trim() !== 'Unique'
    );
    if (found !== undefined && sums.length > 0 && !NUMERIC.has(found.type)) {
      const message = `${sums[0]!.text.trim()} is not a summary for the field ${found.name}`;
      report.add(file, sums[0]!, 'wrong-value', message);
    }
  }
  for (const element of groupings) field(element, 'field');
  const filter = childOf(root, 'filter');
  for (const element of filter === undefined ? [] : childrenOf(filter, 'criteriaItems'))
    field(element, 'column');
  const time = childOf(root, 'timeFrameFilter');
  const date = time === undefined ? undefined : field(time, 'dateColumn');
  if (time !== undefined && date !== undefined && !date.type.startsWith('Date'))
    report.add(file, time, 'wrong-field', `dateColumn-Invalid date column: ${date.name}`);
}
