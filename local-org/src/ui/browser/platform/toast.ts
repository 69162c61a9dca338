/** `lightning/platformShowToastEvent`: the shell hears it. */
export class ShowToastEvent extends CustomEvent<Readonly<Record<string, unknown>>> {
  constructor(detail: Readonly<Record<string, unknown>>) {
    super('lightning__showtoast', { composed: true, cancelable: true, bubbles: true, detail });
  }
}

export const ShowToastEventName = 'lightning__showtoast';
