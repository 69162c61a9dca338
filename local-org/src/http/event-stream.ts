import type { ServerResponse } from 'node:http';

interface SentMessage {
  readonly id: number;
  readonly channel: string;
  readonly message: unknown;
}

/** Messages that a page gets which was away for a moment. */
const MESSAGES_KEPT = 500;

/** Bytes that wait for a reader who does not read; then the stream ends, and the page may come back for what it missed. */
const MOST_WAITING_BYTES = 1_000_000;

/** Open streams of server-sent events: the local org's stand-in for the streaming API. One stream hears several channels. */
export class EventStreams {
  readonly #listeners = new Map<ServerResponse, ReadonlySet<string>>();
  #kept: readonly SentMessage[] = [];
  #lastId = 0;

  /**
   * Keeps the response open and sends every later message of the channels to it.
   * @param after number of the last message that the page has seen; what it missed since comes first. null: only what is new.
   */
  open(channels: ReadonlySet<string>, after: number | null, response: ServerResponse): void {
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      Connection: 'keep-alive'
    });
    response.write(`retry: 1000\nid: ${this.#lastId}\nevent: open\ndata: {}\n\n`);
    for (const sent of this.#kept) {
      if (after !== null && sent.id > after && channels.has(sent.channel)) write(response, sent);
    }
    this.#listeners.set(response, channels);
    const forget = (): boolean => this.#listeners.delete(response);
    response.on('close', forget);
    response.on('error', forget);
  }

  /** A platform event in the shape that `lightning/empApi` hands to its callback. */
  publishPlatformEvent(eventName: string, payload: Readonly<Record<string, unknown>>): void {
    const channel = `/event/${eventName}`;
    this.send(channel, { channel, data: { event: { replayId: this.#lastId + 1 }, payload } });
  }

  send(channel: string, message: unknown): void {
    const sent: SentMessage = { id: ++this.#lastId, channel, message };
    this.#kept = [...this.#kept, sent].slice(-MESSAGES_KEPT);
    for (const [response, channels] of this.#listeners) {
      if (channels.has(channel)) write(response, sent);
      if (response.writableLength > MOST_WAITING_BYTES) response.destroy();
    }
  }

  /** Ends every stream. */
  close(): void {
    for (const response of this.#listeners.keys()) response.end();
    this.#listeners.clear();
  }
}

function write(response: ServerResponse, { id, channel, message }: SentMessage): void {
  response.write(`id: ${id}\ndata: ${JSON.stringify({ channel, message })}\n\n`);
}
