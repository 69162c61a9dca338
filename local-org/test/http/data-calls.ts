import type { SeedUser } from '../../src/org/seed-users.ts';
import type { TestServer } from './test-server.ts';

/** Where records are. */
export const SOBJECTS = '/services/data/v67.0/sobjects';

/** Address of a query. */
export function queryAddress(soql: string): string {
  return `/services/data/v67.0/query?${new URLSearchParams({ q: soql }).toString()}`;
}

/** Creates a record over HTTP and answers its id. @throws Error when it is refused */
export async function createRecord(
  server: TestServer,
  objectName: string,
  json: Readonly<Record<string, unknown>>,
  user: SeedUser['key'] = 'admin'
): Promise<string> {
  const { status, text } = await server.call('POST', `${SOBJECTS}/${objectName}`, { user, json });
  if (status !== 201) throw new Error(text);
  return (JSON.parse(text) as { readonly id: string }).id;
}
