import type {
  AppSchema,
  FieldSchema,
  FlexiPageSchema,
  ObjectSchema
} from '../../metadata/schema.ts';
import type { RunningUser } from '../../runtime/transaction.ts';
import { fieldModel, readableFields, selectedPaths } from './fields.ts';
import { FlexiPageDrawing, type StandardComponents } from './flexipage-drawing.ts';
import { layoutOf, SYSTEM_FIELDS } from './layouts.ts';
import type { ComponentModel, FieldModel, RecordPageModel, SectionModel } from './page-model.ts';
import { pathOf } from './path.ts';
import { relatedLists } from './related-lists.ts';
import type { PageOrg, PageRow } from './rows.ts';

/** The record page of one record, or null when the user cannot see such a record. */
export function recordPage(
  org: PageOrg,
  user: RunningUser,
  app: AppSchema | null,
  object: ObjectSchema,
  id: string
): RecordPageModel | null {
  const row = readRecord(org, user, object, id);
  if (row === null) return null;
  const source = new RecordComponents(org, user, object, row);
  const page = pageOf(org, app, object);
  const regions = page === null ? source.plainPage() : new FlexiPageDrawing(page, source).regions();
  const path = pathOf(org, user, object, row);
  return {
    kind: 'record',
    recordId: row.id,
    objectName: object.name,
    heading: `${source.title} | ${object.label}`,
    sidebarFirst: page?.template.includes('LeftSidebar') ?? false,
    header: regions.get('header') ?? [],
    subheader: [...(path === null ? [] : [path]), ...(regions.get('subheader') ?? [])],
    main: regions.get('main') ?? [],
    sidebar: regions.get('sidebar') ?? []
  };
}

function titleOf(user: RunningUser, object: ObjectSchema, row: PageRow): string {
  const { title } = layoutOf(object.name);
  const mayRead = title !== undefined && user.permissions.canReadField(object.name, title);
  const preferred = mayRead ? row.value(title) : null;
  return String(preferred ?? row.value(object.nameField ?? 'Id') ?? row.id);
}

/** The FlexiPage that the app shows for the object, else the org's own. */
function pageOf(org: PageOrg, app: AppSchema | null, object: ObjectSchema): FlexiPageSchema | null {
  const override = app?.actionOverrides.find(
    (candidate) => candidate.objectName === object.name && candidate.formFactor === 'Large'
  );
  const name = override?.flexiPage ?? object.viewPage;
  return name === undefined ? null : (org.schema.flexiPages.get(name) ?? null);
}

function readRecord(
  org: PageOrg,
  user: RunningUser,
  object: ObjectSchema,
  id: string
): PageRow | null {
  const names = [...object.fields.values()]
    .filter((field) => isShown(field))
    .map((field) => field.name);
  const fields = readableFields(org, user, object, names);
  const paths = new Set(['Id', ...fields.flatMap((field) => selectedPaths(org, field))]);
  return (
    org.rows(user, `SELECT ${[...paths].join(', ')} FROM ${object.name} WHERE Id = '${id}'`)[0] ??
    null
  );
}

/** Address parts and other compound fields have no single value to draw. */
function isShown(field: FieldSchema): boolean {
  return (field.type !== 'Compound' || field.name === 'Name') && field.type !== 'Base64';
}

class RecordComponents implements StandardComponents {
  readonly title: string;
  readonly #org: PageOrg;
  readonly #user: RunningUser;
  readonly #object: ObjectSchema;
  readonly #row: PageRow;

  constructor(org: PageOrg, user: RunningUser, object: ObjectSchema, row: PageRow) {
    this.#org = org;
    this.#user = user;
    this.#object = object;
    this.#row = row;
    this.title = titleOf(user, object, row);
  }

  highlights(key: string): ComponentModel {
    const layout = layoutOf(this.#object.name);
    return {
      kind: 'highlights',
      key,
      icon: layout.icon,
      objectLabel: this.#object.label,
      title: this.title,
      fields: this.#models(layout.highlights)
    };
  }

  detail(key: string): ComponentModel {
    return {
      kind: 'detail',
      key,
      sections: this.#sections().filter(({ fields }) => fields.length > 0)
    };
  }

  related(key: string): ComponentModel {
    return {
      kind: 'relatedLists',
      key,
      lists: relatedLists(this.#org, this.#user, this.#object, this.#row.id)
    };
  }

  /** Where no FlexiPage is assigned. */
  plainPage(): ReadonlyMap<string, readonly ComponentModel[]> {
    const tabs = [
      { key: 'detail', label: 'Details', components: [this.detail('detailPanel')] },
      { key: 'related', label: 'Related', components: [this.related('relatedLists')] }
    ];
    return new Map([
      ['header', [this.highlights('highlights')]],
      ['main', [{ kind: 'tabset' as const, key: 'tabs', tabs }]]
    ]);
  }

  #sections(): readonly SectionModel[] {
    const { sections } = layoutOf(this.#object.name);
    const placed = new Set<string>([
      ...sections.flatMap((section) => section.fields),
      ...SYSTEM_FIELDS
    ]);
    const custom = [...this.#object.fields.values()].filter(
      (field) => field.custom && !placed.has(field.name)
    );
    const groups = [
      ...sections,
      ...(sections.length === 0
        ? [{ label: 'Information', fields: [this.#object.nameField ?? 'Id'] }]
        : []),
      { label: 'Custom Fields', fields: custom.map((field) => field.name) },
      { label: 'System Information', fields: SYSTEM_FIELDS }
    ];
    return groups.map(({ label, fields }) => ({ key: label, label, fields: this.#models(fields) }));
  }

  #models(names: readonly string[]): readonly FieldModel[] {
    return readableFields(this.#org, this.#user, this.#object, names).map((field) =>
      fieldModel(this.#org, this.#object, field, this.#row)
    );
  }
}
