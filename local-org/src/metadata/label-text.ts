import type { Schema, TabSchema } from './schema.ts';

/**
 * The text of a custom label in a language: its translation, or what the label itself says. Null for a label that is not deployed.
 * @param name in any letter case
 * @remarks https://help.salesforce.com/s/articleView?id=platform.cl_about.htm
 */
export function labelTextIn(schema: Schema, name: string, language: string): string | null {
  const key = name.toLowerCase();
  return schema.labelTranslations.get(language)?.get(key) ?? schema.labels.get(key)?.value ?? null;
}

/** What a tab is called in a language. */
export function tabLabelIn(schema: Schema, { name, label }: TabSchema, language: string): string {
  return schema.tabTranslations.get(language)?.get(name.toLowerCase()) ?? label;
}
