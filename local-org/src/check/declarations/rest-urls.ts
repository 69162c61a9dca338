import type { Environment } from '../environment.ts';
import type { ClassSymbol } from '../symbols.ts';

interface Resource {
  readonly symbol: ClassSymbol;
  readonly url: string;
}

/**
 * Refuses mappings of two classes between which only the order of saving would decide: the same mapping, `/x` beside `/x/*`, and
 * patterns of one length that match the same URL.
 * @remarks "If a class with either mapping is saved first, it wins": Salesforce takes the last two kinds, so this is stricter on purpose.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_annotation_rest_resource.htm
 */
export function checkRestUrls(environment: Environment): void {
  const resources: Resource[] = [];
  for (const symbol of environment.types.values()) {
    const url = symbol.kind === 'class' ? urlOf(symbol) : null;
    if (symbol.kind !== 'class' || url === null) continue;
    const other = resources.find((resource) => clash(resource.url, url));
    if (other !== undefined) report(environment, { symbol, url }, other);
    resources.push({ symbol, url });
  }
}

function urlOf(symbol: ClassSymbol): string | null {
  const values = symbol.annotations.find(({ name }) => name === 'restresource')?.values;
  const url = [...(values ?? [])].find(([name]) => name.toLowerCase() === 'urlmapping')?.[1];
  return typeof url === 'string' ? url : null;
}

function report(environment: Environment, { symbol, url }: Resource, other: Resource): void {
  const message =
    url === other.url
      ? `Rest Resource url must be unique: '${url}' is that of ${other.symbol.name} already`
      : `The urls '${url}' and '${other.url}' of ${other.symbol.name} match the same requests, and Salesforce answers them with the class that was saved first: give one class both`;
  environment.reporter.report(symbol.file, 'rest-url', symbol.declaration.name.position, message);
}

function clash(one: string, two: string): boolean {
  if (one === two || `${one}/*` === two || one === `${two}/*`) return true;
  return one.length === two.length && one.includes('*') && two.includes('*') && meet(one, two);
}

/** Whether some URL matches both patterns; `*` at the end takes the rest. */
function meet(one: string, two: string): boolean {
  const left = one.split('/');
  const right = two.split('/');
  for (let index = 0; ; index++) {
    const [a, b] = [left[index], right[index]];
    const isLast = (parts: readonly string[]): boolean => index === parts.length - 1;
    if ((a === '*' && isLast(left)) || (b === '*' && isLast(right))) return true;
    if (a === undefined || b === undefined) return a === b;
    if (a !== b && a !== '*' && b !== '*') return false;
  }
}
