import { RequestRefusal } from '../org/request-refusal.ts';
import type { HttpResponse } from './http-response.ts';

/** A request whose work is taken back, answered in words of its own. */
export class RefusedAnswer extends RequestRefusal {
  readonly response: HttpResponse;

  constructor(response: HttpResponse) {
    super(`The request was refused with ${response.status}.`);
    this.name = 'RefusedAnswer';
    this.response = response;
  }
}
