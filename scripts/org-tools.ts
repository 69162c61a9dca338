/** What an administrator's tools ask of an org, with a session or an access token. */
export interface OrgSession {
  readonly baseUrl: string;
  readonly token: string;
}

/** An answer of the org with a status of 400 or above. */
export class OrgRefusal extends Error {
  readonly status: number;
  readonly body: unknown;

  constructor(request: string, status: number, body: unknown) {
    super(`${request}: ${status} ${JSON.stringify(body)}`);
    this.name = 'OrgRefusal';
    this.status = status;
    this.body = body;
  }
}

const API = '/services/data/v67.0';

/** Runs anonymous Apex. @throws Error with what the org says where it fails */
export async function runApex(session: OrgSession, code: string): Promise<void> {
  const path = `/tooling/executeAnonymous?anonymousBody=${encodeURIComponent(code)}`;
  const answer = (await ask(session, 'GET', API + path)) as { success: boolean };
  if (!answer.success) throw new Error(`Anonymous Apex: ${JSON.stringify(answer)}`);
}

/** The rows of a query, as far as one answer holds them. */
export async function queryRows(
  session: OrgSession,
  soql: string
): Promise<readonly Record<string, unknown>[]> {
  const answer = await ask(session, 'GET', `${API}/query?q=${encodeURIComponent(soql)}`);
  return (answer as { records: Record<string, unknown>[] }).records;
}

/** @throws OrgRefusal */
export async function createRow(
  session: OrgSession,
  type: string,
  values: Readonly<Record<string, unknown>>
): Promise<void> {
  await ask(session, 'POST', `${API}/sobjects/${type}`, values);
}

/** Asks an address of the org. @throws OrgRefusal with what the org says where it refuses */
export async function ask(
  { baseUrl, token }: OrgSession,
  method: string,
  path: string,
  payload?: unknown
): Promise<unknown> {
  const answer = await fetch(`${baseUrl}${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${token}`,
      ...(payload === undefined ? {} : { 'Content-Type': 'application/json' })
    },
    body: payload === undefined ? null : JSON.stringify(payload)
  });
  const text = await answer.text();
  const body: unknown = text === '' ? null : parsed(text);
  if (!answer.ok) throw new OrgRefusal(`${method} ${path.split('?')[0]}`, answer.status, body);
  return body;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text.slice(0, 200);
  }
}
