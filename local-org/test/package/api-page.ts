import { readFileSync } from 'node:fs';
import path from 'node:path';

/** `docs/api.md` as its lines. */
export function apiPageLines(): readonly string[] {
  const file = path.join(import.meta.dirname, '../../../docs/api.md');
  return readFileSync(file, 'utf8').trimEnd().split('\n');
}

/** Codes in the first column of the page's tables. */
export function documentedCodes(): readonly string[] {
  return apiPageLines().flatMap((line) => /^\| `([A-Z_]{4,})` /.exec(line)?.[1] ?? []);
}

/** One call of the page: what its curl posts to the endpoint, and the answer printed below. */
export interface DocumentedCall {
  readonly body: string;
  readonly answer: unknown;
}

/** Every call of the page that is followed by its answer, in order. */
export function documentedCalls(): readonly DocumentedCall[] {
  const calls: DocumentedCall[] = [];
  let body: string | undefined;
  for (const { language, text } of fencedBlocks()) {
    if (language === 'sh' && text.includes('/bird/v1/messages')) {
      body = /-d '([^']*)'/.exec(text)?.[1];
    } else if (language === 'json' && body !== undefined) {
      calls.push({ body, answer: JSON.parse(text) as unknown });
      body = undefined;
    }
  }
  return calls;
}

function fencedBlocks(): readonly { readonly language: string; readonly text: string }[] {
  const parts = apiPageLines().join('\n').split('```');
  return parts
    .filter((_, index) => index % 2 === 1)
    .map((part) => {
      const end = part.indexOf('\n');
      return { language: part.slice(0, end), text: part.slice(end + 1) };
    });
}
