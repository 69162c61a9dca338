/** A `urlMapping` of `@RestResource`, split once. */
export interface UrlMapping {
  readonly pattern: string;
  readonly segments: readonly string[];
  readonly hasWildcard: boolean;
}

/** @remarks Rules: https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_annotation_rest_resource.htm */
export function readUrlMapping(pattern: string): UrlMapping {
  return { pattern, segments: pattern.split('/').slice(1), hasWildcard: pattern.includes('*') };
}

/**
 * The mapping that serves a path below `/services/apexrest`: an exact match wins, then the longest pattern with wildcards.
 * Letter case counts. Null when none matches.
 */
export function findMapping<T extends { readonly mapping: UrlMapping }>(
  endpoints: readonly T[],
  path: string
): T | null {
  const exact = endpoints.find(({ mapping }) => !mapping.hasWildcard && mapping.pattern === path);
  if (exact !== undefined) return exact;
  const segments = path.split('/').slice(1);
  return (
    endpoints
      .filter(({ mapping }) => mapping.hasWildcard && matches(mapping.segments, segments))
      .toSorted((a, b) => b.mapping.pattern.length - a.mapping.pattern.length)[0] ?? null
  );
}

/** `*` in the middle stands for one segment, at the end for the whole rest, also an empty one. */
function matches(pattern: readonly string[], segments: readonly string[]): boolean {
  for (const [index, part] of pattern.entries()) {
    const isLast = index === pattern.length - 1;
    if (part === '*' && isLast) return segments.length >= index;
    const segment = segments[index];
    if (segment === undefined || (part !== '*' && part !== segment)) return false;
  }
  return segments.length === pattern.length;
}
