import { RequestRefusal } from '../../org/request-refusal.ts';

/** Why an action could not be invoked: one entry of a result's `errors`. */
export class ActionFailure extends RequestRefusal {
  readonly statusCode: string;
  readonly fields: readonly string[];

  constructor(statusCode: string, message: string, fields: readonly string[] = []) {
    super(message);
    this.name = 'ActionFailure';
    this.statusCode = statusCode;
    this.fields = fields;
  }
}
