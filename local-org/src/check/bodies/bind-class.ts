import type { BoundClass, BoundEnum, BoundInterface, BoundMethod, BoundUnit } from '../bound.ts';
import type { Environment } from '../environment.ts';
import { has } from '../declarations/modifiers.ts';
import type {
  ClassSymbol,
  EnumSymbol,
  InterfaceSymbol,
  MethodSymbol,
  TypeSymbol
} from '../symbols.ts';
import { isInterface, withSupertypes } from '../types/hierarchy.ts';
import { userType, type ApexType } from '../../syntax/types.ts';
import { bindBody, bindParameters } from './bind-body.ts';
import { bindConstructors } from './bind-constructors.ts';
import { bindFields, bindInitializers } from './bind-fields.ts';
import { contextsOf, type ContextMaker } from './context-maker.ts';

/** Binds all bodies of a type. */
export function bindType(
  environment: Environment,
  symbol: TypeSymbol
): Exclude<BoundUnit, { kind: 'trigger' }> {
  switch (symbol.kind) {
    case 'class':
      return bindClass(environment, symbol);
    case 'interface':
      return bindInterface(environment, symbol);
    case 'enum':
      return bindEnum(symbol);
  }
}

function bindInterface(environment: Environment, symbol: InterfaceSymbol): BoundInterface {
  return {
    kind: 'interface',
    name: symbol.name,
    file: symbol.file,
    interfaces: allInterfaces(environment, symbol)
  };
}

function bindEnum(symbol: EnumSymbol): BoundEnum {
  return { kind: 'enum', name: symbol.name, file: symbol.file, constants: symbol.constants };
}

function bindClass(environment: Environment, symbol: ClassSymbol): BoundClass {
  const contexts = contextsOf(environment, symbol);
  const { name, file, annotations, isAbstract, superclass, declaration } = symbol;
  return {
    kind: 'class',
    name,
    file,
    position: declaration.name.position,
    annotations,
    isGlobal: symbol.visibility === 'global',
    isAbstract,
    superclass,
    interfaces: allInterfaces(environment, symbol),
    sharing: sharingOf(symbol),
    fields: bindFields(contexts, symbol),
    methods: [...symbol.methods.values()].flat().map((method) => bindMethod(contexts, method)),
    constructors: bindConstructors(contexts, symbol),
    staticInitializers: bindInitializers(contexts, symbol, true),
    instanceInitializers: bindInitializers(contexts, symbol, false),
    innerTypes: [...symbol.inner.values()].map((inner) => bindType(environment, inner))
  };
}

function allInterfaces(environment: Environment, symbol: TypeSymbol): readonly ApexType[] {
  const [, ...parents] = withSupertypes(environment, userType(symbol.name));
  return parents.filter((type) => isInterface(environment, type));
}

function sharingOf(symbol: ClassSymbol): BoundClass['sharing'] {
  const { modifiers } = symbol.declaration;
  if (has(modifiers, 'with sharing')) return 'with';
  if (has(modifiers, 'without sharing')) return 'without';
  return has(modifiers, 'inherited sharing') ? 'inherited' : null;
}

function bindMethod(contexts: ContextMaker, method: MethodSymbol): BoundMethod {
  const { name, key, isStatic, visibility, annotations, returnType, position } = method;
  const context = contexts.make({ role: 'method', isStatic, returnType });
  const parameters = bindParameters(context, method.parameters);
  const { body: written } = method.declaration;
  const body = written === null ? null : bindBody(context, written, position);
  return { name, key, isStatic, visibility, annotations, parameters, returnType, body, position };
}
