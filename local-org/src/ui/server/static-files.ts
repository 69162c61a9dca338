import { createReadStream, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { ReadStream } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';

const require = createRequire(import.meta.url);

/** Folders of the two design systems, served from where npm put them. */
const FOLDERS: Readonly<Record<string, () => string>> = {
  slds1: () => path.join(packageFolder('@salesforce-ux/design-system'), 'assets'),
  slds2: () => path.join(packageFolder('@salesforce-ux/design-system-2'), 'dist/css/bundled')
};

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.png': 'image/png'
};

export interface StaticFile {
  readonly contentType: string;
  readonly bytes: number;
  open(): ReadStream;
}

/** The file behind `/assets/…`, or null. Never leaves the folder it belongs to. */
export function staticFile(urlPath: string, pageScript: string): StaticFile | null {
  const [first, ...rest] = urlPath.replace(/^\/assets\//, '').split('/');
  if (first === undefined) return null;
  if (rest.length === 0) {
    if (first === 'shell.css') return fileAt(path.join(import.meta.dirname, 'shell.css'));
    return first === path.basename(pageScript) ? fileAt(pageScript) : null;
  }
  const folder = FOLDERS[first]?.();
  if (folder === undefined) return null;
  const file = path.resolve(folder, ...rest);
  return file.startsWith(folder + path.sep) ? fileAt(file) : null;
}

/** Sends a file whose headers are sent. One that cannot be read to its end ends the answer short, and nothing else. */
export function sendFile(file: StaticFile, response: ServerResponse): void {
  pipeline(file.open(), response, () => undefined);
}

function fileAt(file: string): StaticFile | null {
  const contentType = CONTENT_TYPES[path.extname(file)];
  const stats = statSync(file, { throwIfNoEntry: false });
  if (contentType === undefined || stats === undefined || !stats.isFile()) return null;
  return { contentType, bytes: stats.size, open: () => createReadStream(file) };
}

function packageFolder(name: string): string {
  return path.dirname(require.resolve(`${name}/package.json`));
}
