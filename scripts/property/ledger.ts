import { isUtf8 } from 'node:buffer';
import type { Letter } from './letters.ts';
import { sha256Hex } from './signatures.ts';
import { identitiesOf, isPhoneChannel, REFUSED_COUNTRY, type Spoken } from './spoken.ts';

/** Stages of a delivery status, in which it only moves forward. */
const STAGES: ReadonlyMap<string, number> = new Map([
  ['accepted', 0],
  ['pending', 0],
  ['sent', 1],
  ['received', 2],
  ['delivered', 2],
  ['failed', 2],
  ['delivery_failed', 2],
  ['rejected', 2],
  ['read', 3]
]);

/** The stage of a word; -1 for a word that nobody knows, and for none. */
export function stageOf(word: unknown): number {
  return STAGES.get(String(word)) ?? -1;
}

/** A message that the org has accepted. */
export interface AcceptedMessage {
  readonly spoken: Spoken;
  /** The furthest stage that any accepted delivery names. */
  readonly stage: number;
}

/** What accepted letters oblige the org to hold. */
export class Ledger {
  readonly #messages = new Map<string, Spoken>();
  readonly #stages = new Map<string, number>();
  /** Ids of which only news came that may, or may not, hold the message too. */
  readonly #perhaps = new Set<string>();
  readonly #malformed = new Set<string>();
  readonly #leads = new People();
  readonly #cases = new People();
  #mixed = false;

  /** Notes a letter that was answered 2xx, or a malformed one that was refused. */
  note(letter: Letter): void {
    const { about, verdict, source, bytes } = letter;
    if (verdict === 'malformed' && source !== null) {
      this.#malformed.add(`malformed|${source}|${sha256Hex(keptText(bytes))}`);
    }
    if (verdict !== 'read') return;
    for (const [index, spoken] of about.entries()) {
      this.#noteOne(spoken, index === 0 ? letter.step.status : null, letter.path);
    }
  }

  #noteOne(spoken: Spoken, status: string | null, path: string): void {
    const word = status ?? firstStatus(spoken, path);
    const stage = Math.max(this.#stages.get(spoken.id) ?? -1, stageOf(word));
    this.#stages.set(spoken.id, stage);
    const brings = status === null ? 'message' : broughtBy(spoken, path);
    if (brings === 'perhaps') this.#perhaps.add(spoken.id);
    if (brings !== 'message') return;
    this.#messages.set(spoken.id, spoken);
    const people = targetOf(spoken) === 'Case' ? this.#cases : this.#leads;
    people.meet(identitiesOf(spoken), spoken.direction === 'inbound');
  }

  /** From now on the order of processing is not the order of posting. */
  forgetOrder(): void {
    this.#mixed = true;
  }

  get messages(): ReadonlyMap<string, Spoken> {
    return this.#messages;
  }

  /** Messages that may be stored, and need not. */
  get perhaps(): readonly string[] {
    return [...this.#perhaps].filter((id) => !this.#messages.has(id));
  }

  get malformed(): ReadonlySet<string> {
    return this.#malformed;
  }

  /** Statuses whose message has not come. */
  get waiting(): readonly string[] {
    return [...this.#stages.keys()].filter(
      (id) => !this.#messages.has(id) && !this.#perhaps.has(id) && (this.#stages.get(id) ?? -1) >= 0
    );
  }

  stage(id: string): number {
    return this.#stages.get(id) ?? -1;
  }

  /** The least and the most Leads and Cases that the messages may have made. */
  get bounds(): Readonly<Record<'Lead' | 'Case', readonly [number, number]>> {
    return { Lead: this.#leads.bounds(this.#mixed), Case: this.#cases.bounds(this.#mixed) };
  }
}

/** What the shipped routes make of a first message. */
export function targetOf({ channel }: Pick<Spoken, 'channel'>): 'Lead' | 'Case' {
  return channel === 'viber' ? 'Case' : 'Lead';
}

/** A body that is no text is kept as Base64. */
function keptText(bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString('utf8') : bytes.toString('base64');
}

/** News of the first two generations repeats the message it is about. */
function broughtBy({ form, content }: Spoken, path: string): 'message' | 'status' | 'perhaps' {
  if (path === '/messages' || form === 3) return 'status';
  return content.kind === 'nothing' || content.kind === 'unknown' ? 'perhaps' : 'message';
}

function firstStatus({ form, direction }: Spoken, path: string): string | null {
  if (path === '/messages') return direction === 'outbound' ? 'pending' : null;
  if (direction === 'outbound') return form === 1 ? 'pending' : 'accepted';
  return form === 2 ? 'delivered' : 'received';
}

/** Persons as their identifiers tell them apart, and how many of them have a record. */
class People {
  /** One entry a person: what is known of it, and whether an inbound message came. */
  #persons: { readonly known: ReadonlySet<string>; readonly hasRecord: boolean }[] = [];
  readonly #shown: (readonly string[])[] = [];
  #made = 0;

  meet(identities: readonly string[], isInbound: boolean): void {
    if (isInbound) this.#shown.push(identities);
    const same = this.#persons.filter(({ known }) => identities.some((each) => known.has(each)));
    const had = same.some(({ hasRecord }) => hasRecord);
    if (isInbound && !had) this.#made += 1;
    const known = new Set([...same.flatMap((person) => [...person.known]), ...identities]);
    this.#persons = [
      ...this.#persons.filter((person) => !same.includes(person)),
      { known, hasRecord: had || isInbound }
    ];
  }

  /** @param anyOrder whether the messages may have been processed in another order */
  bounds(anyOrder: boolean): readonly [number, number] {
    const least = this.#persons.filter(
      ({ hasRecord, known }) => hasRecord && ![...known].some(isRefused)
    ).length;
    return [least, anyOrder ? this.#mostInAnyOrder() : this.#made];
  }

  /** Messages that show no common identifier may each have been the first. */
  #mostInAnyOrder(): number {
    const single = new Set(this.#shown.filter((each) => each.length === 1).flat());
    const others = this.#shown.filter(
      (each) => each.length > 1 && !each.some((identity) => single.has(identity))
    );
    return single.size + new Set(others.map((each) => each.join(' '))).size;
  }
}

function isRefused(identity: string): boolean {
  return identity.startsWith(REFUSED_COUNTRY);
}

/** Whether a delivery names the conversation's person by phone number. */
export function showsPhone(spoken: Spoken): boolean {
  return isPhoneChannel(spoken) && identitiesOf(spoken).includes(spoken.customer.phone);
}
