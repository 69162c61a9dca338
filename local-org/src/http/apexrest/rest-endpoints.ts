import {
  hasAnnotation,
  type CompiledMethod,
  type CompiledType
} from '../../runtime/core/compiled-unit.ts';
import { readUrlMapping, type UrlMapping } from './url-mapping.ts';

/** One `@RestResource` class: its address and one method per verb. */
export interface RestEndpoint {
  readonly className: string;
  readonly mapping: UrlMapping;
  /** By HTTP verb: `POST`. */
  readonly methods: ReadonlyMap<string, CompiledMethod>;
}

const VERBS: ReadonlyMap<string, string> = new Map([
  ['httpget', 'GET'],
  ['httppost', 'POST'],
  ['httpput', 'PUT'],
  ['httppatch', 'PATCH'],
  ['httpdelete', 'DELETE']
]);

/**
 * Every Apex REST class among the types, in the order deployed. A namespace comes before what the class says.
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_annotation_rest_resource.htm
 */
export function restEndpoints(
  types: readonly CompiledType[],
  namespace: string | null
): readonly RestEndpoint[] {
  const base = namespace === null ? '' : `/${namespace}`;
  return types.flatMap((type) => {
    const values = type.annotations.find(({ name }) => name === 'restresource')?.values;
    const pattern = [...(values ?? [])].find(([name]) => name.toLowerCase() === 'urlmapping')?.[1];
    if (typeof pattern !== 'string') return [];
    const mapping = readUrlMapping(base + pattern);
    return [{ className: type.name, mapping, methods: methodsByVerb(type) }];
  });
}

function methodsByVerb(type: CompiledType): ReadonlyMap<string, CompiledMethod> {
  const methods = new Map<string, CompiledMethod>();
  for (const method of type.methods) {
    for (const [name, verb] of VERBS) if (hasAnnotation(method, name)) methods.set(verb, method);
  }
  return methods;
}
