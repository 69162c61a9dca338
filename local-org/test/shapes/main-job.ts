import type { PackageServer, Row } from '../package/package-server.ts';
import { textsOf } from '../package/record-page.ts';
import { message } from '../package/sample-message.ts';

/** What becomes of one message: the answer in one line, and the record's page where there is a record. */
export interface Outcome {
  /** `created Lead`, or `stored Lead REQUIRED_FIELD_MISSING: …`. */
  readonly answer: string;
  readonly recordId: string | null;
}

/** Posts a message as a Bird flow does: with the token of the integration user. */
export async function deliver(
  server: PackageServer,
  body: Row,
  address = server.messagesAddress
): Promise<Outcome> {
  const { status: code, text } = await server.call('POST', address, body);
  if (code >= 300) return { answer: `${code} ${text}`, recordId: null };
  const answer = JSON.parse(text) as Readonly<Record<string, string | null>>;
  const { status, objectType, errorCode, message: reason, recordId } = answer;
  const said = [status, objectType].filter((part) => part !== null).join(' ');
  return {
    answer: errorCode === null ? said : `${said} ${errorCode}: ${reason}`,
    recordId: recordId ?? null
  };
}

/**
 * What the package is for: a first message, the same again, a second one of the same person, one of a channel that makes Cases, and
 * what the sales rep then reads on the page.
 */
export async function mainJob(server: PackageServer): Promise<readonly string[]> {
  const whatsapp = message('+6281234567890', { messageId: 'shape-1', text: 'Halo' });
  const viber = message('+6281234567891', { channel: 'viber', messageId: 'shape-3' });
  const first = await deliver(server, whatsapp);
  const outcomes = [
    first,
    await deliver(server, whatsapp),
    await deliver(server, { ...whatsapp, messageId: 'shape-2', text: 'Masih ada?' }),
    await deliver(server, viber),
    await deliver(server, viber)
  ];
  const page = first.recordId === null ? 'no record' : await textsOf(server, first.recordId);
  return [...outcomes.map(({ answer }) => answer), `page: ${JSON.stringify(page)}`];
}

/** The answers of the main job where nothing stands in its way. */
export const WELL_DONE: readonly string[] = [
  'created Lead',
  'duplicate Lead',
  'matched Lead',
  'created Case',
  'duplicate Case',
  'page: ["Halo","Masih ada?"]'
];

/** The answers where every Lead is refused: the messages are kept, and Cases are none of it. */
export function withoutLeads(refused: string): readonly string[] {
  return [refused, refused, refused, ...WELL_DONE.slice(3, 5), 'page: "no record"'];
}
