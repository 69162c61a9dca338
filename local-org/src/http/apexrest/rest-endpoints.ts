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

/** Every Apex REST class among the types, in the order deployed. */
export function restEndpoints(types: readonly CompiledType[]): readonly RestEndpoint[] {
  return types.flatMap((type) => {
    const values = type.annotations.find(({ name }) => name === 'restresource')?.values;
    const pattern = [...(values ?? [])].find(([name]) => name.toLowerCase() === 'urlmapping')?.[1];
    if (typeof pattern !== 'string') return [];
    return [
      { className: type.name, mapping: readUrlMapping(pattern), methods: methodsByVerb(type) }
    ];
  });
}

function methodsByVerb(type: CompiledType): ReadonlyMap<string, CompiledMethod> {
  const methods = new Map<string, CompiledMethod>();
  for (const method of type.methods) {
    for (const [name, verb] of VERBS) if (hasAnnotation(method, name)) methods.set(verb, method);
  }
  return methods;
}
