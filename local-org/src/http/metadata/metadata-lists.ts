import { METADATA_TYPES, OBJECT_PARTS, isKnownType } from '../../deploy/metadata-types.ts';
import type { Component } from '../../deploy/component.ts';
import { listComponents } from '../../deploy/retrieve.ts';
import { UnsupportedError } from '../../diagnostics/errors.ts';
import type { XmlElement } from '../../metadata/read/xml.ts';
import { idsOf, userName, type Development } from '../development.ts';
import { childrenNamed, textOf } from '../soap/envelope.ts';
import { soapMoment } from './deploy-result.ts';

/** @remarks https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_listmetadata.htm */
export function listMetadata({
  development,
  body
}: {
  readonly development: Development;
  readonly body: XmlElement;
}): readonly unknown[] {
  return childrenNamed(body, 'queries').flatMap((query) => {
    const type = textOf(query, 'type') ?? '';
    if (!isKnownType(type)) throw new UnsupportedError(`The metadata type ${type}`);
    const folder = textOf(query, 'folder');
    return listComponents(development.source, type)
      .filter(({ fullName }) => folder === null || fullName.startsWith(`${folder}/`))
      .map((component) => filePropertiesOf(development, component));
  });
}

/** @remarks https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_fileproperties.htm */
export function filePropertiesOf(
  development: Development,
  component: Component,
  folder = ''
): Record<string, unknown> {
  const ids = idsOf(development);
  const facts = ids.facts(component);
  const { fullName, type } = component;
  const fileName = `${folder}${component.fileName}`;
  if (facts === null) return { fileName, fullName, type };
  const { users } = development.org;
  return {
    createdById: facts.createdById,
    createdByName: users.byId(facts.createdById)?.name ?? 'User',
    createdDate: soapMoment(facts.createdDate),
    fileName,
    fullName,
    id: ids.idOf(component),
    lastModifiedById: facts.lastModifiedById,
    lastModifiedByName: userName(development, facts),
    lastModifiedDate: soapMoment(facts.lastModifiedDate),
    manageableState: 'unmanaged',
    type
  };
}

/** @remarks https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_describe.htm */
export function describeMetadata(): unknown {
  const objects = METADATA_TYPES.map(({ name, directory, suffix, form, inFolder }) => ({
    childXmlNames:
      form === 'object'
        ? OBJECT_PARTS.map((part) => part.name)
        : form === 'labels'
          ? ['CustomLabel']
          : [],
    directoryName: directory,
    inFolder,
    metaFile: form === 'content',
    ...(suffix === '' ? {} : { suffix }),
    xmlName: name
  }));
  return {
    metadataObjects: objects,
    organizationNamespace: '',
    partialSaveAllowed: false,
    testRequired: false
  };
}
