import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

/** Where `docs/openapi.yaml` lies. */
export const OPENAPI_FILE = path.join(import.meta.dirname, '../../../docs/openapi.yaml');

type Node = Readonly<Record<string, unknown>>;

const DOCUMENT_ID = 'https://example.com/openapi';
const VERBS = ['get', 'post', 'patch', 'put', 'delete'];

/** One operation and the statuses it may be answered with. */
export interface DocumentedOperation {
  readonly path: string;
  readonly verb: string;
  readonly statuses: readonly string[];
}

/** The OpenAPI document, and whether real requests and answers are as it says. */
export class OpenApiDocument {
  readonly #root: Node;
  readonly #ajv: Ajv2020;

  constructor() {
    this.#root = parse(readFileSync(OPENAPI_FILE, 'utf8')) as Node;
    this.#ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(this.#ajv);
    this.#ajv.addSchema({ ...this.#root, $id: DOCUMENT_ID });
  }

  get operations(): readonly DocumentedOperation[] {
    return Object.entries(this.#at('paths')).flatMap(([name, item]) =>
      VERBS.filter((verb) => verb in (item as Node)).map((verb) => ({
        path: name,
        verb,
        statuses: Object.keys(this.#at('paths', name, verb, 'responses'))
      }))
    );
  }

  /** Codes of a schema that is a list of words. */
  words(schema: string): readonly string[] {
    return this.#at('components', 'schemas', schema)['enum'] as readonly string[];
  }

  /** What is wrong with an answer; null where it is as documented. */
  answerFault(name: string, verb: string, status: number, body: unknown): string | null {
    const keys = ['paths', name, verb, 'responses', String(status)];
    const answers = this.#at('paths', name, verb, 'responses');
    if (!(String(status) in answers)) return `${status} is not documented`;
    return this.#fault(keys, body);
  }

  /** What is wrong with the body of a request; null where it is as documented. */
  requestFault(name: string, verb: string, body: unknown): string | null {
    return this.#fault(['paths', name, verb, 'requestBody'], body);
  }

  #fault(keys: readonly string[], body: unknown): string | null {
    const target = this.#resolved(keys);
    const pointer = [...target, 'content', 'application/json', 'schema']
      .map((key) => key.replaceAll('~', '~0').replaceAll('/', '~1'))
      .map(encodeURIComponent)
      .join('/');
    const reference = `${DOCUMENT_ID}#/${pointer}`;
    const validate = this.#ajv.getSchema(reference) ?? this.#ajv.compile({ $ref: reference });
    return validate(body) ? null : this.#ajv.errorsText(validate.errors);
  }

  /** The place that a reference leads to. */
  #resolved(keys: readonly string[]): readonly string[] {
    const reference = this.#at(...keys)['$ref'];
    return typeof reference === 'string' ? reference.slice(2).split('/') : keys;
  }

  #at(...keys: readonly string[]): Node {
    return keys.reduce<Node>((node, key) => node[key] as Node, this.#root);
  }
}
