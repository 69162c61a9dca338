import type { DeployedSource } from '../../local-org/src/deploy/deployed-source.ts';
import { parseXml, type XmlElement } from '../../local-org/src/metadata/read/xml.ts';
import { importSource } from '../../local-org/src/deploy/import-source.ts';

/** What one of two ways of deploying leaves otherwise than the other. */
export interface SourceDifference {
  /** Files that both left, with the same content. */
  readonly same: number;
  /** One sentence for each other file. */
  readonly differences: readonly string[];
}

/**
 * Compares what a client deployed with what `npm start` takes of the same folders. Files of metadata are compared by their
 * elements: a client writes them anew.
 */
export function sourceDifference(
  deployed: DeployedSource,
  folders: readonly string[]
): SourceDifference {
  let same = 0;
  const differences: string[] = [];
  for (const [file, imported] of importSource(folders)) {
    const content = deployed.read(file);
    if (imported === null || content === null) differences.push(`${file} was not deployed`);
    else if (isSame(file, imported, content)) same += 1;
    else differences.push(`${file} differs`);
  }
  return { same, differences };
}

function isSame(file: string, a: Buffer, b: Buffer): boolean {
  if (a.equals(b)) return true;
  if (!file.endsWith('.xml')) return false;
  return elementsOf(a, file) === elementsOf(b, file);
}

function elementsOf(content: Buffer, file: string): string {
  return JSON.stringify(shape(parseXml(content.toString('utf8'), file)));
}

function shape({ name, children, text }: XmlElement): unknown {
  return [name, children.length === 0 ? text.trim() : children.map(shape)];
}
