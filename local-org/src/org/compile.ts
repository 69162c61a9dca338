import { checkProgram } from '../check/check.ts';
import { Diagnostic } from '../diagnostics/errors.ts';
import { emitProgram } from '../emit/emit.ts';
import { openPlatformTables } from '../metadata/platform/library-tables.ts';
import { readMetadata } from '../metadata/read-schema.ts';
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
  const metadata = readMetadata(folders);
  const diagnostics: Diagnostic[] = [...metadata.diagnostics];
  const trees = new SyntaxTreeCache(cacheFolder);
  const units = parseAll(readApexSources(projectRoot, folders), trees, diagnostics);
  trees.removeOld(Date.now());
  const checked = checkProgram({ units, schema: metadata.schema, platform: openPlatformTables() });
  diagnostics.push(...checked.diagnostics);
  if (diagnostics.length > 0 || checked.program === null) return { project: null, diagnostics };
  return {
    project: { schema: metadata.schema, units: emitProgram(checked.program, openLibrary()) },
    diagnostics
  };
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
  const deployed = parseAll(readApexSources(folder, [folder]), trees, diagnostics);
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
  trees: SyntaxTreeCache,
  diagnostics: Diagnostic[]
): readonly ParsedUnit[] {
  const parsed: ParsedUnit[] = [];
  for (const { file, source, apiVersion } of sources) {
    try {
      parsed.push({ file, unit: trees.parse(source, file), apiVersion });
    } catch (error) {
      if (!(error instanceof Diagnostic)) throw error;
      diagnostics.push(error);
    }
  }
  return parsed;
}
