import type { BirdClient } from '../bird-client.ts';

const BATCH = 200;
const FIVE_MINUTES = 5 * 60_000;
const PHONE = '+628125550001';

const SENTENCES = [
  'Baik Bu.',
  'Tagihan listrik bulan ini naik lagi, padahal oven hanya dipakai pagi hari.',
  'Boleh kirim foto meteran listrik dan ukuran atap toko? Kami hitung dulu berapa panel yang cukup.',
  'Sabtu jam 10.00 bisa, alamatnya Jl. Braga No. 45, Bandung.',
  'Setelah survei kami kirim penawaran tetap, termasuk izin PLN dan garansi sepuluh tahun untuk panel dan inverter.'
] as const;

/** A Lead with one long conversation. */
export interface LongThread {
  readonly leadId: string;
  readonly messages: number;
  /** `BirdMessage__c` id of the newest message. */
  readonly lastMessageId: string;
}

/** Posts a conversation as a flow would: customer and agent by turns, every tenth message with a picture. */
export async function postLongThread(client: BirdClient, messages: number): Promise<LongThread> {
  const begin = Date.now() - messages * FIVE_MINUTES;
  let leadId = '';
  let lastMessageId = '';
  for (let first = 0; first < messages; first += BATCH) {
    const count = Math.min(BATCH, messages - first);
    const batch = Array.from({ length: count }, (_, index) => message(first + index, begin));
    const { status, body } = await client.post('/services/apexrest/bird/v1/messages', {
      messages: batch
    });
    const { results, failed } = body as {
      results?: { recordId: string; messageRecordId: string }[];
      failed?: number;
    };
    const last = results?.at(-1);
    if (status !== 200 || failed !== 0 || last === undefined)
      throw new Error(`The thread was refused: ${status} ${JSON.stringify(body).slice(0, 500)}`);
    leadId = last.recordId;
    lastMessageId = last.messageRecordId;
  }
  return { leadId, messages, lastMessageId };
}

function message(index: number, begin: number): Readonly<Record<string, unknown>> {
  const isOurs = index % 3 === 2;
  const picture = { url: `https://media.example/${index}.jpg`, contentType: 'image/jpeg' };
  return {
    channel: 'whatsapp',
    messageId: `long-${index}`,
    from: PHONE,
    name: 'Bima Sakti',
    text: `${index + 1}. ${SENTENCES[index % SENTENCES.length]}`,
    occurredAt: new Date(begin + index * FIVE_MINUTES).toISOString(),
    ...(isOurs
      ? { direction: 'outbound', senderName: 'Dewi Lestari', senderKind: 'agent', status: 'read' }
      : { direction: 'inbound' }),
    ...(index % 10 === 9 ? { type: 'image', media: [picture] } : {})
  };
}
