import type { FieldSchema, ObjectSchema, ValidationRuleSchema } from '../schema.ts';
import { standardObjects } from '../standard/objects.ts';
import { readField } from './read-field.ts';
import {
  customObject,
  extendedStandardObject,
  objectKind,
  readValidationRule,
  type ObjectParts
} from './read-object.ts';
import type { MetadataReport, SourceFile } from './report.ts';
import { openFile, type MetadataFile } from './source-files.ts';

/** Files of one object, the last folder's winning under each name. */
interface ObjectFiles {
  object: MetadataFile | null;
  readonly fields: Map<string, MetadataFile>;
  readonly validationRules: Map<string, MetadataFile>;
  /** Lower-cased field names with an index of their own. */
  readonly indexes: Set<string>;
}

/** All objects: the standard ones with the project's additions, then the project's own, by API name. */
export function readObjects(
  files: readonly MetadataFile[],
  report: MetadataReport
): ReadonlyMap<string, ObjectSchema> {
  const objects = new Map(standardObjects().map((object) => [object.name, object]));
  const prefixes = new KeyPrefixes();
  for (const [name, own] of [...groupByObject(files)].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const parts = readParts(name, own, report);
    const base = objects.get(name);
    if (base !== undefined) objects.set(name, extendedStandardObject(base, parts, report));
    else if (parts.kind === 'standard') reportUnknownObject(name, own, report);
    else objects.set(name, customObject(parts, prefixes.next(parts.kind), report));
  }
  checkReferences(objects, files, report);
  return objects;
}

function groupByObject(files: readonly MetadataFile[]): ReadonlyMap<string, ObjectFiles> {
  const groups = new Map<string, ObjectFiles>();
  const group = (name: string): ObjectFiles => {
    const known = groups.get(name);
    if (known !== undefined) return known;
    const created: ObjectFiles = {
      object: null,
      fields: new Map(),
      validationRules: new Map(),
      indexes: new Set()
    };
    groups.set(name, created);
    return created;
  };
  for (const file of files) {
    if (file.kind === 'object') group(file.name).object = file;
    else if (file.kind === 'field') group(file.folders[1]!).fields.set(file.name, file);
    else if (file.kind === 'validationRule')
      group(file.folders[1]!).validationRules.set(file.name, file);
    else if (file.kind === 'customIndex') {
      const [objectName, fieldName] = file.name.split('.');
      group(objectName!).indexes.add((fieldName ?? '').toLowerCase());
    }
  }
  return groups;
}

function readParts(name: string, own: ObjectFiles, report: MetadataReport): ObjectParts {
  const source = own.object === null ? null : open(own.object);
  const kind = objectKind(name, source?.root ?? null);
  const fields: FieldSchema[] = [];
  for (const file of own.fields.values()) {
    const field = readField(open(file), file.name, kind, report);
    if (field !== null)
      fields.push(own.indexes.has(field.name.toLowerCase()) ? { ...field, indexed: true } : field);
  }
  const validationRules: ValidationRuleSchema[] = [];
  for (const file of own.validationRules.values())
    validationRules.push(readValidationRule(open(file), file.name, report));
  return { source, name, kind, fields, validationRules };
}

function open(file: MetadataFile): SourceFile {
  return openFile(file);
}

function reportUnknownObject(name: string, own: ObjectFiles, report: MetadataReport): void {
  const file =
    own.object ?? own.fields.values().next().value ?? own.validationRules.values().next().value;
  if (file !== undefined) {
    report.add(
      file.file,
      { line: 1, column: 1 },
      'unknown-object',
      `Entity of type 'CustomObject' named '${name}' cannot be found`
    );
  }
}

/** Lookups to objects that do not exist, and child relationship names used twice on one parent. */
function checkReferences(
  objects: ReadonlyMap<string, ObjectSchema>,
  files: readonly MetadataFile[],
  report: MetadataReport
): void {
  const start = { line: 1, column: 1 };
  const taken = new Set<string>();
  for (const object of objects.values()) {
    for (const field of object.fields.values()) {
      const file = files.findLast(
        (found) =>
          found.kind === 'field' && found.name === field.name && found.folders[1] === object.name
      );
      for (const parent of field.referenceTo) {
        const child = field.childRelationshipName;
        const key = `${parent}.${child ?? ''}`.toLowerCase();
        if (file !== undefined && !objects.has(parent)) {
          const message = `referenceTo value of '${parent}' does not resolve to a valid sObject type`;
          report.add(file.file, start, 'unknown-object', message);
        } else if (file !== undefined && child !== null && taken.has(key)) {
          report.add(
            file.file,
            start,
            'duplicate-relationship',
            `Duplicate child relationship name: ${child} on ${parent}`
          );
        }
        if (child !== null) taken.add(key);
      }
    }
  }
}

/** Key prefixes as an org gives them out: `a00`, `a01` … for rows, `m00` for metadata records, `e00` for events. */
class KeyPrefixes {
  readonly #given = new Map<string, number>();

  next(kind: ObjectSchema['kind']): string {
    const letter = kind === 'customMetadata' ? 'm' : kind === 'platformEvent' ? 'e' : 'a';
    const number = this.#given.get(letter) ?? 0;
    this.#given.set(letter, number + 1);
    return letter + number.toString(36).padStart(2, '0');
  }
}
