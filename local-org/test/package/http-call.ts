import { request } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly text: string;
}

/**
 * Sends one request. Header names go out in the letter case given, which `fetch` does not promise.
 * @param body a text or bytes as they are, null for none, anything else as JSON
 */
export async function sendRequest(
  method: string,
  url: string,
  headers: Readonly<Record<string, string>>,
  body: unknown
): Promise<Answer> {
  const bytes = bytesOf(body);
  return await new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method, headers: { ...headers, 'Content-Length': String(bytes.length) } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({ status: response.statusCode ?? 0, text });
        });
      }
    );
    sent.on('error', reject);
    sent.end(bytes);
  });
}

function bytesOf(body: unknown): Buffer {
  if (body === null) return Buffer.alloc(0);
  if (Buffer.isBuffer(body)) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body), 'utf8');
}
