import type { ChildRelationship, FieldSchema, ObjectSchema, Schema } from './schema.ts';

/** The maps a schema is made of. */
export type SchemaParts = Omit<
  Schema,
  'object' | 'field' | 'parentRelationship' | 'childRelationships'
>;

/** A schema with look-ups by name in any letter case. */
export class SchemaIndex implements Schema {
  readonly objects: Schema['objects'];
  readonly customMetadata: Schema['customMetadata'];
  readonly labels: Schema['labels'];
  readonly labelTranslations: Schema['labelTranslations'];
  readonly permissionSets: Schema['permissionSets'];
  readonly flexiPages: Schema['flexiPages'];
  readonly apps: Schema['apps'];
  readonly listViews: Schema['listViews'];
  readonly compactLayouts: Schema['compactLayouts'];
  readonly tabs: Schema['tabs'];
  readonly setup: Schema['setup'];
  readonly #byLowerName = new Map<string, ObjectSchema>();
  readonly #children = new Map<string, ChildRelationship[]>();

  constructor(parts: SchemaParts) {
    this.objects = parts.objects;
    this.customMetadata = parts.customMetadata;
    this.labels = parts.labels;
    this.labelTranslations = parts.labelTranslations;
    this.permissionSets = parts.permissionSets;
    this.flexiPages = parts.flexiPages;
    this.apps = parts.apps;
    this.listViews = parts.listViews;
    this.compactLayouts = parts.compactLayouts;
    this.tabs = parts.tabs;
    this.setup = parts.setup;
    for (const object of parts.objects.values())
      this.#byLowerName.set(object.name.toLowerCase(), object);
    for (const object of parts.objects.values()) this.#indexChildren(object);
  }

  object(name: string): ObjectSchema | undefined {
    return this.#byLowerName.get(name.toLowerCase());
  }

  field(objectName: string, fieldName: string): FieldSchema | undefined {
    return this.object(objectName)?.fields.get(fieldName.toLowerCase());
  }

  parentRelationship(objectName: string, relationshipName: string): FieldSchema | undefined {
    const wanted = relationshipName.toLowerCase();
    for (const field of this.object(objectName)?.fields.values() ?? []) {
      if (field.relationshipName?.toLowerCase() === wanted) return field;
    }
    return undefined;
  }

  childRelationships(objectName: string): readonly ChildRelationship[] {
    return this.#children.get(objectName.toLowerCase()) ?? [];
  }

  #indexChildren(object: ObjectSchema): void {
    for (const field of object.fields.values()) {
      if (field.childRelationshipName === null) continue;
      for (const parent of field.referenceTo) {
        const known = this.#children.get(parent.toLowerCase());
        const child = { name: field.childRelationshipName, childObject: object.name, field };
        if (known === undefined) this.#children.set(parent.toLowerCase(), [child]);
        else known.push(child);
      }
    }
  }
}
