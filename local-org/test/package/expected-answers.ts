import assert from 'node:assert/strict';
import type { Answer } from './http-call.ts';
import type { PackageServer } from './package-server.ts';

/** What the endpoint says about one message; keys in the order of the contract. */
export interface MessageAnswer {
  readonly status: string | null;
  readonly objectType: string | null;
  readonly recordId: string | null;
  readonly recordUrl: string | null;
  readonly caseNumber: string | null;
  readonly contactId: string | null;
  readonly conversationRecordId: string | null;
  readonly messageRecordId: string | null;
  readonly eventId: string | null;
  readonly errorCode: string | null;
  readonly message: string | null;
}

const SILENT: MessageAnswer = {
  status: null,
  objectType: null,
  recordId: null,
  recordUrl: null,
  caseNumber: null,
  contactId: null,
  conversationRecordId: null,
  messageRecordId: null,
  eventId: null,
  errorCode: null,
  message: null
};

/** A whole answer: the given keys, null for every other. */
export function answerOf(said: Partial<MessageAnswer>): MessageAnswer {
  return { ...SILENT, ...said };
}

/** The keys that point to a record: `<Lead 1>`. */
export function pointingTo(
  objectType: 'Lead' | 'Case' | 'Contact',
  number = 1
): Pick<MessageAnswer, 'objectType' | 'recordId' | 'recordUrl'> {
  const recordId = `<${objectType} ${number}>`;
  return { objectType, recordId, recordUrl: `<org>/lightning/r/${objectType}/${recordId}/view` };
}

/** The keys of a stored message: `<BirdConversation__c 1>` and `<BirdMessage__c 1>`. */
export function storedAs(
  conversation: number,
  message: number
): Pick<MessageAnswer, 'conversationRecordId' | 'messageRecordId'> {
  return {
    conversationRecordId: `<BirdConversation__c ${conversation}>`,
    messageRecordId: `<BirdMessage__c ${message}>`
  };
}

/** Compares whole answers, with `<Lead 1>` for the first id of a Lead that one test meets, and `<org>` for the address. */
export class AnswerReader {
  readonly #server: PackageServer;
  readonly #placeholders = new Map<string, string>();
  readonly #counts = new Map<string, number>();

  constructor(server: PackageServer) {
    this.#server = server;
  }

  /** Asserts status and body, character by character. A text is compared as it is, anything else as its JSON. */
  expect(answer: Answer, status: number, body: unknown): void {
    const expected = typeof body === 'string' ? body : JSON.stringify(body);
    assert.deepEqual(
      { status: answer.status, text: this.read(answer.text) },
      { status, text: expected }
    );
  }

  read(text: string): string {
    return text
      .replaceAll(this.#server.baseUrl, '<org>')
      .replaceAll(/\b[0-9A-Za-z]{15}[A-Z0-5]{3}\b/g, (word) => this.#placeholder(word));
  }

  /** The id behind a placeholder that an answer has shown. */
  id(placeholder: string): string {
    const found = [...this.#placeholders].find(([, name]) => name === placeholder);
    if (found === undefined) throw new Error(`No answer has shown ${placeholder}.`);
    return found[0];
  }

  #placeholder(word: string): string {
    const known = this.#placeholders.get(word);
    if (known !== undefined) return known;
    const object = [...this.#server.org.schema.objects.values()].find(
      ({ keyPrefix }) => keyPrefix === word.slice(0, 3)
    );
    if (object === undefined) return word;
    const number = (this.#counts.get(object.name) ?? 0) + 1;
    this.#counts.set(object.name, number);
    this.#placeholders.set(word, `<${object.name} ${number}>`);
    return `<${object.name} ${number}>`;
  }
}
