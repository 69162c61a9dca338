import { eventHub } from 'local-org/events';

interface Subscription {
  readonly id: string;
  readonly channel: string;
  readonly replayId: number;
}

class Subscriptions {
  private readonly ends = new Map<string, () => void>();
  private next = 1;
  private onError: (error: unknown) => void = () => undefined;

  setErrorCallback(callback: (error: unknown) => void): void {
    this.onError = callback;
  }

  add(channel: string, replayId: number, callback: (message: unknown) => void): Subscription {
    const id = String(this.next++);
    const lost = (): void =>
      this.onError({
        channel: '/meta/connect',
        error: 'The event stream was interrupted.',
        subscription: channel
      });
    this.ends.set(id, eventHub.listen(channel, callback, lost));
    return { id, channel, replayId };
  }

  remove(id: string): boolean {
    this.ends.get(id)?.();
    return this.ends.delete(id);
  }
}

const subscriptions = new Subscriptions();

export function isEmpEnabled(): Promise<boolean> {
  return Promise.resolve(true);
}

export function setDebugFlag(_flag: boolean): void {}

export function onError(callback: (error: unknown) => void): void {
  subscriptions.setErrorCallback(callback);
}

/** Resolves when the server has heard of it. Only new events (`replayId` -1): the local org keeps none. */
export function subscribe(
  channel: string,
  replayId: number,
  onMessage: (message: unknown) => void
): Promise<Subscription> {
  if (replayId !== -1) {
    return Promise.reject(new Error('Replaying platform events is not modelled by the local org.'));
  }
  const subscription = subscriptions.add(channel, replayId, onMessage);
  return eventHub.whenOpen().then(() => subscription);
}

export function unsubscribe(
  subscription: Subscription,
  callback?: (answer: { readonly successful: boolean; readonly subscription: string }) => void
): Promise<{ readonly successful: boolean; readonly subscription: string }> {
  const answer = {
    successful: subscriptions.remove(subscription.id),
    subscription: subscription.channel
  };
  callback?.(answer);
  return Promise.resolve(answer);
}
