import { ask, OrgRefusal } from '../org-tools.ts';
import { explainCall, explainHost } from './explain.ts';

interface Status {
  readonly version: string;
  readonly problems: readonly string[];
}

const PATH = '/services/apexrest/bird/v1/status';

/**
 * Calls Bird's endpoint with a token, as Bird will.
 * @returns the version of the package, and what of its configuration is missing
 * @throws Failure that explains why the call is refused
 */
export async function checkEndpoint(baseUrl: string, token: string): Promise<Status> {
  let answer: unknown;
  try {
    answer = await ask({ baseUrl, token }, 'GET', PATH);
  } catch (error) {
    if (error instanceof OrgRefusal) throw explainCall(error);
    throw explainHost(baseUrl, 'no answer');
  }
  const { version, problems } = (answer ?? {}) as Partial<Status>;
  if (version === undefined || problems === undefined)
    throw explainHost(baseUrl, 'it answers, but not as the package does');
  return { version, problems };
}
