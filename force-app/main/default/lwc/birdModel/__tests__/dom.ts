import { createElement } from 'lwc';
import type { LightningElement } from 'lwc';

type ComponentClass = new () => LightningElement;

/** A component in the page, as its parent would make it. */
export type Mounted = HTMLElement & Record<string, unknown>;

/** Puts a component with properties into the page and waits until it is drawn. */
export async function mount(
  name: string,
  is: ComponentClass,
  properties: Readonly<Record<string, unknown>> = {}
): Promise<Mounted> {
  const element = createElement(name, { is: is as never }) as unknown as Mounted;
  Object.assign(element, properties);
  document.body.appendChild(element);
  await settle();
  return element;
}

/** Takes everything out of the page. */
export function unmountAll(): void {
  document.body.replaceChildren();
}

/** Lets promises and drawing come to rest; works under fake timers too. */
export async function settle(rounds = 12): Promise<void> {
  await Promise.resolve();
  if (rounds > 1) {
    await settle(rounds - 1);
  }
}

/** Does something with one item after the other. */
export async function inTurn<T>(
  items: readonly T[],
  action: (item: T) => Promise<void>
): Promise<void> {
  await items.reduce((before, item) => before.then(() => action(item)), Promise.resolve());
}

/** The elements of a component's own template. */
export function all<E extends Element = HTMLElement>(element: Element, selector: string): E[] {
  return [...(element.shadowRoot?.querySelectorAll<E>(selector) ?? [])];
}

/** The one element of a component's own template; fails where there is none. */
export function one<E extends Element = HTMLElement>(element: Element, selector: string): E {
  const found = all<E>(element, selector)[0];
  if (!found) {
    throw new Error(`nothing matches ${selector} in ${element.tagName.toLowerCase()}`);
  }
  return found;
}

/** The text of an element with runs of blanks as one. */
export function textOf(element: Element): string {
  return (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}
