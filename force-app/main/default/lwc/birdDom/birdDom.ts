/**
 * Tells the elements above something.
 *
 * @param source the component that tells it
 * @param detail what there is to say about it
 * @param reach how far it goes; only to the parent unless told otherwise
 */
export function emit(
  source: Pick<EventTarget, 'dispatchEvent'>,
  name: string,
  detail?: unknown,
  reach?: { readonly bubbles: true; readonly composed?: true }
): void {
  source.dispatchEvent(new CustomEvent(name, { detail, ...reach }));
}

/** Calls back when an element has got another size. Returns what ends that. */
export function watchSize(element: Element, callback: () => void): () => void {
  const observer = new ResizeObserver(callback);
  observer.observe(element);
  return () => observer.disconnect();
}

/** Calls back at an event. Returns what ends that. */
export function onEvent(target: EventTarget, name: string, callback: () => void): () => void {
  target.addEventListener(name, callback);
  return () => target.removeEventListener(name, callback);
}
