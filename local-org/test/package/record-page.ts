import type { PackageServer, Row } from './package-server.ts';

/** What the record page reads, as the sales rep reads it. */
export class RecordPage {
  readonly #server: PackageServer;
  readonly #recordId: string;

  constructor(server: PackageServer, recordId: string) {
    this.#server = server;
    this.#recordId = recordId;
  }

  /** The frame, or the error as the page gets it. */
  async frame(): Promise<Row> {
    return await this.#call('BirdConversationController.getThread', {});
  }

  async messages(conversationIds: readonly string[], request: object = {}): Promise<Row> {
    return await this.#call('BirdConversationController.getMessages', {
      conversationIds,
      request: JSON.stringify(request)
    });
  }

  async search(conversationIds: readonly string[], term: string): Promise<Row> {
    return await this.#call('BirdConversationController.search', { conversationIds, term });
  }

  async #call(method: string, parameters: object): Promise<Row> {
    return await callAsRep(this.#server, method, { recordId: this.#recordId, ...parameters });
  }
}

/** What a method that a page calls answers the sales rep, or its error. */
export async function callAsRep(
  server: PackageServer,
  method: string,
  parameters: object
): Promise<Row> {
  const answer = await server.callController('rep', method, parameters);
  const body = JSON.parse(answer.text) as Row;
  return answer.status === 200 ? body : (JSON.parse(String(body['message'])) as Row);
}

/** Ids of a frame's conversations. */
export function conversationIds(frame: Row): readonly string[] {
  return (frame['conversations'] as readonly Row[]).map((row) => String(row['id']));
}

/** The texts on the page of a record, or why the page shows none. */
export async function textsOf(server: PackageServer, recordId: string): Promise<unknown> {
  const page = new RecordPage(server, recordId);
  const frame = await page.frame();
  if (frame['conversations'] === undefined) return frame;
  const { messages } = await page.messages(conversationIds(frame));
  return (messages as readonly Row[]).map((message) => message['body']).toSorted();
}
