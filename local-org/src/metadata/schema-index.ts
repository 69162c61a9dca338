import type { ChildRelationship, FieldSchema, ObjectSchema, Schema } from './schema.ts';

/** The maps a schema is made of. */
export type SchemaParts = Omit<
  Schema,
  'object' | 'field' | 'parentRelationship' | 'childRelationships' | 'childRelationship'
>;

/** A schema with look-ups by name in any letter case. */
export class SchemaIndex implements Schema {
  readonly namespace: Schema['namespace'];
  readonly objects: Schema['objects'];
  readonly customMetadata: Schema['customMetadata'];
  readonly labels: Schema['labels'];
  readonly labelTranslations: Schema['labelTranslations'];
  readonly tabTranslations: Schema['tabTranslations'];
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
    this.namespace = parts.namespace;
    this.objects = parts.objects;
    this.customMetadata = parts.customMetadata;
    this.labels = parts.labels;
    this.labelTranslations = parts.labelTranslations;
    this.tabTranslations = parts.tabTranslations;
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
    const key = name.toLowerCase();
    return this.#byLowerName.get(this.#inNamespace(key)) ?? this.#byLowerName.get(key);
  }

  field(objectName: string, fieldName: string): FieldSchema | undefined {
    return this.object(objectName)?.fields.get(fieldName.toLowerCase());
  }

  parentRelationship(objectName: string, relationshipName: string): FieldSchema | undefined {
    const key = relationshipName.toLowerCase();
    const wanted = this.#inNamespace(key);
    let other: FieldSchema | undefined;
    for (const field of this.object(objectName)?.fields.values() ?? []) {
      const name = field.relationshipName?.toLowerCase();
      if (name === wanted) return field;
      if (name === key) other = field;
    }
    return other;
  }

  childRelationships(objectName: string): readonly ChildRelationship[] {
    const name = this.object(objectName)?.name ?? objectName;
    return this.#children.get(name.toLowerCase()) ?? [];
  }

  childRelationship(objectName: string, relationshipName: string): ChildRelationship | undefined {
    const key = relationshipName.toLowerCase();
    const children = this.childRelationships(objectName);
    const called = (name: string): ChildRelationship | undefined =>
      children.find((each) => each.name.toLowerCase() === name);
    return called(this.#inNamespace(key)) ?? called(key);
  }

  #inNamespace(key: string): string {
    return this.namespace === null ? key : `${this.namespace.toLowerCase()}__${key}`;
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
