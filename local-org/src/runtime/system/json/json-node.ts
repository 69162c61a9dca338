/** Where a value begins, as the platform prints it: both count from 1, the column stands behind the first character. */
export interface JsonPlace {
  readonly line: number;
  readonly column: number;
}

/** A parsed JSON value; numbers keep their text, objects keep every entry in order. */
export type JsonNode = JsonPlace &
  (
    | { readonly kind: 'null' }
    | { readonly kind: 'boolean'; readonly value: boolean }
    | { readonly kind: 'string'; readonly value: string }
    | { readonly kind: 'number'; readonly text: string }
    | { readonly kind: 'array'; readonly items: readonly JsonNode[] }
    | { readonly kind: 'object'; readonly entries: readonly (readonly [string, JsonNode])[] }
  );

export type JsonObject = Extract<JsonNode, { readonly kind: 'object' }>;

/** The first entry of a name in its letter case. */
export function entry(object: JsonObject, name: string): JsonNode | null {
  return object.entries.find(([key]) => key === name)?.[1] ?? null;
}
