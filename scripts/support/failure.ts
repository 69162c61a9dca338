/** What went wrong, in whole sentences for the person at the keyboard: what it is, and what to do. Never holds a secret. */
export class Failure extends Error {
  constructor(text: string) {
    super(text);
    this.name = 'Failure';
  }
}
