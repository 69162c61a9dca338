import { writeZip } from '../../src/deploy/zip.ts';

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

/** Members of a package by type. */
export type Members = Readonly<Record<string, readonly string[]>>;

/** A package.xml, or a list of deletions. */
export function manifest(members: Members): string {
  const types = Object.entries(members).map(
    ([name, names]) =>
      `<types>${names.map((each) => `<members>${each}</members>`).join('')}<name>${name}</name></types>`
  );
  return `${XML}<Package ${NAMESPACE}>${types.join('')}<version>67.0</version></Package>`;
}

/** A zip with a package.xml and files in metadata format. */
export function packageZip(members: Members, files: Readonly<Record<string, string>>): Buffer {
  const entries = Object.entries({ 'package.xml': manifest(members), ...files });
  return writeZip(new Map(entries.map(([name, text]) => [name, Buffer.from(text)])));
}

/** Files of a class. */
export function classFiles(name: string, source: string): Record<string, string> {
  const meta = `${XML}<ApexClass ${NAMESPACE}><apiVersion>67.0</apiVersion><status>Active</status></ApexClass>`;
  return { [`classes/${name}.cls`]: source, [`classes/${name}.cls-meta.xml`]: meta };
}

/** A package of one class. */
export function classZip(name: string, source: string): Buffer {
  return packageZip({ ApexClass: [name] }, classFiles(name, source));
}

/** A file of an object `Thing__c` with text fields. */
export function thingFile(fields: readonly string[]): Record<string, string> {
  const elements = fields.map(
    (name) =>
      `<fields><fullName>${name}</fullName><label>${name}</label><length>80</length><type>Text</type></fields>`
  );
  const own =
    '<deploymentStatus>Deployed</deploymentStatus><label>Thing</label><nameField><label>Name</label><type>Text</type></nameField><pluralLabel>Things</pluralLabel><sharingModel>ReadWrite</sharingModel>';
  return {
    'objects/Thing__c.object': `${XML}<CustomObject ${NAMESPACE}>${own}${elements.join('')}</CustomObject>`
  };
}
