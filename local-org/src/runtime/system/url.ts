import type { ApexType } from '../../syntax/types.ts';
import type { LibraryType } from '../library.ts';
import type { Transaction } from '../transaction.ts';
import { apexException } from '../values/exception.ts';
import { notNull } from './arguments.ts';

/** A `System.Url` value. */
export class ApexUrl {
  readonly typeName = 'System.Url';
  readonly text: string;
  readonly #parsed: URL;

  /** @throws System.StringException when the text is no address. */
  constructor(text: string) {
    if (!URL.canParse(text)) throw apexException('System.StringException', `Invalid URL: ${text}`);
    this.text = text;
    this.#parsed = new URL(text);
  }

  get parsed(): URL {
    return this.#parsed;
  }

  toText(): string {
    return this.text;
  }

  keyText(): string {
    return `Url:${this.text}`;
  }

  equalTo(_tx: unknown, other: unknown): boolean {
    return other instanceof ApexUrl && other.text === this.text;
  }
}

function path(self: ApexUrl): string {
  const { pathname } = self.parsed;
  return pathname === '/' && !self.text.endsWith('/') ? '' : pathname;
}

const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443, 'ftp:': 21 };

function userInfo({ parsed }: ApexUrl): string | null {
  if (parsed.username === '') return null;
  return parsed.password === '' ? parsed.username : `${parsed.username}:${parsed.password}`;
}

function authority(self: ApexUrl): string {
  const who = userInfo(self);
  return who === null ? self.parsed.host : `${who}@${self.parsed.host}`;
}

/** Path and query. */
function file(self: ApexUrl): string {
  return self.text.includes('?') ? path(self) + self.parsed.search : path(self);
}

/** The address without what stands behind `#`. */
function resource({ parsed }: ApexUrl): string {
  return parsed.href.slice(0, parsed.href.length - parsed.hash.length);
}

/** An address from its parts; -1 is the port that the protocol has without saying. */
function fromParts(
  protocol: string | null,
  host: string | null,
  port: number | null,
  of: string | null
): ApexUrl {
  const place = notNull(port) === -1 ? notNull(host) : `${notNull(host)}:${notNull(port)}`;
  return new ApexUrl(`${notNull(protocol)}://${place}${notNull(of)}`);
}

/** An address as it reads from another. */
function fromContext(context: ApexUrl | null, text: string | null): ApexUrl {
  const spec = notNull(text);
  return context === null || !URL.canParse(spec, context.text)
    ? new ApexUrl(spec)
    : new ApexUrl(new URL(spec, context.text).href);
}

/** `System.Url`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_url.htm */
export const URL_TYPE: LibraryType = {
  name: 'System.Url',
  constructors: {
    'new(System.String)': (_tx: Transaction, _type: ApexType, text: string | null) =>
      new ApexUrl(notNull(text)),
    'new/2': (_tx: Transaction, _type: ApexType, context: ApexUrl | null, text: string | null) =>
      fromContext(context, text),
    'new/3': (
      _tx: Transaction,
      _type: ApexType,
      protocol: string | null,
      host: string | null,
      of: string | null
    ) => fromParts(protocol, host, -1, of),
    'new/4': (
      _tx: Transaction,
      _type: ApexType,
      protocol: string | null,
      host: string | null,
      port: number | null,
      of: string | null
    ) => fromParts(protocol, host, port, of)
  },
  statics: {
    getOrgDomainUrl: (tx: Transaction) => new ApexUrl(tx.baseUrl)
  },
  methods: {
    getAuthority: (_tx: Transaction, self: ApexUrl) => authority(self),
    getDefaultPort: (_tx: Transaction, self: ApexUrl) => DEFAULT_PORTS[self.parsed.protocol] ?? -1,
    getFile: (_tx: Transaction, self: ApexUrl) => file(self),
    getUserInfo: (_tx: Transaction, self: ApexUrl) => userInfo(self),
    sameFile: (_tx: Transaction, self: ApexUrl, other: ApexUrl | null) =>
      resource(self) === resource(notNull(other)),
    getHost: (_tx: Transaction, self: ApexUrl) => self.parsed.hostname,
    getPath: (_tx: Transaction, self: ApexUrl) => path(self),
    getPort: (_tx: Transaction, self: ApexUrl) =>
      self.parsed.port === '' ? -1 : Number(self.parsed.port),
    getProtocol: (_tx: Transaction, self: ApexUrl) => self.parsed.protocol.slice(0, -1),
    getQuery: (_tx: Transaction, self: ApexUrl) =>
      self.text.includes('?') ? self.parsed.search.slice(1) : null,
    getRef: (_tx: Transaction, self: ApexUrl) =>
      self.text.includes('#') ? self.parsed.hash.slice(1) : null,
    toExternalForm: (_tx: Transaction, self: ApexUrl) => self.text,
    toString: (_tx: Transaction, self: ApexUrl) => self.text
  }
};
