/** The DOM as it is before synthetic shadow hides components' insides from the page: imported first. */
const find = Object.getOwnPropertyDescriptor(Element.prototype, 'querySelectorAll')?.value as (
  this: Element,
  selector: string
) => NodeListOf<Element>;
const Observer = MutationObserver;

/** Elements below `root`, inside of components too. */
export function everywhere(root: Element, selector: string): readonly Element[] {
  return [...find.call(root, selector)];
}

/** Calls back whenever anything below `root` comes or goes, inside of components too. */
export function onChange(root: Element, callback: () => void): void {
  new Observer(callback).observe(root, { childList: true, subtree: true });
}
