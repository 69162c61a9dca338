import { Diagnostic } from '../diagnostics/errors.ts';
import { childText, childrenOf, parseXml } from '../metadata/read/xml.ts';
import { PackageError } from './package-error.ts';
import { escapeXml } from './xml-text.ts';

/** What a package.xml names: members by type; `*` stands for all. */
export type Manifest = ReadonlyMap<string, ReadonlySet<string>>;

/** @throws PackageError for text that is no package.xml */
export function readManifest(text: string, fileName: string): Manifest {
  const manifest = new Map<string, Set<string>>();
  for (const types of childrenOf(parse(text, fileName), 'types')) {
    const name = childText(types, 'name');
    if (name === null || name === '')
      throw new PackageError('Required field is missing: name', fileName);
    const members = manifest.get(name) ?? new Set<string>();
    for (const member of childrenOf(types, 'members')) members.add(memberName(member.text));
    manifest.set(name, members);
  }
  return manifest;
}

/** The CLI names a folder of reports with a slash at its end. */
function memberName(text: string): string {
  return text.trim().replace(/\/$/, '');
}

function parse(text: string, fileName: string): ReturnType<typeof parseXml> {
  try {
    return parseXml(text, fileName);
  } catch (error) {
    throw error instanceof Diagnostic ? new PackageError(error.message, fileName) : error;
  }
}

/** Whether the manifest names a component. */
export function names(manifest: Manifest, type: string, fullName: string): boolean {
  const members = manifest.get(type);
  return members !== undefined && (members.has(fullName) || members.has('*'));
}

export function manifestText(manifest: Manifest, version: string): string {
  const types = [...manifest]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, members]) => {
      const lines = [...members].sort().map((member) => {
        return `        <members>${escapeXml(member)}</members>\n`;
      });
      return `    <types>\n${lines.join('')}        <name>${name}</name>\n    </types>\n`;
    });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Package xmlns="http://soap.sforce.com/2006/04/metadata">\n${types.join('')}    <version>${version}</version>\n</Package>\n`;
}
