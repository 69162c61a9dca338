/** The message that `POST /services/apexrest/bird/v1/messages` takes. */
export interface NormalisedMessage {
  readonly channel: string;
  readonly channelId?: string | undefined;
  readonly kind: 'message' | 'status' | 'conversation';
  readonly messageId: string;
  readonly conversationId?: string | undefined;
  readonly direction: 'inbound' | 'outbound';
  /** The customer, whatever the direction. */
  readonly from: string;
  readonly identifierKey?: string | undefined;
  readonly identities?: readonly { readonly key: string; readonly value: string }[] | undefined;
  /** The customer's name. */
  readonly name?: string | undefined;
  readonly senderName?: string | undefined;
  readonly senderKind?: 'customer' | 'agent' | 'bot' | 'flow' | 'campaign' | 'system' | undefined;
  readonly type?: string | undefined;
  readonly text?: string | undefined;
  readonly choices?: readonly string[] | undefined;
  readonly media?: readonly NormalisedMedia[] | undefined;
  readonly location?: NormalisedLocation | undefined;
  readonly status?: string | undefined;
  readonly statusReason?: string | undefined;
  readonly occurredAt?: string | undefined;
}

export interface NormalisedMedia {
  readonly url: string;
  readonly contentType?: string | undefined;
  readonly filename?: string | undefined;
  readonly caption?: string | undefined;
  readonly size?: number | undefined;
}

export interface NormalisedLocation {
  readonly latitude: number;
  readonly longitude: number;
  readonly label?: string | undefined;
  readonly address?: string | undefined;
}

/** Platform names of older and newer deliveries in one form. */
export function channelName(platform: string): string {
  const lower = platform.toLowerCase();
  return CHANNELS.get(lower) ?? lower;
}

const CHANNELS: ReadonlyMap<string, string> = new Map([
  ['facebook', 'messenger'],
  ['facebookid', 'messenger'],
  ['applebc', 'apple'],
  ['whatsapp_sandbox', 'whatsapp'],
  ['whatsappusername', 'whatsapp'],
  ['whatsappbsuid', 'whatsapp']
]);

/** A name that is more than the number again. */
export function nameUnlessNumber(
  name: string | undefined,
  identity: string | undefined
): string | undefined {
  if (name === undefined) return undefined;
  const digits = (text: string): string => text.replace(/\D/g, '');
  const repeatsNumber =
    /^\+?[\d\s]+$/.test(name) && identity !== undefined && digits(name) === digits(identity);
  return repeatsNumber ? undefined : name;
}
