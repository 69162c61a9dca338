import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UnsupportedError } from '../../diagnostics/errors.ts';
import type { StaticResourceSchema } from '../setup-schema.ts';
import { checkShape } from './check-shape.ts';
import type { OpenFile } from './read-setup.ts';
import type { MetadataReport } from './report.ts';
import { childText } from './xml.ts';

const LARGEST_BYTES = 5_242_880;

/**
 * A `*.resource-meta.xml` and the file beside it that has its name: `Delivery.json` of `Delivery.resource-meta.xml`.
 * @throws UnsupportedError for an archive kept as a folder
 * @remarks "A single static resource can be up to 5 MB": https://help.salesforce.com/s/articleView?id=sf.pages_static_resources.htm
 */
export function readStaticResource(source: OpenFile, report: MetadataReport): StaticResourceSchema {
  checkShape(source, 'StaticResource', report);
  const { root, name, file } = source;
  const say = (code: string, message: string): void => report.add(file, root, code, message);
  if (!isApiName(name)) {
    const message =
      'The Static Resource Name can only contain underscores and alphanumeric characters. It must be unique, begin with a letter, not include spaces, not end with an underscore, and not contain two consecutive underscores.';
    say('developer-name', message);
  }
  const content = contentFile(source);
  if (content === null) say('missing-content', `No content file lies beside ${name}`);
  const bytes = content === null ? Buffer.alloc(0) : readFileSync(content);
  if (bytes.length > LARGEST_BYTES)
    say(
      'too-large',
      `Maximum size of a static resource is 5 MB: ${name} has ${bytes.length} bytes`
    );
  return {
    name,
    contentType: childText(root, 'contentType') ?? '',
    cacheControl: childText(root, 'cacheControl') === 'Public' ? 'Public' : 'Private',
    description: childText(root, 'description'),
    body: bytes.toString('base64'),
    length: bytes.length
  };
}

/** Any suffix: source format takes it from the content type. */
function contentFile({ absolutePath, name, file }: OpenFile): string | null {
  const folder = dirname(absolutePath);
  const archive = join(folder, name);
  if (existsSync(archive) && statSync(archive).isDirectory())
    throw new UnsupportedError('A static resource kept as a folder', file);
  const found = readdirSync(folder).filter(
    (entry) => entry.startsWith(`${name}.`) && !entry.endsWith('-meta.xml')
  );
  return found[0] === undefined ? null : join(folder, found[0]);
}

function isApiName(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_]*$/.test(name) && !name.endsWith('_') && !name.includes('__');
}
