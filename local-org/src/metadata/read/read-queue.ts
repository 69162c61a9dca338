import { UnsupportedError } from '../../diagnostics/errors.ts';
import type { Schema } from '../schema.ts';
import type { QueueSchema } from '../setup-schema.ts';
import { checkShape } from './check-shape.ts';
import type { OpenFile } from './read-setup.ts';
import type { MetadataReport } from './report.ts';
import { childFlag, childOf, childrenOf, childText, type XmlElement } from './xml.ts';

/**
 * A `*.queue-meta.xml`.
 * @throws UnsupportedError for members other than users
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_queue.htm
 */
export function readQueue(source: OpenFile, schema: Schema, report: MetadataReport): QueueSchema {
  checkShape(source, 'Queue', report);
  const { root, name } = source;
  const objects = childrenOf(root, 'queueSobject').map((element) => objectOf(element));
  for (const { element, objectName } of objects) {
    const owners = schema.field(objectName, 'OwnerId')?.referenceTo ?? [];
    if (owners.includes('Group')) continue;
    const message = `In field: sobjectType - a queue cannot own records of ${objectName}`;
    report.add(source.file, element, 'unknown-object', message);
  }
  return {
    name,
    label: childText(root, 'name') ?? name,
    email: childText(root, 'email'),
    sendsEmailToMembers: childFlag(root, 'doesSendEmailToMembers'),
    objects: objects.map(({ objectName }) => objectName),
    members: membersOf(source)
  };
}

function objectOf(element: XmlElement): {
  readonly element: XmlElement;
  readonly objectName: string;
} {
  return { element, objectName: childText(element, 'sobjectType') ?? '' };
}

function membersOf({ root, file }: OpenFile): readonly string[] {
  const members = childOf(root, 'queueMembers');
  if (members === undefined) return [];
  const other = members.children.find(({ name }) => name !== 'users');
  if (other !== undefined) throw new UnsupportedError(`${other.name} as members of a queue`, file);
  const users = childOf(members, 'users');
  return users === undefined ? [] : childrenOf(users, 'user').map((user) => user.text.trim());
}
