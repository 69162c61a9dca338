import { basename } from 'node:path';
import type { ClassDeclaration, CompilationUnit, TypeDeclaration } from '../../syntax/ast.ts';
import type { Environment } from '../environment.ts';
import { checkTypeName } from '../reserved-names.ts';
import type { ClassSymbol, TypeSymbol } from '../symbols.ts';
import { annotationsOf, has, isMarkedTest, visibilityOf } from './modifiers.ts';

/** One source file with its class. */
export interface SourceUnit {
  readonly file: string;
  readonly unit: CompilationUnit;
  readonly apiVersion: number;
}

/** First pass: every type gets its symbol, so that names can be resolved. Reports names that are taken. */
export function declareTypes(environment: Environment, source: SourceUnit): void {
  const { unit, file } = source;
  if (unit.kind === 'trigger') return;
  const symbol = declare(environment, source, unit, null);
  checkFileName(environment, file, unit);
  const key = symbol.name.toLowerCase();
  if (environment.topLevel.has(key)) return alreadyInUse(environment, file, unit, symbol.name);
  environment.topLevel.set(key, symbol);
}

function declare(
  environment: Environment,
  source: SourceUnit,
  declaration: TypeDeclaration,
  outer: ClassSymbol | null
): TypeSymbol {
  environment.reporter.attempt(source.file, () => checkTypeName(declaration.name));
  const symbol = makeSymbol(source, declaration, outer);
  environment.types.set(symbol.name, symbol);
  if (symbol.kind === 'class') {
    for (const member of symbol.declaration.members) {
      if (member.kind === 'class' || member.kind === 'interface' || member.kind === 'enum') {
        declareInner(environment, source, member, symbol);
      }
    }
  }
  return symbol;
}

function declareInner(
  environment: Environment,
  source: SourceUnit,
  declaration: TypeDeclaration,
  outer: ClassSymbol
): void {
  const { file } = source;
  const { text } = declaration.name;
  if (outer.outer !== null) {
    const message = 'Inner types are not allowed to have inner types';
    return environment.reporter.report(
      file,
      'nested-inner-type',
      declaration.modifiers.position,
      message
    );
  }
  const key = text.toLowerCase();
  const isTaken = outer.inner.has(key) || outer.name.toLowerCase() === key;
  if (isTaken) {
    const name = outer.inner.has(key) ? `${outer.name}.${text}` : text;
    return alreadyInUse(environment, file, declaration, name);
  }
  outer.inner.set(key, declare(environment, source, declaration, outer));
}

function makeSymbol(
  source: SourceUnit,
  declaration: TypeDeclaration,
  outer: ClassSymbol | null
): TypeSymbol {
  const { modifiers } = declaration;
  const base = {
    name: outer === null ? declaration.name.text : `${outer.name}.${declaration.name.text}`,
    file: source.file,
    apiVersion: source.apiVersion,
    outer,
    visibility: visibilityOf(
      modifiers,
      outer === null && isMarkedTest(modifiers) ? 'public' : 'private'
    ),
    annotations: annotationsOf(modifiers),
    isTest: outer?.isTest === true || isMarkedTest(modifiers)
  };
  switch (declaration.kind) {
    case 'class':
      return { ...base, ...emptyClass(declaration) };
    case 'interface':
      return { ...base, kind: 'interface', declaration, interfaces: [], methods: new Map() };
    case 'enum':
      return {
        ...base,
        kind: 'enum',
        declaration,
        constants: declaration.constants.map((constant) => constant.text)
      };
  }
}

function emptyClass(declaration: ClassDeclaration) {
  const { modifiers } = declaration;
  const isAbstract = has(modifiers, 'abstract');
  return {
    kind: 'class' as const,
    declaration,
    isAbstract,
    isVirtual: isAbstract || has(modifiers, 'virtual'),
    superclass: null,
    interfaces: [],
    inner: new Map(),
    fields: new Map(),
    methods: new Map(),
    constructors: []
  };
}

function alreadyInUse(
  environment: Environment,
  file: string,
  declaration: TypeDeclaration,
  name: string
): void {
  environment.reporter.report(
    file,
    'duplicate-type',
    declaration.name.position,
    `Type name already in use: ${name}`
  );
}

/** A class lives in the file of its name. */
function checkFileName(environment: Environment, file: string, declaration: TypeDeclaration): void {
  const expected = basename(file).replace('.cls', '');
  const { text, position } = declaration.name;
  if (expected.toLowerCase() === text.toLowerCase()) return;
  environment.reporter.report(
    file,
    'file-name',
    position,
    `Invalid class name: ${text}, the file is named ${expected}`
  );
}
