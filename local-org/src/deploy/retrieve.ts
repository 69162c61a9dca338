import { componentKey, componentOf, componentsOf, type Component } from './component.ts';
import type { DeployedSource } from './deployed-source.ts';
import { LABEL_FILE, labelFileText, readLabelFile } from './label-file.ts';
import { manifestText, names, type Manifest } from './manifest.ts';
import { typeByDirectory } from './metadata-types.ts';
import { joinObject } from './object-file.ts';
import type { ZipFiles } from './zip.ts';

/** What a retrieve brings. */
export interface Retrieved {
  /** Below one folder for unpackaged components. */
  readonly files: ZipFiles;
  readonly components: readonly Component[];
  /** Members that the manifest names and the org does not have. */
  readonly missing: readonly { readonly type: string; readonly fullName: string }[];
}

/** Every deployed component of a type, in alphabetical order. */
export function listComponents(source: DeployedSource, type: string): readonly Component[] {
  if (type === 'CustomLabel') return labelComponents(source);
  return componentsOf(source.files()).filter((component) => component.type === type);
}

function labelComponents(source: DeployedSource): readonly Component[] {
  const text = source.read(LABEL_FILE)?.toString('utf8');
  const labels = text === undefined ? [] : [...readLabelFile(text, LABEL_FILE).keys()];
  return labels.map((fullName) => {
    return { type: 'CustomLabel', fullName, fileName: 'labels/CustomLabels.labels' };
  });
}

/** Packs what a manifest names, as a package. */
export function retrieve(source: DeployedSource, manifest: Manifest, version: string): Retrieved {
  const all = [...componentsOf(source.files()), ...labelComponents(source)];
  const wanted = new Map(
    all
      .filter((component) => isWanted(manifest, component))
      .map((component) => [componentKey(component), component] as const)
  );
  const packed = new PackageWriter(source, wanted, manifest).write();
  const members = new Map<string, Set<string>>();
  for (const { type, fullName } of wanted.values())
    members.set(type, (members.get(type) ?? new Set()).add(fullName));
  packed.set('unpackaged/package.xml', Buffer.from(manifestText(members, version)));
  const missing = [...manifest].flatMap(([type, names]) =>
    [...names]
      .filter((fullName) => fullName !== '*' && !wanted.has(componentKey({ type, fullName })))
      .map((fullName) => ({ type, fullName }))
  );
  return { files: packed, components: [...wanted.values()], missing };
}

/** An object that is named brings its parts. */
function isWanted(manifest: Manifest, { type, fullName, fileName }: Component): boolean {
  if (names(manifest, type, fullName)) return true;
  if (!fileName.startsWith('objects/')) return false;
  return names(manifest, 'CustomObject', fullName.split('.')[0]!);
}

class PackageWriter {
  readonly #source: DeployedSource;
  readonly #wanted: ReadonlyMap<string, Component>;
  readonly #manifest: Manifest;
  readonly #files = new Map<string, Buffer>();
  /** Files of objects, by object. */
  readonly #objects = new Map<string, string[]>();

  constructor(source: DeployedSource, wanted: ReadonlyMap<string, Component>, manifest: Manifest) {
    this.#source = source;
    this.#wanted = wanted;
    this.#manifest = manifest;
  }

  write(): Map<string, Buffer> {
    for (const file of this.#source.files()) {
      const component = componentOf(file);
      if (component === null || !this.#wanted.has(componentKey(component))) continue;
      const [directory = '', object = ''] = file.split('/');
      if (directory === 'objects')
        this.#objects.set(object, [...(this.#objects.get(object) ?? []), file]);
      else if (directory !== 'labels') this.#put(packagePath(file), this.#source.read(file)!);
    }
    for (const [object, files] of this.#objects) this.#putObject(object, files);
    this.#putLabels();
    return this.#files;
  }

  #putObject(object: string, files: readonly string[]): void {
    const text = (file: string): string => this.#source.read(file)!.toString('utf8');
    const own = files.find((file) => file.endsWith('.object-meta.xml'));
    const parts = files.filter((file) => file !== own).map((file) => [file, text(file)] as const);
    const joined = joinObject(own === undefined ? null : text(own), new Map(parts));
    this.#put(`objects/${object}.object`, Buffer.from(joined));
  }

  #putLabels(): void {
    const text = this.#source.read(LABEL_FILE)?.toString('utf8');
    if (text === undefined) return;
    const isWhole = names(this.#manifest, 'CustomLabels', 'CustomLabels');
    const labels = [...readLabelFile(text, LABEL_FILE)].filter(
      ([name]) => isWhole || names(this.#manifest, 'CustomLabel', name)
    );
    if (labels.length > 0)
      this.#put('labels/CustomLabels.labels', Buffer.from(labelFileText(new Map(labels))));
  }

  #put(file: string, content: Buffer): void {
    this.#files.set(`unpackaged/${file}`, content);
  }
}

/** `permissionsets/BirdAgent.permissionset` of the source's `….permissionset-meta.xml`. */
function packagePath(file: string): string {
  const type = typeByDirectory(file.split('/')[0]!);
  if (type?.form === 'xml') return file.replace(/-meta\.xml$/, '');
  if (type?.name !== 'StaticResource' || file.endsWith('-meta.xml')) return file;
  return file.replace(/\.[^./]+$/, '.resource');
}
