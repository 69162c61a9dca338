import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync
} from 'node:fs';
import path from 'node:path';

/** Changes of files by path below the source's folder; null takes a file away. */
export type FileChanges = ReadonlyMap<string, Buffer | null>;

/** Who deployed a component, and when. */
export interface ComponentFacts {
  readonly number: number;
  readonly createdById: string;
  /** Milliseconds since 1970. */
  readonly createdDate: number;
  readonly lastModifiedById: string;
  readonly lastModifiedDate: number;
}

const POINTER = 'current';
const FACTS = 'components.json';

/**
 * The metadata that is deployed, in source format, one folder a deployment. A deployment writes a new folder, in which unchanged files
 * are links to those of the one before; a file of one line says which folder is the org's. Whenever the process ends, that file names a
 * whole folder.
 */
export class DeployedSource {
  readonly #root: string;
  #generation: number;

  private constructor(root: string, generation: number) {
    this.#root = root;
    this.#generation = generation;
  }

  /** @param root folder that holds the deployments; made where there is none */
  static open(root: string): DeployedSource {
    mkdirSync(root, { recursive: true });
    const pointer = path.join(root, POINTER);
    const generation = existsSync(pointer) ? Number(readFileSync(pointer, 'utf8')) : 0;
    for (const name of readdirSync(root)) {
      if (name !== POINTER && name !== String(generation))
        rmSync(path.join(root, name), { recursive: true });
    }
    const source = new DeployedSource(root, generation);
    mkdirSync(source.folder, { recursive: true });
    return source;
  }

  /** Folder of the deployed files. */
  get folder(): string {
    return path.join(this.#generationFolder(this.#generation), 'source');
  }

  /** True until something has been deployed. */
  get isEmpty(): boolean {
    return this.#generation === 0;
  }

  /** Paths of all files below the folder, in alphabetical order. */
  files(): readonly string[] {
    return readdirSync(this.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(this.folder, path.join(entry.parentPath, entry.name)))
      .sort();
  }

  /** Content of a file; null where there is none. */
  read(file: string): Buffer | null {
    const absolutePath = path.join(this.folder, file);
    return existsSync(absolutePath) ? readFileSync(absolutePath) : null;
  }

  /** Facts about components by their key. */
  facts(): ReadonlyMap<string, ComponentFacts> {
    const file = path.join(this.#generationFolder(this.#generation), FACTS);
    if (!existsSync(file)) return new Map();
    return new Map(JSON.parse(readFileSync(file, 'utf8')) as [string, ComponentFacts][]);
  }

  /** Writes the folder that a deployment would leave behind. */
  stage(changes: FileChanges): StagedSource {
    const next = this.#generation + 1;
    const folder = this.#generationFolder(next);
    rmSync(folder, { recursive: true, force: true });
    const staged = path.join(folder, 'source');
    mkdirSync(staged, { recursive: true });
    for (const file of this.files()) {
      if (changes.has(file)) continue;
      mkdirSync(path.dirname(path.join(staged, file)), { recursive: true });
      linkSync(path.join(this.folder, file), path.join(staged, file));
    }
    for (const [file, content] of changes) {
      if (content === null) continue;
      mkdirSync(path.dirname(path.join(staged, file)), { recursive: true });
      writeFileSync(path.join(staged, file), content);
    }
    return {
      folder: staged,
      adopt: (facts) => this.#adopt(next, facts),
      describe: (facts) => writeFileSync(path.join(folder, FACTS), JSON.stringify([...facts])),
      discard: () => rmSync(folder, { recursive: true, force: true })
    };
  }

  /** Forgets everything, the folder too. */
  remove(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }

  #adopt(generation: number, facts: ReadonlyMap<string, ComponentFacts>): void {
    const folder = this.#generationFolder(generation);
    writeFileSync(path.join(folder, FACTS), JSON.stringify([...facts]));
    const temporary = path.join(this.#root, `${POINTER}.next`);
    writeFileSync(temporary, String(generation), { flush: true });
    renameSync(temporary, path.join(this.#root, POINTER));
    const old = this.#generationFolder(this.#generation);
    this.#generation = generation;
    rmSync(old, { recursive: true, force: true });
  }

  #generationFolder(generation: number): string {
    return path.join(this.#root, String(generation));
  }
}

/** The files of a deployment that is being tried. */
export interface StagedSource {
  readonly folder: string;
  /** Makes them the org's. */
  readonly adopt: (facts: ReadonlyMap<string, ComponentFacts>) => void;
  /** Writes facts about them again, once adopted. */
  readonly describe: (facts: ReadonlyMap<string, ComponentFacts>) => void;
  readonly discard: () => void;
}
