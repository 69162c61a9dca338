import { checkProgram } from '../check/check.ts';
import { Diagnostic } from '../diagnostics/errors.ts';
import { emitProgram } from '../emit/emit.ts';
import { openPlatformTables } from '../metadata/platform/library-tables.ts';
import { readMetadata, type MetadataResult } from '../metadata/read-schema.ts';
import type { Schema } from '../metadata/schema.ts';
import type { CompiledUnit } from '../runtime/core/compiled-unit.ts';
import type { CompilationUnit } from '../syntax/ast.ts';
import { openLibrary } from './library.ts';
import { parseAnonymous } from '../syntax/parse.ts';
import { readApexSources, type ApexSource } from './source-files.ts';
import { SyntaxTreeCache } from './syntax-tree-cache.ts';

/** What a deployment leaves in the org. */
export interface CompiledProject {
  readonly schema: Schema;
  readonly units: readonly CompiledUnit[];
}

export interface CompileResult {
  /** null when there are diagnostics: like a deployment, all or nothing. */
  readonly project: CompiledProject | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Deploys source folders: reads the metadata, checks and compiles every class and trigger. Later folders override earlier ones.
 * @param cacheFolder where syntax trees are kept; null keeps none
 * @throws UnsupportedError for what is valid on Salesforce but not modelled.
 */
export function compileProject(
  projectRoot: string,
  folders: readonly string[],
  cacheFolder: string | null
): CompileResult {
  return new ProjectCompiler(projectRoot, folders, cacheFolder).compile();
}

/** Compiles source folders again and again: what has not changed is neither read nor parsed again. */
export class ProjectCompiler {
  readonly #projectRoot: string;
  readonly #folders: readonly string[];
  readonly #trees: SyntaxTreeCache;
  readonly #parsed = new Map<string, { readonly source: string; readonly unit: CompilationUnit }>();
  #metadata: MetadataResult | null = null;

  constructor(projectRoot: string, folders: readonly string[], cacheFolder: string | null) {
    this.#projectRoot = projectRoot;
    this.#folders = folders;
    this.#trees = new SyntaxTreeCache(cacheFolder);
  }

  /** The metadata has changed: it is read again when it is needed next. */
  forgetMetadata(): void {
    this.#metadata = null;
  }

  /** @throws UnsupportedError */
  compile(): CompileResult {
    this.#metadata ??= readMetadata(this.#folders);
    const { schema } = this.#metadata;
    const diagnostics: Diagnostic[] = [...this.#metadata.diagnostics];
    const sources = readApexSources(this.#projectRoot, this.#folders);
    const units = parseAll(sources, (source, file) => this.#parse(source, file), diagnostics);
    this.#trees.removeOld(Date.now());
    const checked = checkProgram({ units, schema, platform: openPlatformTables() });
    diagnostics.push(...checked.diagnostics);
    if (diagnostics.length > 0 || checked.program === null) return { project: null, diagnostics };
    return {
      project: { schema, units: emitProgram(checked.program, openLibrary()) },
      diagnostics
    };
  }

  #parse(source: string, file: string): CompilationUnit {
    const before = this.#parsed.get(file);
    if (before?.source === source) return before.unit;
    const unit = this.#trees.parse(source, file);
    this.#parsed.set(file, { source, unit });
    return unit;
  }
}

/** Path of an anonymous block in messages. */
export const ANONYMOUS_FILE = 'AnonymousBlock';

/**
 * Compiles an anonymous block against deployed source.
 * @returns the compiled project with the block's class among its units, or what is wrong in the block
 * @throws UnsupportedError
 */
export function compileAnonymous(
  schema: Schema,
  folder: string,
  cacheFolder: string | null,
  text: string
): CompileResult {
  const diagnostics: Diagnostic[] = [];
  const trees = new SyntaxTreeCache(cacheFolder);
  const deployed = parseAll(
    readApexSources(folder, [folder]),
    (source, file) => trees.parse(source, file),
    diagnostics
  );
  let unit: CompilationUnit;
  try {
    unit = parseAnonymous(text, ANONYMOUS_FILE);
  } catch (error) {
    if (error instanceof Diagnostic) return { project: null, diagnostics: [error] };
    throw error;
  }
  const units = [...deployed, { file: ANONYMOUS_FILE, unit, apiVersion: NEWEST_API }];
  const checked = checkProgram({ units, schema, platform: openPlatformTables() });
  diagnostics.push(...checked.diagnostics);
  if (checked.program === null) return { project: null, diagnostics };
  return { project: { schema, units: emitProgram(checked.program, openLibrary()) }, diagnostics };
}

/** API version of Apex that comes without one. */
const NEWEST_API = 67;

interface ParsedUnit {
  readonly file: string;
  readonly unit: CompilationUnit;
  readonly apiVersion: number;
}

function parseAll(
  sources: readonly ApexSource[],
  parse: (source: string, file: string) => CompilationUnit,
  diagnostics: Diagnostic[]
): readonly ParsedUnit[] {
  const parsed: ParsedUnit[] = [];
  for (const { file, source, apiVersion } of sources) {
    try {
      parsed.push({ file, unit: parse(source, file), apiVersion });
    } catch (error) {
      if (!(error instanceof Diagnostic)) throw error;
      diagnostics.push(error);
    }
  }
  return parsed;
}
