import { Diagnostic } from '../diagnostics/errors.ts';
import { componentKey, componentOf, type Component } from './component.ts';
import type { DeployedSource } from './deployed-source.ts';
import type { ComponentResult, Problem } from './deployment.ts';
import { LABEL_FILE, labelFileText, readLabelFile } from './label-file.ts';
import { names, readManifest, type Manifest } from './manifest.ts';
import { isKnownType, typeByDirectory, type MetadataType } from './metadata-types.ts';
import { splitObject } from './object-file.ts';
import { PackageError } from './package-error.ts';
import type { ZipFiles } from './zip.ts';

/** A package against what is deployed: files to write and components to report. */
export class PackageReader {
  readonly changes = new Map<string, Buffer | null>();
  readonly #source: DeployedSource;
  readonly #files: ZipFiles;
  readonly #manifest: Manifest;
  readonly #before: ReadonlySet<string>;
  readonly #results = new Map<string, ComponentResult>();

  /** @throws PackageError when the zip holds no readable package.xml, or has it in more than one folder */
  constructor(files: ZipFiles, source: DeployedSource) {
    this.#source = source;
    this.#files = withoutFolder(files);
    this.#before = new Set(
      source.files().flatMap((file) => {
        const component = componentOf(file);
        return component === null ? [] : [componentKey(component)];
      })
    );
    this.#manifest = readManifest(this.#text('package.xml') ?? noManifest(), 'package.xml');
  }

  /** Components in the order of the package, mistakes of the package among them. */
  read(): readonly ComponentResult[] {
    for (const type of this.#manifest.keys()) if (!isKnownType(type)) this.#unknownType(type);
    for (const [file, content] of this.#files) this.#attempt(file, () => this.#file(file, content));
    this.#requireFound();
    return [...this.#results.values()];
  }

  /** Text of a file of the package; null where there is none. */
  text(file: string): string | null {
    return this.#text(file);
  }

  #text(file: string): string | null {
    return this.#files.get(file)?.toString('utf8') ?? null;
  }

  #file(file: string, content: Buffer): void {
    if (!file.includes('/')) return;
    const [directory = '', second = ''] = file.split('/');
    const type = typeByDirectory(directory);
    if (type === undefined) {
      this.#fail(
        { type: '', fullName: file, fileName: file },
        `The folder ${directory} is not modelled by the local org.`
      );
    } else if (type.form === 'object') this.#object(second.replace(/\.object$/, ''), file, content);
    else if (type.form === 'labels') this.#labels(file, content);
    else {
      const target = sourcePath(type, file);
      const component = componentOf(target);
      if (component !== null && names(this.#manifest, type.name, component.fullName))
        this.#put(component, target, content);
    }
  }

  #object(object: string, file: string, content: Buffer): void {
    const split = splitObject(object, content.toString('utf8'), file);
    const isWhole = names(this.#manifest, 'CustomObject', object);
    if (isWhole && split.own !== null) {
      const component = { type: 'CustomObject', fullName: object, fileName: file };
      this.#put(component, split.own.path, Buffer.from(split.own.text));
    } else if (isWhole) {
      this.#add({ type: 'CustomObject', fullName: object, fileName: file }, false);
    }
    for (const { type, fullName, path, text } of split.parts) {
      if (!isWhole && !names(this.#manifest, type, fullName)) continue;
      this.#put({ type, fullName, fileName: file }, path, Buffer.from(text));
    }
  }

  #labels(file: string, content: Buffer): void {
    const before = this.changes.get(LABEL_FILE) ?? this.#source.read(LABEL_FILE);
    const labels = new Map(
      before === null ? [] : readLabelFile(before.toString('utf8'), LABEL_FILE)
    );
    const known = new Set(labels.keys());
    const isWhole = names(this.#manifest, 'CustomLabels', 'CustomLabels');
    for (const [name, label] of readLabelFile(content.toString('utf8'), file)) {
      const isNamed = names(this.#manifest, 'CustomLabel', name);
      if (!isWhole && !isNamed) continue;
      labels.set(name, label);
      const component = { type: 'CustomLabel', fullName: name, fileName: file };
      if (isNamed) this.#add(component, true, !known.has(name));
    }
    const text = Buffer.from(labelFileText(labels));
    this.changes.set(LABEL_FILE, text);
    const isChanged = before === null || !before.equals(text);
    const component = { type: 'CustomLabels', fullName: 'CustomLabels', fileName: file };
    if (isWhole) this.#add(component, isChanged, before === null);
  }

  #put(component: Component, target: string, content: Buffer): void {
    const before = this.#source.read(target);
    const isChanged = before === null || !before.equals(content);
    if (isChanged) this.changes.set(target, content);
    this.#add(component, isChanged);
  }

  #add(component: Component, changed: boolean, created?: boolean): void {
    const key = componentKey(component);
    const known = this.#results.get(key);
    this.#results.set(key, {
      component,
      created: created ?? !this.#before.has(key),
      changed: changed || known?.changed === true,
      deleted: false,
      problem: known?.problem ?? null
    });
  }

  /** What is wrong in one file fails that file alone. */
  #attempt(file: string, action: () => void): void {
    try {
      action();
    } catch (error) {
      if (!(error instanceof Diagnostic) && !(error instanceof PackageError)) throw error;
      const component = componentOf(file) ?? componentOf(`${file}-meta.xml`);
      const place = error instanceof Diagnostic ? error : { line: null, column: null };
      this.#fail(component ?? { type: '', fullName: file, fileName: file }, error.message, place);
    }
  }

  #requireFound(): void {
    for (const [type, members] of this.#manifest) {
      for (const fullName of members) {
        if (fullName === '*' || !isKnownType(type)) continue;
        if (this.#results.has(componentKey({ type, fullName }))) continue;
        if (this.#isFailed(fullName)) continue;
        const text = `An object '${fullName}' of type ${type} was named in package.xml, but was not found in zipped directory`;
        this.#fail({ type, fullName, fileName: 'package.xml' }, text);
      }
    }
  }

  /** A file that could not be read reports itself; what it would have held is not missing. */
  #isFailed(fullName: string): boolean {
    return [...this.#results.values()].some(
      ({ component, problem }) =>
        problem !== null &&
        (component.fullName === fullName || fullName.startsWith(`${component.fullName}.`))
    );
  }

  #unknownType(type: string): void {
    const component = { type: '', fullName: 'package.xml', fileName: 'package.xml' };
    this.#fail(component, `The metadata type ${type} is not modelled by the local org.`);
  }

  #fail(component: Component, text: string, place: Partial<Problem> = {}): void {
    const problem = {
      text,
      isWarning: false,
      line: place.line ?? null,
      column: place.column ?? null
    };
    this.#results.set(componentKey(component), {
      component,
      created: false,
      changed: false,
      deleted: false,
      problem
    });
  }
}

function noManifest(): never {
  throw new PackageError('No package.xml found');
}

/** A package may lie in one folder of the zip. */
function withoutFolder(files: ZipFiles): ZipFiles {
  if (files.has('package.xml')) return files;
  const manifests = [...files.keys()].filter((name) => /^[^/]+\/package\.xml$/.test(name));
  if (manifests.length > 1)
    throw new PackageError('Deploying more than one package is not modelled by the local org.');
  const prefix = manifests[0]?.slice(0, -'package.xml'.length);
  if (prefix === undefined) return files;
  return new Map(
    [...files]
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, content]) => [name.slice(prefix.length), content] as const)
  );
}

/** `permissionsets/BirdAgent.permissionset` lies in the source as `….permissionset-meta.xml`. */
function sourcePath(type: MetadataType, file: string): string {
  const [, name, ...rest] = file.split('/');
  if (type.inFolder && rest.length === 0 && name?.endsWith('-meta.xml') === true)
    return file.replace(/-meta\.xml$/, `.${type.suffix}Folder-meta.xml`);
  return type.form === 'xml' && !file.endsWith('-meta.xml') ? `${file}-meta.xml` : file;
}
