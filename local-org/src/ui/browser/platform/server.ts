/** A failed call in the shape that every Lightning component knows. */
export class FetchFailure extends Error {
  readonly errorType = 'fetchResponse';
  readonly ok = false;
  readonly headers: Readonly<Record<string, string>> = {};
  readonly status: number;
  readonly statusText: string;
  readonly body: unknown;

  constructor(status: number, statusText: string, body: unknown) {
    super(statusText);
    this.status = status;
    this.statusText = statusText;
    this.body = body;
  }
}

/** Sends JSON to the local org. @throws FetchFailure */
export async function postJson(url: string, payload: unknown): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(payload)
    });
  } catch (error) {
    throw new FetchFailure(0, 'Disconnected or Canceled', {
      message: 'Disconnected or Canceled',
      cause: String(error)
    });
  }
  return await readAnswer(response);
}

/** Reads JSON from the local org. @throws FetchFailure */
export async function getJson(url: string): Promise<unknown> {
  return await readAnswer(await fetch(url));
}

async function readAnswer(response: Response): Promise<unknown> {
  const text = await response.text();
  const body: unknown = text === '' ? null : JSON.parse(text);
  if (!response.ok) throw new FetchFailure(response.status, statusText(response), body);
  return body;
}

/** The platform's word for a failed Apex call. */
function statusText(response: Response): string {
  return response.status === 500 ? 'Server Error' : response.statusText;
}
