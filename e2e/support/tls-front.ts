import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { makeCertificate } from './certificate.ts';

/** HTTPS before a local org, for what Salesforce CLI does by HTTPS alone. */
export class TlsFront {
  readonly #server: Server;
  /** To be trusted with NODE_EXTRA_CA_CERTS. */
  readonly certificateFile: string;

  private constructor(server: Server, certificateFile: string) {
    this.#server = server;
    this.certificateFile = certificateFile;
  }

  /** @param baseUrl of the local org @param folder for the certificate */
  static async open(baseUrl: string, folder: string): Promise<TlsFront> {
    const { key, certificate } = makeCertificate('localhost');
    const server = createServer({ key, cert: certificate }, (incoming, answer) => {
      const { method, headers } = incoming;
      const passedOn = request(
        new URL(incoming.url ?? '/', baseUrl),
        { method, headers },
        (response) => {
          answer.writeHead(response.statusCode ?? 502, response.headers);
          response.pipe(answer);
        }
      );
      incoming.pipe(passedOn);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const file = path.join(folder, 'certificate.pem');
    writeFileSync(file, certificate);
    return new TlsFront(server, file);
  }

  /** Name and port. */
  get host(): string {
    return `localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
