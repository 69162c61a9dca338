import type { OrgServices } from '../services.ts';
import type { PlatformRow } from './stores.ts';

const LONGEST_ERROR = 255;
/** What high-volume events say of their last one. */
const UNKNOWN = '-1';

/**
 * A trigger on the event bus: its row of EventBusSubscriber. Inside of a transaction only.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_eventbussubscriber.htm
 */
export class Subscriber {
  readonly #services: OrgServices;
  readonly #row: PlatformRow;

  private constructor(services: OrgServices, row: PlatformRow) {
    this.#services = services;
    this.#row = row;
  }

  /** The subscriber of a trigger, made when it first hears of an event. */
  static find(services: OrgServices, object: string, trigger: string): Subscriber {
    const rows = services.platformRows;
    const key = { Name: trigger, Topic: object, Type: 'ApexTrigger' };
    const [known] = rows.find('EventBusSubscriber', key);
    if (known !== undefined) return new Subscriber(services, known);
    rows.insert('EventBusSubscriber', {
      ...key,
      LastProcessed: '0',
      LastPublished: UNKNOWN,
      Retries: 0,
      Status: 'Running'
    });
    return Subscriber.find(services, object, trigger);
  }

  get isRunning(): boolean {
    return this.#row['Status'] === 'Running';
  }

  /** Replay id of the last event it has had. */
  get position(): number {
    return Number(this.#row['LastProcessed'] ?? 0);
  }

  get retries(): number {
    return Number(this.#row['Retries'] ?? 0);
  }

  get lastError(): string | null {
    const text = this.#row['LastError'];
    return typeof text === 'string' ? text : null;
  }

  moveTo(position: number): void {
    this.#update({ LastProcessed: String(position), Retries: 0, LastError: null });
  }

  /** Asked for the whole batch again. */
  retry(retries: number, error: string): void {
    this.#update({ Retries: retries, LastError: error.slice(0, LONGEST_ERROR) });
  }

  /** Hears no more events until somebody resumes it. */
  stop(error: string): void {
    this.#update({ Status: 'Error', LastError: error.slice(0, LONGEST_ERROR) });
  }

  #update(values: PlatformRow): void {
    this.#services.platformRows.update('EventBusSubscriber', String(this.#row['Id']), values);
  }
}
