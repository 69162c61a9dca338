import { PackageServer, type ServerOptions } from '../../local-org/test/package/package-server.ts';
import { TransactionMeter, type Cost } from './transaction-meter.ts';

/** What one way of handing the same messages to Salesforce has cost, and made. */
export interface WayReport {
  readonly apiCalls: number;
  readonly logins: number;
  readonly cost: Cost;
  readonly leads: number;
  readonly conversations: number;
  readonly messages: number;
  /** Leads that retries alone have made. */
  readonly fromRetries: number;
}

export interface WaysReport {
  readonly people: number;
  readonly messages: number;
  readonly retries: number;
  readonly seed: WayReport;
  readonly ours: WayReport;
}

const PEOPLE = 60;
const MESSAGES_EACH = 5;
/** Every tenth answer is lost, and the flow's step is tried again. */
const RETRY_EVERY = 10;

/** One message as a flow knows it. */
interface Incoming {
  readonly id: string;
  readonly phone: string;
  readonly name: string;
  readonly text: string;
}

interface Way {
  /** @returns API calls, and how many of them were logins */
  send(server: PackageServer, message: Incoming): Promise<{ calls: number; logins: number }>;
}

/** Sends the same messages in both ways, each to an org of its own, one after another as a flow does. */
export async function compareWays(project: ServerOptions['project']): Promise<WaysReport> {
  const messages = incoming();
  return {
    people: PEOPLE,
    messages: messages.length,
    retries: Math.floor(messages.length / RETRY_EVERY),
    seed: await run(project, () => new SeedWay(), messages),
    ours: await run(project, () => new OurWay(), messages)
  };
}

async function run(
  project: ServerOptions['project'],
  begin: () => Way,
  messages: readonly Incoming[]
): Promise<WayReport> {
  const server = await PackageServer.start({ project });
  const meter = new TransactionMeter();
  let apiCalls = 0;
  let logins = 0;
  let fromRetries = 0;
  const leads = (): number => server.rows('SELECT Id FROM Lead').length;
  let way = begin();
  const send = async (message: Incoming): Promise<void> => {
    const sent = await way.send(server, message);
    apiCalls += sent.calls;
    logins += sent.logins;
  };
  try {
    await send({ id: 'warm-up', phone: '+6281999999999', name: 'Nobody', text: 'Halo' });
    const before = leads();
    apiCalls = 0;
    logins = 0;
    way = begin();
    const cost = await meter.measure(async () => {
      for (const [index, message] of messages.entries()) {
        await send(message);
        if ((index + 1) % RETRY_EVERY !== 0) continue;
        const known = leads();
        await send(message);
        fromRetries += leads() - known;
      }
    });
    return {
      apiCalls,
      logins,
      cost,
      leads: leads() - before,
      conversations: count(server, 'BirdConversation__c'),
      messages: count(server, 'BirdMessage__c'),
      fromRetries
    };
  } finally {
    meter.remove();
    await server.stop();
  }
}

/** Without what the warm-up made. */
function count(server: PackageServer, object: string): number {
  return Math.max(0, server.rows(`SELECT Id FROM ${object}`).length - 1);
}

/** The tutorial's flow: a token, then a create of Salesforce's own API, in every run. */
class SeedWay implements Way {
  async send(
    server: PackageServer,
    { phone, name, text }: Incoming
  ): Promise<{ calls: number; logins: number }> {
    const token = await server.fetchToken();
    const lead = {
      Phone: phone,
      LastName: name,
      Company: 'WhatsApp',
      LeadSource: 'WhatsApp',
      Description: text
    };
    const headers = { Authorization: `Bearer ${token}` };
    const address = '/services/data/v67.0/sobjects/Lead';
    const answer = await server.call('POST', address, lead, { headers });
    if (answer.status !== 201) throw new Error(answer.text);
    return { calls: 2, logins: 1 };
  }
}

/** One call, with a token that is kept until it expires. */
class OurWay implements Way {
  #token: string | null = null;

  async send(
    server: PackageServer,
    { id, phone, name, text }: Incoming
  ): Promise<{ calls: number; logins: number }> {
    const isNew = this.#token === null;
    this.#token ??= await server.fetchToken();
    const headers = { Authorization: `Bearer ${this.#token}` };
    const message = { channel: 'whatsapp', messageId: id, from: phone, name, text };
    const answer = await server.post(message, { headers });
    if (answer.status > 201) throw new Error(answer.text);
    return { calls: isNew ? 2 : 1, logins: isNew ? 1 : 0 };
  }
}

/** Everybody writes once, then everybody again: conversations go on side by side. */
function incoming(): readonly Incoming[] {
  return Array.from({ length: PEOPLE * MESSAGES_EACH }, (_, index) => {
    const person = index % PEOPLE;
    return {
      id: `way-${index}`,
      phone: `+62813${String(person).padStart(8, '0')}`,
      name: `Pelanggan ${person}`,
      text: `Pesan ke-${Math.floor(index / PEOPLE) + 1}`
    };
  });
}
