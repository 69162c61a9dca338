import type { FieldSchema, Schema } from '../schema.ts';
import { checkShape } from './check-shape.ts';
import type { OpenFile } from './read-setup.ts';
import type { MetadataReport } from './report.ts';
import { childOf, childText, childrenOf, type XmlElement } from './xml.ts';

/** The columns that reports of a custom report type may name. */
export interface ReportTypeColumns {
  readonly name: string;
  /** By `Table$Field`, as reports write it: `BirdConversation__c.BirdMessages__r$Status__c`. */
  readonly columns: ReadonlyMap<string, FieldSchema>;
}

/**
 * A `*.reportType-meta.xml`: its object, joins, and each column by table and field, through look-ups too.
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_reporttype.htm
 */
export function readReportType(
  source: OpenFile,
  schema: Schema,
  report: MetadataReport
): ReportTypeColumns {
  checkShape(source, 'ReportType', report);
  const { root, file, name } = source;
  const tables = tablesOf(source, schema, report);
  const columns = new Map<string, FieldSchema>();
  for (const element of childrenOf(root, 'sections').flatMap((part) =>
    childrenOf(part, 'columns')
  )) {
    const table = childText(element, 'table') ?? '';
    const path = childText(element, 'field') ?? '';
    const objectName = tables.get(table);
    const field = objectName === undefined ? undefined : fieldAt(objectName, path, schema);
    const key = `${table}$${path}`;
    if (field === undefined) {
      const message = `In field: field - no CustomField named ${objectName ?? table}.${path} found`;
      report.add(file, element, 'unknown-field', message);
    } else if (columns.has(key)) {
      report.add(file, element, 'duplicate-field', `Duplicate column in the report type: ${key}`);
    } else columns.set(key, field);
  }
  return { name, columns };
}

/** Objects by the path of their table. */
function tablesOf(
  { root, file }: OpenFile,
  schema: Schema,
  report: MetadataReport
): ReadonlyMap<string, string> {
  const base = childText(root, 'baseObject') ?? '';
  const tables = new Map<string, string>();
  if (schema.object(base) === undefined) {
    const message = `In field: baseObject - no CustomObject named ${base} found`;
    report.add(file, root, 'unknown-object', message);
    return tables;
  }
  tables.set(base, base);
  let [path, objectName] = [base, base];
  let join: XmlElement | undefined = childOf(root, 'join');
  while (join !== undefined) {
    const wanted = childText(join, 'relationship') ?? '';
    const child = schema.childRelationships(objectName).find((each) => each.name === wanted);
    if (child === undefined) {
      const message = `In field: relationship - no relationship named ${wanted} found on ${objectName}`;
      report.add(file, join, 'unknown-name', message);
      return tables;
    }
    path = `${path}.${wanted}`;
    objectName = child.childObject;
    tables.set(path, objectName);
    join = childOf(join, 'join');
  }
  return tables;
}

/** The field at a path whose steps are look-up fields: `Lead__c.Status`. */
function fieldAt(objectName: string, path: string, schema: Schema): FieldSchema | undefined {
  const [first, ...rest] = path.split('.');
  const field = schema.field(objectName, first ?? '');
  if (rest.length === 0) return field;
  const target = field?.referenceTo[0];
  return target === undefined ? undefined : fieldAt(target, rest.join('.'), schema);
}
