import { LightningElement } from 'lwc';

interface Toast {
  readonly id: number;
  readonly title: string;
  readonly message: string;
  readonly themeClass: string;
}

/** Shows what components send as `ShowToastEvent`. */
export default class Toasts extends LightningElement {
  toasts: readonly Toast[] = [];
  private nextId = 1;
  private readonly hear = (event: Event): void =>
    this.show(event as CustomEvent<Record<string, unknown>>);

  override connectedCallback(): void {
    window.addEventListener('lightning__showtoast', this.hear);
  }

  override disconnectedCallback(): void {
    window.removeEventListener('lightning__showtoast', this.hear);
  }

  close(event: Event): void {
    const id = Number((event.currentTarget as HTMLElement).dataset['id']);
    this.toasts = this.toasts.filter((toast) => toast.id !== id);
  }

  private show(event: CustomEvent<Record<string, unknown>>): void {
    const { title, message, variant } = event.detail;
    const toast: Toast = {
      id: this.nextId++,
      title: textOf(title, ''),
      message: textOf(message, ''),
      themeClass: `slds-notify slds-notify_toast slds-theme_${textOf(variant, 'info')}`
    };
    this.toasts = [...this.toasts, toast];
  }
}

function textOf(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}
