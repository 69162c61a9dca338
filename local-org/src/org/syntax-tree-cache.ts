import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { deserialize, serialize } from 'node:v8';
import type { CompilationUnit } from '../syntax/ast.ts';
import { parseUnit } from '../syntax/parse.ts';

const SYNTAX = path.join(import.meta.dirname, '../syntax');
const GRAMMAR = '@apexdevtools/apex-parser';
const DAY = 86_400_000;
/** How long a tree that nobody asked for is kept. */
const KEPT = 7 * DAY;

/**
 * Syntax trees by the text they were parsed from. Parsing is most of what compiling costs, and a tree depends on nothing but the
 * text, the file's kind and the parser.
 */
export class SyntaxTreeCache {
  readonly #folder: string | null;
  readonly #parser: string;

  /** @param folder where trees are kept; null keeps none */
  constructor(folder: string | null) {
    this.#folder = folder === null ? null : path.join(folder, 'syntax-trees');
    this.#parser = folder === null ? '' : parserVersion();
    if (this.#folder !== null) mkdirSync(this.#folder, { recursive: true });
  }

  /**
   * The tree of one Apex file, from the cache or parsed and kept.
   * @throws Diagnostic for the first syntax error
   * @throws UnsupportedError for constructs that are not modelled
   */
  parse(source: string, file: string): CompilationUnit {
    if (this.#folder === null) return parseUnit(source, file);
    const hash = createHash('sha256')
      .update(`${this.#parser}\0${path.extname(file)}\0${source}`)
      .digest('hex');
    const kept = path.join(this.#folder, hash);
    const found = readTree(kept);
    if (found !== null) return found;
    const unit = parseUnit(source, file);
    const temporary = `${kept}.${process.pid}`;
    writeFileSync(temporary, serialize(unit));
    renameSync(temporary, kept);
    return unit;
  }

  /** Forgets the trees that nobody asked for in a week. */
  removeOld(now: number): void {
    if (this.#folder === null) return;
    for (const name of readdirSync(this.#folder)) {
      const file = path.join(this.#folder, name);
      if (now - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? now) > KEPT) {
        rmSync(file, { force: true });
      }
    }
  }
}

/** Asking for a tree that is about to grow old makes it young again. */
function readTree(file: string): CompilationUnit | null {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) return null;
  const unit = deserialize(readFileSync(file)) as CompilationUnit;
  const now = new Date();
  if (now.getTime() - stat.mtimeMs > DAY) utimesSync(file, now, now);
  return unit;
}

/** Changes with any byte of our own syntax code, and with the release of the grammar. */
function parserVersion(): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(SYNTAX).sort()) hash.update(readFileSync(path.join(SYNTAX, name)));
  return hash.update(grammarRelease()).update(process.versions.v8).digest('hex');
}

/** The grammar's package.json, which its exports hide. */
function grammarRelease(): string {
  const entry = createRequire(import.meta.url).resolve(GRAMMAR);
  const folder = entry.slice(0, entry.lastIndexOf(path.normalize(GRAMMAR)) + GRAMMAR.length);
  return readFileSync(path.join(folder, 'package.json'), 'utf8');
}
