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

/** `System.Url`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_url.htm */
export const URL_TYPE: LibraryType = {
  name: 'System.Url',
  constructors: {
    'new(System.String)': (_tx: Transaction, _type: ApexType, text: string | null) =>
      new ApexUrl(notNull(text))
  },
  statics: {
    getOrgDomainUrl: (tx: Transaction) => new ApexUrl(tx.baseUrl)
  },
  methods: {
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
