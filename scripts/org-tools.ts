/** What an administrator's tools ask of an org, with a session or an access token. */
export interface OrgSession {
  readonly baseUrl: string;
  readonly token: string;
}

const API = '/services/data/v67.0';

/** Runs anonymous Apex. @throws Error with what the org says where it fails */
export async function runApex(session: OrgSession, code: string): Promise<void> {
  const path = `/tooling/executeAnonymous?anonymousBody=${encodeURIComponent(code)}`;
  const answer = (await get(session, path)) as { success: boolean };
  if (!answer.success) throw new Error(`Anonymous Apex: ${JSON.stringify(answer)}`);
}

/** The rows of a query, as far as one answer holds them. */
export async function queryRows(
  session: OrgSession,
  soql: string
): Promise<readonly Record<string, unknown>[]> {
  const answer = await get(session, `/query?q=${encodeURIComponent(soql)}`);
  return (answer as { records: Record<string, unknown>[] }).records;
}

/** @throws Error with what the org says where it refuses */
async function get({ baseUrl, token }: OrgSession, path: string): Promise<unknown> {
  const answer = await fetch(`${baseUrl}${API}${path}`, {
    headers: { Authorization: `Bearer ${token}` }
  });
  const body: unknown = await answer.json();
  if (!answer.ok) throw new Error(`GET ${path}: ${answer.status} ${JSON.stringify(body)}`);
  return body;
}
