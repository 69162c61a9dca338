import type {
  ConstructorDeclaration,
  FieldDeclaration,
  MethodDeclaration,
  Parameter,
  PropertyDeclaration
} from '../../syntax/ast.ts';
import { VOID } from '../../syntax/types.ts';
import type { Environment } from '../environment.ts';
import { constructorKey, methodKey } from '../method-key.ts';
import { fail } from '../mistakes.ts';
import { checkMethodName, checkVariableName } from '../reserved-names.ts';
import { showAll, showMethod } from '../show.ts';
import type {
  ClassSymbol,
  FieldSymbol,
  InterfaceSymbol,
  MethodSymbol,
  ParameterSymbol,
  Visibility
} from '../symbols.ts';
import { resolveType } from '../types/resolve-type.ts';
import type { TypeScope } from '../types/type-lookup.ts';
import { annotationsOf, has, scopeCount, visibilityOf } from './modifiers.ts';

/** Third pass: fields, methods and constructors with their types. Reports what is declared twice. */
export function declareMembers(environment: Environment): void {
  for (const symbol of environment.types.values()) {
    if (symbol.kind === 'class') declareClassMembers(environment, symbol);
    if (symbol.kind === 'interface') {
      for (const method of symbol.declaration.methods) {
        environment.reporter.attempt(symbol.file, () => declareMethod(environment, symbol, method));
      }
    }
    if (symbol.kind === 'enum') {
      const seen = new Set<string>();
      for (const constant of symbol.declaration.constants) {
        const { text, position } = constant;
        environment.reporter.attempt(symbol.file, () => checkVariableName(constant));
        if (seen.has(text.toLowerCase())) {
          environment.reporter.report(
            symbol.file,
            'duplicate-field',
            position,
            `Duplicate field: ${text}`
          );
        }
        seen.add(text.toLowerCase());
      }
    }
  }
}

function declareClassMembers(environment: Environment, symbol: ClassSymbol): void {
  for (const member of symbol.declaration.members) {
    environment.reporter.attempt(symbol.file, () => {
      if (member.kind === 'field') declareFields(environment, symbol, member);
      if (member.kind === 'property') declareProperty(environment, symbol, member);
      if (member.kind === 'method') declareMethod(environment, symbol, member);
      if (member.kind === 'constructor') declareConstructor(environment, symbol, member);
    });
  }
}

function scopeOf(environment: Environment, symbol: ClassSymbol | InterfaceSymbol): TypeScope {
  return { environment, file: symbol.file, owner: symbol };
}

function declareFields(
  environment: Environment,
  owner: ClassSymbol,
  declaration: FieldDeclaration
): void {
  const type = resolveType(scopeOf(environment, owner), declaration.type);
  const { modifiers } = declaration;
  for (const { name } of declaration.declarators) {
    environment.reporter.attempt(owner.file, () => {
      checkVariableName(name);
      addField({
        owner,
        name: name.text,
        type,
        isStatic: has(modifiers, 'static'),
        isFinal: has(modifiers, 'final'),
        isTransient: has(modifiers, 'transient'),
        visibility: visibilityOf(modifiers),
        annotations: annotationsOf(modifiers),
        position: name.position,
        declaration,
        accessors: null
      });
    });
  }
}

function declareProperty(
  environment: Environment,
  owner: ClassSymbol,
  declaration: PropertyDeclaration
): void {
  const { modifiers, name, getter, setter } = declaration;
  checkVariableName(name);
  const visibility = visibilityOf(modifiers);
  const accessor = (written: PropertyDeclaration['getter']): Visibility | null => {
    if (written === null) return null;
    const own = visibilityOf(written.modifiers, visibility);
    if (scopeCount(written.modifiers) > 0 && rank(own) > rank(visibility)) {
      fail(
        'accessor-visibility',
        written.position,
        `Cannot declare ${own} accessor on ${visibility} property`
      );
    }
    return own;
  };
  addField({
    owner,
    name: name.text,
    type: resolveType(scopeOf(environment, owner), declaration.type),
    isStatic: has(modifiers, 'static'),
    isFinal: has(modifiers, 'final'),
    isTransient: has(modifiers, 'transient'),
    visibility,
    annotations: annotationsOf(modifiers),
    position: name.position,
    declaration,
    accessors: { getter: accessor(getter), setter: accessor(setter) }
  });
}

