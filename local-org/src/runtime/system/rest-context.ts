import { STRING } from '../../syntax/types.ts';
import type { ApexType } from '../../syntax/types.ts';
import type { LibraryType } from '../library.ts';
import type { Transaction } from '../transaction.ts';
import type { ApexBlob } from '../values/blob.ts';
import { apexException } from '../values/exception.ts';
import { ApexMap } from '../values/map.ts';
import { notNull } from './arguments.ts';

type Text = string | null;

/** Headers that Apex may not set, in lower case. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_restrequest.htm */
const FORBIDDEN_HEADERS: ReadonlySet<string> = new Set([
  'authorization',
  'content-length',
  'cookie',
  'set-cookie',
  'set-cookie2'
]);

/** A `System.RestRequest`. */
export class RestRequestValue {
  readonly typeName = 'System.RestRequest';
  headers: ApexMap;
  params: ApexMap;
  httpMethod: string | null = null;
  remoteAddress: string | null = null;
  requestBody: ApexBlob | null = null;
  requestURI: string | null = null;
  resourcePath: string | null = null;

  constructor(tx: Transaction) {
    this.headers = ApexMap.of(tx, STRING, STRING);
    this.params = ApexMap.of(tx, STRING, STRING);
  }
}

/** A `System.RestResponse`. */
export class RestResponseValue {
  readonly typeName = 'System.RestResponse';
  headers: ApexMap;
  responseBody: ApexBlob | null = null;
  statusCode: number | null = null;

  constructor(tx: Transaction) {
    this.headers = ApexMap.of(tx, STRING, STRING);
  }
}

const CONTEXT = Symbol('RestContext');

interface RestContextState {
  request: RestRequestValue | null;
  response: RestResponseValue | null;
}

function context(tx: Transaction): RestContextState {
  return tx.slot<RestContextState>(CONTEXT, () => ({ request: null, response: null }));
}

/** `RestContext.request`; null outside of REST calls. */
export function restRequest(tx: Transaction): RestRequestValue | null {
  return context(tx).request;
}

/** `RestContext.response`; null outside of REST calls. */
export function restResponse(tx: Transaction): RestResponseValue | null {
  return context(tx).response;
}

/** What the server sets before it calls a REST method. */
export function setRestContext(
  tx: Transaction,
  request: RestRequestValue | null,
  response: RestResponseValue | null
): void {
  Object.assign(context(tx), { request, response });
}

function addHeader(tx: Transaction, headers: ApexMap, name: Text, value: Text): void {
  const header = notNull(name);
  if (FORBIDDEN_HEADERS.has(header.toLowerCase())) {
    throw apexException('System.InvalidHeaderException', `Header not allowed: ${header}`);
  }
  headers.put(tx, header, value);
}

/** A field that Apex reads and writes as it is. */
function plainField<T extends object, K extends keyof T>(
  name: K
): {
  get: (tx: Transaction, self: T) => T[K];
  set: (tx: Transaction, self: T, value: T[K]) => void;
} {
  return {
    get: (_tx, self) => self[name],
    set: (_tx, self, value) => {
      self[name] = value;
    }
  };
}

/** `System.RestContext`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_restcontext.htm */
const REST_CONTEXT_TYPE: LibraryType = {
  name: 'System.RestContext',
  staticFields: {
    request: {
      get: (tx: Transaction) => context(tx).request,
      set: (tx: Transaction, _self: null, value: RestRequestValue | null) => {
        context(tx).request = value;
      }
    },
    response: {
      get: (tx: Transaction) => context(tx).response,
      set: (tx: Transaction, _self: null, value: RestResponseValue | null) => {
        context(tx).response = value;
      }
    }
  }
};

/** `System.RestRequest`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_restrequest.htm */
const REST_REQUEST_TYPE: LibraryType = {
  name: 'System.RestRequest',
  constructors: { 'new/0': (tx: Transaction, _type: ApexType) => new RestRequestValue(tx) },
  methods: {
    addHeader: (tx: Transaction, self: RestRequestValue, name: Text, value: Text) =>
      addHeader(tx, self.headers, name, value),
    addParameter: (tx: Transaction, self: RestRequestValue, name: Text, value: Text) => {
      self.params.put(tx, notNull(name), value);
    }
  },
  fields: {
    headers: plainField<RestRequestValue, 'headers'>('headers'),
    params: plainField<RestRequestValue, 'params'>('params'),
    httpMethod: plainField<RestRequestValue, 'httpMethod'>('httpMethod'),
    remoteAddress: plainField<RestRequestValue, 'remoteAddress'>('remoteAddress'),
    requestBody: plainField<RestRequestValue, 'requestBody'>('requestBody'),
    requestURI: plainField<RestRequestValue, 'requestURI'>('requestURI'),
    resourcePath: plainField<RestRequestValue, 'resourcePath'>('resourcePath')
  }
};

/** `System.RestResponse`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_restresponse.htm */
const REST_RESPONSE_TYPE: LibraryType = {
  name: 'System.RestResponse',
  constructors: { 'new/0': (tx: Transaction, _type: ApexType) => new RestResponseValue(tx) },
  methods: {
    addHeader: (tx: Transaction, self: RestResponseValue, name: Text, value: Text) =>
      addHeader(tx, self.headers, name, value)
  },
  fields: {
    headers: plainField<RestResponseValue, 'headers'>('headers'),
    responseBody: plainField<RestResponseValue, 'responseBody'>('responseBody'),
    statusCode: plainField<RestResponseValue, 'statusCode'>('statusCode')
  }
};

export const REST_TYPES: readonly LibraryType[] = [
  REST_CONTEXT_TYPE,
  REST_REQUEST_TYPE,
  REST_RESPONSE_TYPE
];
