/**
 * Tells the elements above something.
 *
 * @param source the component that tells it
 * @param detail what there is to say about it
 * @param isFar whether it goes up through all components, and not only to the parent
 */
export function emit(
  source: Pick<EventTarget, 'dispatchEvent'>,
  name: string,
  detail?: unknown,
  isFar = false
): void {
  source.dispatchEvent(new CustomEvent(name, { detail, bubbles: isFar, composed: isFar }));
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

/** What the template wrote into the data attributes of the element that listens. */
export function dataOf({ currentTarget }: Event): DOMStringMap {
  return (currentTarget as HTMLElement).dataset;
}
