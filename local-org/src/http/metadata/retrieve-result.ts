import { isKnownType } from '../../deploy/metadata-types.ts';
import { retrieve, type Retrieved } from '../../deploy/retrieve.ts';
import { writeZip } from '../../deploy/zip.ts';
import { UnsupportedError } from '../../diagnostics/errors.ts';
import type { XmlElement } from '../../metadata/read/xml.ts';
import { makeId } from '../../store/ids.ts';
import type { Development } from '../development.ts';
import { childNamed, childrenNamed, textOf } from '../soap/envelope.ts';
import { SoapFault } from '../soap/soap-fault.ts';
import { unknownProcess } from './soap-metadata.ts';
import { filePropertiesOf } from './metadata-lists.ts';

interface RetrieveCall {
  readonly development: Development;
  readonly body: XmlElement;
  readonly version: string;
}

const KEY_PREFIX = '09S';
/** Retrieves whose result nobody has fetched yet; the oldest goes first. */
const MOST_WAITING = 20;

/** Results of retrieves by id. */
export class Retrieves {
  readonly #waiting = new Map<string, Retrieved>();
  #count: number;

  constructor(now: number) {
    this.#count = Math.floor(now / 1000);
  }

  keep(result: Retrieved): string {
    const id = makeId(KEY_PREFIX, ++this.#count);
    this.#waiting.set(id, result);
    const [oldest] = this.#waiting.keys();
    if (this.#waiting.size > MOST_WAITING) this.#waiting.delete(oldest!);
    return id;
  }

  find(id: string): Retrieved | null {
    return this.#waiting.get(id) ?? null;
  }
}

/** @remarks https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_retrieve.htm */
export function startRetrieve({ development, body, version }: RetrieveCall): unknown {
  const request = childNamed(body, 'retrieveRequest') ?? childNamed(body, 'request') ?? body;
  const unpackaged = childNamed(request, 'unpackaged');
  if (unpackaged === undefined)
    throw new UnsupportedError('A retrieve of packages or of single files');
  const manifest = new Map<string, Set<string>>();
  for (const types of childrenNamed(unpackaged, 'types')) {
    const name = textOf(types, 'name') ?? '';
    if (!isKnownType(name)) throw new UnsupportedError(`The metadata type ${name}`);
    const members = childrenNamed(types, 'members').map((member) => member.text.trim());
    manifest.set(name, new Set([...(manifest.get(name) ?? []), ...members]));
  }
  if (manifest.size === 0) throw new SoapFault('soapenv:Client', 'Nothing was asked for.');
  const wanted = textOf(unpackaged, 'version') ?? version;
  const id = development.retrieves.keep(retrieve(development.source, manifest, wanted));
  return { done: false, id, state: 'Queued' };
}

/** @remarks https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_retrieveresult.htm */
export function retrieveResult({ development, body }: RetrieveCall): unknown {
  const id = textOf(body, 'asyncProcessId') ?? '';
  const result = development.retrieves.find(id);
  if (result === null) throw unknownProcess(id);
  return {
    done: true,
    fileProperties: result.components.map((component) =>
      filePropertiesOf(development, component, 'unpackaged/')
    ),
    id,
    messages: result.missing.map(({ type, fullName }) => ({
      fileName: 'unpackaged/package.xml',
      problem: `Entity of type '${type}' named '${fullName}' cannot be found`
    })),
    status: 'Succeeded',
    success: true,
    zipFile: writeZip(result.files).toString('base64')
  };
}
