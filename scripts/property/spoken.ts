import { sha256Hex } from './signatures.ts';
import { PEOPLE, type Utterance, type World } from './world.ts';

/** Numbers of which the org's validation rule makes no Lead. */
export const REFUSED_COUNTRY = '+65';

/** One customer; each case has its own. */
export interface Person {
  readonly phone: string;
  readonly bsuid: string;
  readonly username: string;
  /** The customer's own id on channels without phone numbers. */
  readonly account: string;
  readonly email: string;
  readonly name: string;
}

/** An utterance with all that its envelopes name. */
export interface Spoken extends Utterance {
  readonly id: string;
  readonly conversationId: string;
  readonly channelId: string;
  readonly customer: Person;
  /** ISO 8601, UTC, with milliseconds. */
  readonly createdAt: string;
}

/** Milliseconds between two utterances of a case. */
const PACE = 61_337;

/** Ids that are the same whenever a case is sent again in the same room, and shared with no other room. */
export function uuid(...parts: readonly (string | number)[]): string {
  const hex = sha256Hex(parts.join('|'));
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32)
  ].join('-');
}

/**
 * The last customer of a case lives where a validation rule of the org refuses Leads.
 * @param room number of the case: every case has customers of its own
 */
export function personOf(room: number, index: number): Person {
  const number = String(room * 10 + index).padStart(8, '0');
  return {
    phone: index === PEOPLE - 1 ? `${REFUSED_COUNTRY}${number}` : `+62811${number}`,
    bsuid: `ID.9${number}`,
    username: `pelanggan.${number}`,
    account: `77${number}`,
    email: `pelanggan.${number}@example.com`,
    name: `Pelanggan ${number}`
  };
}

/** What the utterances of a case become in a room. @param start milliseconds since 1970 of the first */
export function speak(world: World, room: number, start: number): readonly Spoken[] {
  return world.utterances.map((utterance, index) => ({
    ...utterance,
    id: uuid('message', room, index),
    conversationId: uuid('conversation', room, utterance.person, utterance.channel),
    channelId: uuid('channel', utterance.channel),
    customer: personOf(room, utterance.person),
    createdAt: new Date(start + index * PACE).toISOString()
  }));
}

/** Channels whose customers are known by phone number. */
export function isPhoneChannel({ channel }: Pick<Utterance, 'channel'>): boolean {
  return ['whatsapp', 'sms', 'viber', 'rcs'].includes(channel);
}

/** Identifiers that a delivery of this utterance shows; two deliveries that share one are of one person. */
export function identitiesOf(spoken: Spoken): readonly string[] {
  const { form, channel, customer, shown } = spoken;
  if (!isPhoneChannel(spoken)) {
    const space = form === 1 ? 'contact' : `${form} ${channel}`;
    return [`${space} ${customer.account}`];
  }
  const showsBsuid = channel === 'whatsapp' && (form === 2 || form === 3 || form === 'flow');
  if (!showsBsuid || shown === 'phone') return [customer.phone];
  return shown === 'bsuid' ? [customer.bsuid] : [customer.phone, customer.bsuid];
}
