import { createHash, randomBytes } from 'node:crypto';

const CLIENT = 'PlatformCLI';
const CALLBACK = 'http://localhost:1717/OauthRedirect';

/** The address to which a browser is sent once a user has allowed what a page asks. @param page as a client opens it */
export async function approvedAddress(page: string, username: string): Promise<string> {
  const asked = new URL(page);
  const text = await (await fetch(asked)).text();
  const option = new RegExp(`<option value="(\\w+)">[^<]*\\(${username}\\)`);
  const user = option.exec(text)?.[1];
  if (user === undefined) throw new Error(`The page offers no ${username}.`);
  const allowed = await fetch(`${asked.origin}${asked.pathname}`, {
    method: 'POST',
    body: new URLSearchParams({
      ...Object.fromEntries(asked.searchParams),
      decision: 'allow',
      user
    }),
    redirect: 'manual'
  });
  return allowed.headers.get('location') ?? '';
}

/** An access token of the administrator, by the code flow with PKCE as the CLI's own client. */
export async function administratorToken(baseUrl: string): Promise<string> {
  const verifier = randomBytes(48).toString('base64url');
  const asked = new URLSearchParams({
    response_type: 'code',
    client_id: CLIENT,
    redirect_uri: CALLBACK,
    code_challenge: createHash('sha256').update(verifier).digest('base64url')
  });
  const page = `${baseUrl}/services/oauth2/authorize?${asked.toString()}`;
  const address = await approvedAddress(page, 'admin@local.example');
  const code = new URL(address).searchParams.get('code') ?? '';
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
