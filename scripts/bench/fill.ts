import { PackageServer, type ServerOptions } from '../../local-org/test/package/package-server.ts';
import type { ColumnValue } from '../../local-org/src/store/columns.ts';
import { Store } from '../../local-org/src/store/store.ts';
import { uuid } from '../property/spoken.ts';

type Project = ServerOptions['project'];
type Columns = Readonly<Record<string, ColumnValue>>;

/** Messages of one conversation. */
export const MESSAGES_PER_PERSON = 10;

/** The customer and the message that every row is made after. */
const TEMPLATE_PHONE = '+6281000000000';
const TEMPLATE_MESSAGE = 'template-message';

/** The customer of a stored conversation. */
export function storedPhone(person: number): string {
  return `+62812${String(person).padStart(8, '0')}`;
}

/** The id of a stored message. */
export function storedMessageId(message: number): string {
  return uuid('stored', message);
}

/**
 * Fills a database with messages as the package stores them: one is received, and all others are written after it, with their own
 * ids, keys, phones and times, ten to a conversation and a Lead.
 */
export async function fillDatabase(
  project: Project,
  database: string,
  messages: number
): Promise<void> {
  const server = await PackageServer.start({ project, database });
  const sent = { channel: 'whatsapp', messageId: TEMPLATE_MESSAGE, from: TEMPLATE_PHONE };
  const { status, text } = await server.post({ ...sent, name: 'Siti Rahayu', text: 'Halo' });
  await server.stop();
  if (status !== 201) throw new Error(text);
  const store = Store.open(project.schema, { file: database });
  store.begin();
  const copier = new RowCopier(store);
  for (let person = 0; person * MESSAGES_PER_PERSON < messages; person += 1) {
    copier.copyPerson(person, Math.min(MESSAGES_PER_PERSON, messages - person * 10));
  }
  store.commit();
  store.close();
}

/** Writes rows after the received one. */
class RowCopier {
  readonly #store: Store;
  readonly #lead: Columns;
  readonly #conversation: Columns;
  readonly #message: Columns;

  constructor(store: Store) {
    this.#store = store;
    this.#lead = this.#template('Lead');
    this.#conversation = this.#template('BirdConversation__c');
    this.#message = this.#template('BirdMessage__c');
  }

  copyPerson(person: number, messages: number): void {
    const phone = storedPhone(person);
    const lead = this.#copy('Lead', this.#lead, [[TEMPLATE_PHONE, phone]]);
    const ofPerson: [string, string][] = [
      [TEMPLATE_PHONE, phone],
      [String(this.#lead['Id']), lead]
    ];
    const conversation = this.#copy('BirdConversation__c', this.#conversation, ofPerson);
    for (let index = 0; index < messages; index += 1) {
      const id = storedMessageId(person * MESSAGES_PER_PERSON + index);
      this.#copy('BirdMessage__c', this.#message, [
        [TEMPLATE_MESSAGE, id],
        [String(this.#conversation['Id']), conversation]
      ]);
    }
  }

  #template(object: string): Columns {
    const [row] = this.#store.all(`SELECT * FROM "${object}"`);
    const columns = this.#store.columns(object);
    return Object.fromEntries(columns.map((column) => [column, row![column] as ColumnValue]));
  }

  /** @returns the id of the copy */
  #copy(
    object: string,
    template: Columns,
    replacements: readonly (readonly [string, string])[]
  ): string {
    const id = this.#store.nextId(object);
    const row: Record<string, ColumnValue> = { ...template };
    for (const [column, value] of Object.entries(template)) {
      if (typeof value !== 'string') continue;
      for (const [from, to] of replacements) {
        if (value.includes(from)) row[column] = value.replaceAll(from, to);
      }
    }
    row['Id'] = id;
    if (object !== 'Lead') {
      const number = this.#store.nextNumber(`number:${object}.Name`);
      row['Name'] = String(template['Name']).replace(/\d+/, String(number).padStart(8, '0'));
    }
    if (object === 'BirdMessage__c') row['SortKey__c'] = sortKey(this.#moment());
    this.#store.insert(object, row);
    return id;
  }

  /** Seconds that go on from row to row. */
  #moment(): number {
    return this.#store.nextNumber('bench');
  }
}

/** Three years back, a minute and a half from message to message. */
function sortKey(number: number): string {
  const time = new Date(Date.UTC(2023, 10, 23) + number * 94_000).toISOString();
  const digest = String(number * 2_654_435_761)
    .padStart(16, '0')
    .slice(-16);
  return `${time.replaceAll(/[-:.TZ]/g, '')}-${digest}`;
}
