import { OBJECT_PARTS, typeByDirectory, type MetadataType } from './metadata-types.ts';

/** A piece of metadata, as package.xml and deployment results name it. */
export interface Component {
  readonly type: string;
  readonly fullName: string;
  /** File in a package: `classes/BirdPhone.cls`, of a field `objects/Lead.object`. */
  readonly fileName: string;
}

/** Text that tells one component from all others. */
export function componentKey({ type, fullName }: Pick<Component, 'type' | 'fullName'>): string {
  return `${type}:${fullName}`;
}

/**
 * The component that a file of the deployed source belongs to; null for a file that is none.
 * @param file path below the source's folder: `classes/BirdPhone.cls-meta.xml`, `objects/Lead/fields/Bird__c.field-meta.xml`
 */
export function componentOf(file: string): Component | null {
  const [directory = '', ...rest] = file.split('/');
  const type = typeByDirectory(directory);
  if (type === undefined || rest.length === 0) return null;
  if (type.form === 'object') return objectComponent(rest);
  if (type.form === 'bundle') {
    const name = rest[0]!;
    return {
      type: type.name,
      fullName: name,
      fileName: `${directory}/${name}/${name}.js-meta.xml`
    };
  }
  if (type.form === 'labels')
    return { type: type.name, fullName: 'CustomLabels', fileName: 'labels/CustomLabels.labels' };
  return fileComponent(type, rest.join('/'));
}

function fileComponent(type: MetadataType, path: string): Component | null {
  const name = path.endsWith('-meta.xml') ? path.slice(0, -'-meta.xml'.length) : path;
  const dot = name.lastIndexOf('.');
  const folder = `.${type.suffix}Folder`;
  if (type.inFolder && name.endsWith(folder)) {
    const fullName = name.slice(0, -folder.length);
    return { type: type.name, fullName, fileName: `${type.directory}/${fullName}` };
  }
  const isStaticResource = type.name === 'StaticResource';
  if (dot <= 0 || (!isStaticResource && name.slice(dot + 1) !== type.suffix)) return null;
  const fullName = name.slice(0, dot);
  const file = isStaticResource ? `${fullName}.${type.suffix}` : name;
  return { type: type.name, fullName, fileName: `${type.directory}/${file}` };
}

function objectComponent(rest: readonly string[]): Component | null {
  const [object = '', directory = '', file] = rest;
  const fileName = `objects/${object}.object`;
  if (file === undefined) return { type: 'CustomObject', fullName: object, fileName };
  const part = OBJECT_PARTS.find((candidate) => candidate.directory === directory);
  if (part === undefined) return null;
  const name = file.slice(0, -`.${part.suffix}-meta.xml`.length);
  return { type: part.name, fullName: `${object}.${name}`, fileName };
}

/** Every component of a list of files, once, in the order of the files. */
export function componentsOf(files: Iterable<string>): readonly Component[] {
  const found = new Map<string, Component>();
  for (const file of files) {
    const component = componentOf(file);
    if (component !== null) found.set(componentKey(component), component);
  }
  return [...found.values()];
}
