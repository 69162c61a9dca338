import { apiError } from '../api-error.ts';

const LINE = Buffer.from('\r\n');
const GAP = Buffer.from('\r\n\r\n');

/**
 * The parts of a `multipart/form-data` body by name.
 * @throws ApiError 400 for a body that is none
 * @remarks https://www.rfc-editor.org/rfc/rfc7578
 */
export function readMultipart(contentType: string, body: Buffer): ReadonlyMap<string, Buffer> {
  const boundary = /^multipart\/form-data\s*;.*boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) throw invalid('The content type must be multipart/form-data');
  const mark = Buffer.from(`--${boundary}`);
  const parts = new Map<string, Buffer>();
  let start = body.indexOf(mark);
  while (start !== -1) {
    const from = start + mark.length;
    const next = body.indexOf(mark, from);
    if (next === -1) break;
    const [name, content] = readPart(body.subarray(from + LINE.length, next - LINE.length));
    parts.set(name, content);
    start = next;
  }
  return parts;
}

function readPart(part: Buffer): readonly [string, Buffer] {
  const gap = part.indexOf(GAP);
  if (gap === -1) throw invalid('A part has no headers');
  const headers = part.subarray(0, gap).toString('utf8');
  const name = /content-disposition:[^\r\n]*\bname="?([^";\r\n]+)"?/i.exec(headers)?.[1];
  if (name === undefined) throw invalid('A part has no name');
  return [name, part.subarray(gap + GAP.length)];
}

function invalid(message: string): Error {
  return apiError(400, 'INVALID_MULTIPART_REQUEST', message);
}
