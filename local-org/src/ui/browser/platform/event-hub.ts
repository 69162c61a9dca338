type Hear = (message: unknown) => void;

interface Listener {
  readonly channel: string;
  readonly hear: Hear;
  readonly lost: () => void;
}

/**
 * One stream of the server's events for the whole page, whatever number of channels it hears: a browser opens only six
 * connections to one host. While the page is hidden the stream is closed; afterwards what was missed comes first.
 */
class EventHub {
  private readonly listeners = new Set<Listener>();
  private source: EventSource | null = null;
  private lastId: string | null = null;
  private isOpening = false;
  private waiting: (() => void)[] = [];

  constructor() {
    document.addEventListener('visibilitychange', () => this.reopen());
  }

  /** Hears the messages of one channel until the returned function is called. */
  listen(channel: string, hear: Hear, lost: () => void): () => void {
    const listener = { channel, hear, lost };
    this.listeners.add(listener);
    this.reopen();
    return () => {
      this.listeners.delete(listener);
      this.reopen();
    };
  }

  /** Resolves when the server hears the present listeners; at once while the page is hidden. */
  whenOpen(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private release(): void {
    const released = this.waiting;
    this.waiting = [];
    for (const resolve of released) resolve();
  }

  /** Several changes at once make one new stream. */
  private reopen(): void {
    if (this.isOpening) return;
    this.isOpening = true;
    queueMicrotask(() => {
      this.isOpening = false;
      this.source?.close();
      this.source = document.hidden || this.listeners.size === 0 ? null : this.open();
      if (this.source === null) this.release();
    });
  }

  private open(): EventSource {
    const query = new URLSearchParams();
    for (const channel of new Set([...this.listeners].map((listener) => listener.channel))) {
      query.append('channel', channel);
    }
    if (this.lastId !== null) query.set('after', this.lastId);
    const source = new EventSource(`/event-stream?${query.toString()}`);
    source.addEventListener('open', (event) => {
      this.remember(event);
      this.release();
    });
    source.addEventListener('message', (event) => this.receive(event as MessageEvent<string>));
    source.addEventListener('error', () => {
      for (const listener of this.listeners) listener.lost();
    });
    return source;
  }

  private receive(event: MessageEvent<string>): void {
    this.remember(event);
    const { channel, message } = JSON.parse(event.data) as { channel: string; message: unknown };
    for (const listener of this.listeners) if (listener.channel === channel) listener.hear(message);
  }

  /** The stream's own opening is an event without a number. */
  private remember(event: Event): void {
    const { lastEventId } = event as MessageEvent<string>;
    if (lastEventId !== undefined && lastEventId !== '') this.lastId = lastEventId;
  }
}

export const eventHub = new EventHub();
