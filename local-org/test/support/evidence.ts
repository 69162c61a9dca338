/**
 * Where a behaviour test has its truth from; the mark stands in the test's name, so that a reader of the report sees it.
 *
 * ```ts
 * test(documented('https://…', 'a list refuses an index outside'), () => …);
 * describe(assumed('nowhere documented; measured on no org', 'text of a Blob'), () => …);
 * ```
 */

/** Salesforce documents the behaviour at this address. `documented(url)` alone is a prefix for a name. */
export function documented(url: string, name = ''): string {
  return mark(`documented ${url}`, name);
}

/** Nobody documents it: the behaviour is what we take to be true, with the reason. */
export function assumed(why: string, name = ''): string {
  return mark(`assumed: ${why}`, name);
}

/** Seen on a real org on a day (`yyyy-MM-dd`). */
export function recorded(org: string, date: string, name = ''): string {
  return mark(`recorded on ${org}, ${date}`, name);
}

function mark(source: string, name: string): string {
  return name === '' ? `[${source}] ` : `${name} [${source}]`;
}
