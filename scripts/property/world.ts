import fc from 'fast-check';
import { textArbitrary } from './texts.ts';

/** Channels of which deliveries are generated; `semaphore` is one that nobody knows. */
export type Channel =
  | 'whatsapp'
  | 'sms'
  | 'viber'
  | 'rcs'
  | 'telegram'
  | 'line'
  | 'messenger'
  | 'instagram'
  | 'email'
  | 'semaphore';

/** Which identifiers of a WhatsApp customer a delivery shows. */
export type Shown = 'phone' | 'phoneAndBsuid' | 'bsuid';

export type Content =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'media'; readonly type: MediaType; readonly caption: string | null }
  | { readonly kind: 'location' }
  | { readonly kind: 'reply'; readonly text: string }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'nothing' };

export type MediaType = 'image' | 'audio' | 'video' | 'file';

/** The three envelopes, and the normalised message of a flow. */
export type Form = 1 | 2 | 3 | 'flow';

/** A message as it was said, before any envelope. */
export interface Utterance {
  readonly form: Form;
  readonly channel: Channel;
  readonly direction: 'inbound' | 'outbound';
  /** Index of the customer. */
  readonly person: number;
  readonly shown: Shown;
  readonly content: Content;
}

export const STATUS_WORDS = [
  'accepted',
  'pending',
  'sent',
  'delivered',
  'failed',
  'delivery_failed',
  'rejected',
  'read',
  'sparkling'
] as const;

/** Harm that comes to a delivery on its way, or that its sender did. */
export const DAMAGES = [
  'truncated',
  'empty',
  'twoObjects',
  'list',
  'notUtf8',
  'noEnvelope',
  'wrongId',
  'wrongText',
  'wrongPart',
  'noId',
  'tooLarge',
  'unknownKeys',
  'unknownEvent'
] as const;
export type Damage = (typeof DAMAGES)[number];

/** What goes wrong in the org while it works on a delivery. */
export const TROUBLES = [
  'lockedConversation',
  'lockedMessage',
  'lockedLead',
  'rivalConversation',
  'fullMessages',
  'fullLeads',
  'triggerAtLimit',
  'jobAtLimit',
  'crash',
  'triggerCrash',
  'lostAnswer'
] as const;
export type Trouble = (typeof TROUBLES)[number];

/** One request: an utterance, or news about it, on one way. */
export interface Step {
  /** Counts utterances round and round. */
  readonly about: number;
  /** The word of a status; null is the message itself. */
  readonly status: (typeof STATUS_WORDS)[number] | null;
  /** An event of the conversation, where the envelope knows one. */
  readonly aboutConversation: boolean;
  /** Into a source that is processed afterwards. */
  readonly later: boolean;
  /** By a guest of the Site, where it is processed afterwards. */
  readonly asGuest: boolean;
  /** Further utterances of flows in the same list. */
  readonly more: number;
  readonly damage: Damage | null;
  readonly trouble: Trouble | null;
}

/** What a generated case sends; shuffled, with repetitions. */
export interface World {
  readonly utterances: readonly Utterance[];
  readonly steps: readonly Step[];
  /** Whether deliveries that are processed afterwards pile up until the end. */
  readonly bursts: boolean;
}

/** Customers of one case. */
export const PEOPLE = 4;

const CHANNELS_OF: Readonly<Record<Form, readonly Channel[]>> = {
  1: ['whatsapp', 'sms', 'telegram', 'line', 'messenger', 'email', 'semaphore'],
  2: [
    'whatsapp',
    'whatsapp',
    'sms',
    'viber',
    'rcs',
    'telegram',
    'line',
    'messenger',
    'instagram',
    'email',
    'semaphore'
  ],
  3: ['whatsapp', 'sms'],
  flow: ['whatsapp', 'sms', 'viber', 'telegram', 'instagram']
};

function contentArbitrary(): fc.Arbitrary<Content> {
  const text = textArbitrary();
  return fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('text' as const), text }) },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('media' as const),
        type: fc.constantFrom<MediaType[]>('image', 'audio', 'video', 'file'),
        caption: fc.option(text)
      })
    },
    { weight: 1, arbitrary: fc.constant({ kind: 'location' as const }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('reply' as const), text }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'unknown' as const }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'nothing' as const }) }
  );
}

function utteranceArbitrary(): fc.Arbitrary<Utterance> {
  return fc.constantFrom<Form[]>(1, 2, 2, 3, 'flow').chain((form) =>
    fc.record({
      form: fc.constant(form),
      channel: fc.constantFrom(...CHANNELS_OF[form]),
      direction: fc.constantFrom('inbound' as const, 'inbound' as const, 'outbound' as const),
      person: fc.nat(PEOPLE - 1),
      shown: fc.constantFrom<Shown[]>('phone', 'phoneAndBsuid', 'bsuid'),
      content: contentArbitrary()
    })
  );
}

function stepArbitrary(): fc.Arbitrary<Step> {
  return fc.record({
    about: fc.nat(60),
    status: fc.option(fc.constantFrom(...STATUS_WORDS), { freq: 2 }),
    aboutConversation: fc.nat(9).map((number) => number === 1),
    later: fc.boolean(),
    asGuest: fc.boolean(),
    more: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(4) }),
    damage: fc.oneof(
      { weight: 9, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.constantFrom(...DAMAGES) }
    ),
    trouble: fc.oneof(
      { weight: 9, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.constantFrom(...TROUBLES) }
    )
  });
}

/** A case of up to `most` deliveries, half as many on the average. */
export function worldArbitrary(most: number): fc.Arbitrary<World> {
  return fc.record({
    utterances: fc.array(utteranceArbitrary(), { minLength: 1, maxLength: 30, size: 'max' }),
    steps: fc.array(stepArbitrary(), { minLength: 1, maxLength: most, size: 'max' }),
    bursts: fc.boolean()
  });
}
