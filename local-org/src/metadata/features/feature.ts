import type { FieldSchema, ObjectSchema, PicklistValue } from '../schema.ts';

/** All objects by API name. */
export type Objects = ReadonlyMap<string, ObjectSchema>;

/** The fields that a feature adds to an object, or has another way. */
export type FeatureFields = (object: ObjectSchema, objects: Objects) => readonly FieldSchema[];

/** One value of a picklist. */
export function choice(value: string, label: string, isDefault = false): PicklistValue {
  return { value, label, isDefault, isActive: true };
}
