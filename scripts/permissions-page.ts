/** Writes the tables of docs/permissions.md from the permission sets: `node scripts/permissions-page.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'prettier';
import { readPermissionSets, type PermissionSet } from './permission-sets.ts';
import { PROJECT_ROOT } from './project.ts';

const BEGIN = '<!-- tables: node scripts/permissions-page.ts -->';
const END = '<!-- end of tables -->';
/** More fields are counted, not named. */
const MOST_NAMES = 12;

/** Words of a language, by what the permission sets say. */
interface Words {
  readonly titles: readonly [string, string, string];
  readonly object: string;
  readonly set: string;
  readonly columns: readonly string[];
  readonly rights: Readonly<Record<string, string>>;
  readonly count: string;
}

const ENGLISH: Words = {
  titles: ['Objects', 'Fields', 'Everything else'],
  object: 'object',
  set: 'permission set',
  columns: ['Apex classes', 'Custom Metadata Types', 'tabs', 'app', 'user permissions'],
  rights: {
    read: 'read',
    create: 'create',
    edit: 'edit',
    delete: 'delete',
    viewAll: 'View All',
    modifyAll: 'Modify All'
  },
  count: '{0} fields'
};

const INDONESIAN: Words = {
  titles: ['Objek', 'Bidang', 'Yang lain'],
  object: 'objek',
  set: 'set izin',
  columns: ['class Apex', 'Custom Metadata Types', 'tab', 'aplikasi', 'izin pengguna'],
  rights: {
    read: 'baca',
    create: 'buat',
    edit: 'ubah',
    delete: 'hapus',
    viewAll: 'View All',
    modifyAll: 'Modify All'
  },
  count: '{0} bidang'
};

/** The pages with their words. */
export const PERMISSION_PAGES: ReadonlyMap<string, Words> = new Map([
  ['docs/permissions.md', ENGLISH],
  ['docs/id/permissions.md', INDONESIAN]
]);

/**
 * The text of a page with tables of what the permission sets say now.
 * @throws Error where the page has no place for them
 */
export async function withTables(text: string, words: Words): Promise<string> {
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`The page needs ${BEGIN} and ${END}.`);
  const tables = tablesOf(readPermissionSets(PROJECT_ROOT), words);
  const page = `${text.slice(0, begin)}${BEGIN}\n\n${tables}\n\n${text.slice(end)}`;
  return format(page, { parser: 'markdown', printWidth: 100 });
}

function tablesOf(sets: readonly PermissionSet[], words: Words): string {
  const names = sets.map(({ name }) => `\`${name}\``);
  const objectRows = rowsOf(sets, ({ objects }) => objects).map((object) => [
    `\`${object}\``,
    ...sets.map(({ objects }) => rightsText(objects.get(object) ?? [], words))
  ]);
  const fieldRows = rowsOf(sets, ({ fields }) => fields).map((object) => [
    `\`${object}\``,
    ...sets.map(({ fields }) => fieldsText(fields.get(object), words))
  ]);
  const others = sets.map((set) => [
    `\`${set.name}\``,
    ...[set.classes, set.customMetadata, set.tabs, set.applications, set.userPermissions].map(code)
  ]);
  return [
    `### ${words.titles[0]}`,
    table([words.object, ...names], objectRows),
    `### ${words.titles[1]}`,
    table([words.object, ...names], fieldRows),
    `### ${words.titles[2]}`,
    table([words.set, ...words.columns], others)
  ].join('\n\n');
}

function rowsOf(
  sets: readonly PermissionSet[],
  part: (set: PermissionSet) => ReadonlyMap<string, unknown>
): readonly string[] {
  return [...new Set(sets.flatMap((set) => [...part(set).keys()]))].sort();
}

function rightsText(rights: readonly string[], words: Words): string {
  return rights.map((right) => words.rights[right] ?? right).join(', ');
}

function fieldsText(
  fields: { readonly edit: readonly string[]; readonly read: readonly string[] } | undefined,
  words: Words
): string {
  if (fields === undefined) return '';
  const part = (right: 'edit' | 'read'): string[] => {
    const names = fields[right];
    if (names.length === 0) return [];
    const what =
      names.length > MOST_NAMES ? words.count.replace('{0}', String(names.length)) : code(names);
    return [`${words.rights[right]}: ${what}`];
  };
  return [...part('edit'), ...part('read')].join('; ');
}

function code(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

if (import.meta.main) {
  for (const [page, words] of PERMISSION_PAGES) {
    const file = path.join(PROJECT_ROOT, page);
    writeFileSync(file, await withTables(readFileSync(file, 'utf8'), words));
  }
}
