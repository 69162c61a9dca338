/** `System.LimitException`: ends the transaction; no Apex catch block sees it. */
export class LimitFailure extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'System.LimitException';
  }
}
