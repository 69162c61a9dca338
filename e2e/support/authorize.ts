import { createHash, randomBytes } from 'node:crypto';

const CLIENT = 'PlatformCLI';
const CALLBACK = 'http://localhost:1717/OauthRedirect';

/** An access token of the administrator, by the code flow with PKCE as the CLI's own client. */
export async function administratorToken(baseUrl: string): Promise<string> {
  const verifier = randomBytes(48).toString('base64url');
  const asked = new URLSearchParams({
    response_type: 'code',
    client_id: CLIENT,
    redirect_uri: CALLBACK,
    code_challenge: createHash('sha256').update(verifier).digest('base64url')
  });
  const page = await fetch(`${baseUrl}/services/oauth2/authorize?${asked.toString()}`);
  const admin = /<option value="(\w+)">[^<]*admin@/.exec(await page.text())?.[1];
  if (admin === undefined) throw new Error('The consent page offers no administrator.');
  const decided = new URLSearchParams({
    ...Object.fromEntries(asked),
    decision: 'allow',
    user: admin
  });
  const allowed = await fetch(`${baseUrl}/services/oauth2/authorize`, {
    method: 'POST',
    body: decided,
    redirect: 'manual'
  });
  const code = new URL(allowed.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const answer = await fetch(`${baseUrl}/services/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: CLIENT,
      redirect_uri: CALLBACK,
      code,
      code_verifier: verifier
    })
  });
  const token = (await answer.json()) as { readonly access_token?: string };
  if (token.access_token === undefined) throw new Error(JSON.stringify(token));
  return token.access_token;
}