/** Wider access is a higher number. */
export function rank(visibility: Visibility): number {
  return ['private', 'protected', 'public', 'global'].indexOf(visibility);
}

function addField(field: FieldSymbol): void {
  const key = field.name.toLowerCase();
  if (field.owner.fields.has(key))
    fail('duplicate-field', field.position, `Duplicate field: ${field.name}`);
  field.owner.fields.set(key, field);
}

function parametersOf(
  scope: TypeScope,
  parameters: readonly Parameter[]
): readonly ParameterSymbol[] {
  const seen = new Set<string>();
  return parameters.map(({ name, type, isFinal }) => {
    checkVariableName(name);
    if (seen.has(name.text.toLowerCase())) {
      fail('duplicate-variable', name.position, `Duplicate variable: ${name.text}`);
    }
    seen.add(name.text.toLowerCase());
    return { name: name.text, type: resolveType(scope, type), isFinal, position: name.position };
  });
}

function declareMethod(
  environment: Environment,
  owner: ClassSymbol | InterfaceSymbol,
  declaration: MethodDeclaration
): void {
  const { modifiers, name } = declaration;
  checkMethodName(name);
  const scope = scopeOf(environment, owner);
  const parameters = parametersOf(scope, declaration.parameters);
  const key = methodKey(
    name.text,
    parameters.map((parameter) => parameter.type)
  );
  const isInterface = owner.kind === 'interface';
  const method: MethodSymbol = {
    owner,
    name: name.text,
    key,
    parameters,
    returnType: declaration.returnType === null ? VOID : resolveType(scope, declaration.returnType),
    isStatic:
      has(modifiers, 'static') || has(modifiers, 'testmethod') || has(modifiers, 'webservice'),
    isAbstract: isInterface || has(modifiers, 'abstract'),
    isVirtual: isInterface || has(modifiers, 'virtual') || has(modifiers, 'abstract'),
    isOverride: has(modifiers, 'override'),
    visibility: isInterface ? 'global' : visibilityOf(modifiers),
    annotations: annotationsOf(modifiers),
    position: name.position,
    declaration
  };
  if (key === 'clone()' && owner.kind === 'class') {
    const shown = `clone ${owner.name} ${owner.name}.clone() from the type ${owner.name}`;
    fail('duplicate-method', name.position, `Method already defined: ${shown}`);
  }
  const same = owner.methods.get(name.text.toLowerCase()) ?? [];
  if (same.some((other) => other.key === key)) {
    const shown = `${name.text} ${showMethod(method)} from the type ${owner.name}`;
    fail('duplicate-method', name.position, `Method already defined: ${shown}`);
  }
  owner.methods.set(name.text.toLowerCase(), [...same, method]);
}

function declareConstructor(
  environment: Environment,
  owner: ClassSymbol,
  declaration: ConstructorDeclaration
): void {
  const { modifiers, name } = declaration;
  const parameters = parametersOf(scopeOf(environment, owner), declaration.parameters);
  const types = parameters.map((parameter) => parameter.type);
  const key = constructorKey(types);
  const ownName = owner.declaration.name.text;
  if (name.text.toLowerCase() !== ownName.toLowerCase()) {
    fail('constructor-name', name.position, `Invalid constructor name: ${name.text}`);
  }
  if (owner.constructors.some((other) => other.key === key)) {
    const shown = `<init> void ${owner.name}.<init>(${showAll(types)}) from the type ${owner.name}`;
    fail('duplicate-method', name.position, `Method already defined: ${shown}`);
  }
  owner.constructors.push({
    owner,
    key,
    parameters,
    visibility: visibilityOf(modifiers),
    annotations: annotationsOf(modifiers),
    position: name.position,
    declaration
  });
}
