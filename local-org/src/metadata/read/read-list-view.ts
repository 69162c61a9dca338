import { UnsupportedError } from '../../diagnostics/errors.ts';
import type { FieldSchema, ListFilter, ListViewSchema, Schema } from '../schema.ts';
import { checkShape } from './check-shape.ts';
import { open, type OpenFile } from './read-setup.ts';
import type { MetadataReport } from './report.ts';
import type { MetadataFile } from './source-files.ts';
import { childOf, childText, childrenOf, type XmlElement } from './xml.ts';

/**
 * Words for the standard fields of custom objects in list views, with the field paths they stand for.
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_listview.htm
 */
const STANDARD_COLUMNS: Readonly<Record<string, string>> = {
  NAME: 'Name',
  OBJECT_ID: 'Id',
  CREATED_DATE: 'CreatedDate',
  LAST_UPDATE: 'LastModifiedDate',
  'OWNER.ALIAS': 'Owner.Alias',
  'OWNER.FIRST_NAME': 'Owner.FirstName',
  'OWNER.LAST_NAME': 'Owner.LastName',
  CREATEDBY_USER: 'CreatedBy.Name',
  'CREATEDBY_USER.ALIAS': 'CreatedBy.Alias',
  UPDATEDBY_USER: 'LastModifiedBy.Name',
  'UPDATEDBY_USER.ALIAS': 'LastModifiedBy.Alias'
};

const MAX_COLUMNS = 15;
const MAX_FILTERS = 10;
const CHECKBOX_OPERATIONS: ReadonlySet<string> = new Set(['equals', 'notEqual']);

/**
 * Every `*.listView-meta.xml`; a later folder's file wins.
 * @throws UnsupportedError for list views of standard objects, whose columns have words of their own, and for other scopes
 */
export function readListViews(
  files: readonly MetadataFile[],
  schema: Schema,
  report: MetadataReport
): readonly ListViewSchema[] {
  const found = new Map<string, ListViewSchema>();
  for (const file of files.filter((each) => each.kind === 'listView')) {
    const objectName = file.folders[1] ?? '';
    if (schema.object(objectName)?.kind === 'standard')
      throw new UnsupportedError('A list view of a standard object', file.file);
    found.set(
      `${objectName}.${file.name}`,
      new ListViewReader(open(file), objectName, schema, report).read()
    );
  }
  return [...found.values()];
}

class ListViewReader {
  readonly #source: OpenFile;
  readonly #objectName: string;
  readonly #schema: Schema;
  readonly #report: MetadataReport;

  constructor(source: OpenFile, objectName: string, schema: Schema, report: MetadataReport) {
    this.#source = source;
    this.#objectName = objectName;
    this.#schema = schema;
    this.#report = report;
  }

  read(): ListViewSchema {
    checkShape(this.#source, 'ListView', this.#report);
    const { root, name, file } = this.#source;
    const written = childText(root, 'fullName');
    if (written !== null && written !== name)
      this.#say(root, 'wrong-name', `The fullName ${written} is not that of the file, ${name}`);
    const scope = childText(root, 'filterScope') ?? 'Everything';
    if (scope !== 'Everything' && scope !== 'Mine' && scope !== 'Queue')
      throw new UnsupportedError(`The scope ${scope} of a list view`, file);
    const filters = childrenOf(root, 'filters').map((filter) => this.#filter(filter));
    const tooMany = childrenOf(root, 'filters')[MAX_FILTERS];
    if (tooMany !== undefined)
      this.#say(tooMany, 'too-many', `A list view has at most ${MAX_FILTERS} filters`);
    return {
      objectName: this.#objectName,
      name,
      label: childText(root, 'label') ?? name,
      columns: this.#columns(childrenOf(root, 'columns')),
      filters,
      filterLogic: this.#logic(filters.length),
      scope,
      queue: childText(root, 'queue')
    };
  }

  #columns(elements: readonly XmlElement[]): readonly string[] {
    const columns: string[] = [];
    for (const element of elements) {
      const written = element.text.trim();
      const path = this.#path(written);
      if (path === null)
        this.#say(element, 'unknown-field', `Could not resolve list view column: ${written}`);
      else if (columns.includes(path))
        this.#say(element, 'duplicate-field', `Duplicate column in the list view: ${written}`);
      else columns.push(path);
    }
    if (elements[MAX_COLUMNS] !== undefined)
      this.#say(
        elements[MAX_COLUMNS],
        'too-many',
        `A list view has at most ${MAX_COLUMNS} columns`
      );
    return columns;
  }

  #filter(element: XmlElement): ListFilter {
    const written = childText(element, 'field') ?? '';
    const operation = childText(element, 'operation') ?? '';
    const value = childText(element, 'value') ?? '';
    const path = this.#path(written);
    const field = path === null ? undefined : this.#field(path);
    if (path === null)
      this.#say(element, 'unknown-field', `Could not resolve list view column: ${written}`);
    else if (field?.filterable === false)
      this.#say(element, 'wrong-field', `The field ${written} cannot be filtered`);
    else if (field?.type === 'Checkbox' && !CHECKBOX_OPERATIONS.has(operation))
      this.#say(element, 'wrong-value', `The operator ${operation} is not valid for ${written}`);
    else if (field?.type === 'Checkbox' && value !== '0' && value !== '1')
      this.#say(element, 'wrong-value', `The filter value for ${written} is 0 or 1, not ${value}`);
    return { field: path ?? written, operation, value };
  }

  #logic(filters: number): string | null {
    const element = childOf(this.#source.root, 'booleanFilter');
    if (element === undefined) return null;
    const text = element.text.trim();
    const numbers = (text.match(/\d+/g) ?? []).map(Number);
    const isMade = /^(\d+|AND|OR|NOT|\(|\)|\s)+$/i.test(text);
    const names = new Set(numbers);
    if (!isMade || names.size !== filters || numbers.some((each) => each < 1 || each > filters))
      this.#say(element, 'wrong-value', `The filter logic does not fit the filters: ${text}`);
    return text;
  }

  /** The field path of a word; null where there is no such field. */
  #path(written: string): string | null {
    const path = STANDARD_COLUMNS[written] ?? (written.endsWith('__c') ? written : null);
    if (path === null) return null;
    return path.includes('.') || this.#field(path) !== undefined ? path : null;
  }

  #field(path: string): FieldSchema | undefined {
    return this.#schema.field(this.#objectName, path);
  }

  #say(at: XmlElement, code: string, message: string): void {
    this.#report.add(this.#source.file, at, code, message);
  }
}
