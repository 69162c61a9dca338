import type { LocalServer } from '../local-org/src/cli/local-server.ts';

/**
 * Saves the signing key of a Bird Webhook Source as the set-up page does: an administrator calls the controller over HTTP.
 * @throws Error when the org refuses it
 */
export async function saveWebhookKey(
  server: LocalServer,
  source: string,
  key: string
): Promise<void> {
  const response = await fetch(`${server.baseUrl}/aura/apex`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Cookie: `sid=${server.openSession('admin')}`
    },
    body: JSON.stringify({
      className: 'BirdSecretController',
      methodName: 'save',
      parameters: { source, key },
      cacheable: false
    })
  });
  if (!response.ok) {
    throw new Error(
      `The key of ${source} was refused: ${response.status} ${await response.text()}`
    );
  }
}
