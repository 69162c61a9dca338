import { randomBytes } from 'node:crypto';
import type { OAuthClientSchema } from '../../metadata/oauth-schema.ts';

/** What a client shows who it is with. */
export interface ClientKey {
  readonly id: string;
  readonly secret: string;
}

/** Keys and secrets of deployed clients whose files hold none. They are made here, shown in Setup, and end with the process. */
export class ClientKeys {
  readonly #keys = new Map<string, ClientKey>();

  of(app: OAuthClientSchema): ClientKey {
    const name = `${app.kind}:${app.name}`;
    const made = this.#keys.get(name) ?? newKey();
    this.#keys.set(name, made);
    return { id: app.consumerKey ?? made.id, secret: app.consumerSecret ?? made.secret };
  }
}

/** In the platform's form: 85 characters that begin `3MVG9`, and 64 hexadecimal digits. */
function newKey(): ClientKey {
  return {
    id: `3MVG9${randomBytes(60).toString('base64url').replaceAll('-', '.')}`,
    secret: randomBytes(32).toString('hex').toUpperCase()
  };
}
