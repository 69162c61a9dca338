import type {
  ConstructorDeclarationContext,
  FieldDeclarationContext,
  FormalParametersContext,
  InterfaceMethodDeclarationContext,
  MethodDeclarationContext,
  ModifierContext,
  PropertyBlockContext,
  PropertyDeclarationContext
} from '@apexdevtools/apex-parser';
import type {
  Accessor,
  ConstructorDeclaration,
  FieldDeclaration,
  MethodDeclaration,
  Parameter,
  PropertyDeclaration
} from './ast.ts';
import { buildModifiers } from './modifiers.ts';
import { optional, positionOf, positionOfTerminal, type ExpressionReader } from './source.ts';
import { buildBlock, buildDeclarators } from './statements.ts';
import { buildTypeRef } from './types-as-written.ts';
import { isFinalVariable, refuseModifiers } from './variable-modifiers.ts';

export function buildField(
  reader: ExpressionReader,
  context: FieldDeclarationContext,
  modifiers: readonly ModifierContext[]
): FieldDeclaration {
  const position = positionOf(context);
  return {
    kind: 'field',
    position,
    modifiers: buildModifiers(reader.source, modifiers, position),
    type: buildTypeRef(reader.source, context.typeRef()),
    declarators: buildDeclarators(reader, context.variableDeclarators())
  };
}

export function buildMethod(
  reader: ExpressionReader,
  context: MethodDeclarationContext,
  modifiers: readonly ModifierContext[]
): MethodDeclaration {
  const position = positionOf(context);
  const body = optional(context.block());
  const returnType = optional(context.typeRef());
  return {
    kind: 'method',
    position,
    modifiers: buildModifiers(reader.source, modifiers, position),
    returnType: returnType === null ? null : buildTypeRef(reader.source, returnType),
    name: reader.source.identifier(context.id()),
    parameters: buildParameters(reader, context.formalParameters()),
    body: body === null ? null : buildBlock(reader, body)
  };
}

export function buildInterfaceMethod(
  reader: ExpressionReader,
  context: InterfaceMethodDeclarationContext
): MethodDeclaration {
  const position = positionOf(context);
  const returnType = optional(context.typeRef());
  return {
    kind: 'method',
    position,
    modifiers: buildModifiers(reader.source, context.modifier_list(), position),
    returnType: returnType === null ? null : buildTypeRef(reader.source, returnType),
    name: reader.source.identifier(context.id()),
    parameters: buildParameters(reader, context.formalParameters()),
    body: null
  };
}

export function buildConstructor(
  reader: ExpressionReader,
  context: ConstructorDeclarationContext,
  modifiers: readonly ModifierContext[]
): ConstructorDeclaration {
  const position = positionOf(context);
  const [name, ...others] = context.qualifiedName().id_list();
  if (name === undefined || others.length > 0) {
    throw reader.source.error(
      position,
      'constructor-name',
      `Invalid constructor name: ${context.qualifiedName().getText()}`
    );
  }
  return {
    kind: 'constructor',
    position,
    modifiers: buildModifiers(reader.source, modifiers, position),
    name: reader.source.identifier(name),
    parameters: buildParameters(reader, context.formalParameters()),
    body: buildBlock(reader, context.block())
  };
}

function buildParameters(
  reader: ExpressionReader,
  context: FormalParametersContext
): readonly Parameter[] {
  const parameters = optional(context.formalParameterList())?.formalParameter_list() ?? [];
  const { source } = reader;
  return parameters.map((parameter) => {
    const name = source.identifier(parameter.id());
    return {
      position: positionOf(parameter),
      type: buildTypeRef(source, parameter.typeRef()),
      name,
      isFinal: isFinalVariable(source, parameter.modifier_list(), 'parameters', name.position)
    };
  });
}

export function buildProperty(
  reader: ExpressionReader,
  context: PropertyDeclarationContext,
  modifiers: readonly ModifierContext[]
): PropertyDeclaration {
  const position = positionOf(context);
  const blocks = context.propertyBlock_list();
  const getters = blocks.filter((block) => optional(block.getter()) !== null);
  const setters = blocks.filter((block) => optional(block.setter()) !== null);
  const twice = getters[1] ?? setters[1];
  if (twice !== undefined) {
    throw reader.source.error(
      positionOf(twice),
      'syntax',
      `Unexpected token '${twice.start.text}'.`
    );
  }
  if (blocks.length === 0) {
    const end = positionOfTerminal(context.RBRACE());
    throw reader.source.error(end, 'syntax', "Unexpected token '}'.");
  }
  return {
    kind: 'property',
    position,
    modifiers: buildModifiers(reader.source, modifiers, position),
    type: buildTypeRef(reader.source, context.typeRef()),
    name: reader.source.identifier(context.id()),
    getter: buildAccessor(reader, getters[0]),
    setter: buildAccessor(reader, setters[0])
  };
}

function buildAccessor(
  reader: ExpressionReader,
  context: PropertyBlockContext | undefined
): Accessor | null {
  if (context === undefined) return null;
  const accessor = optional(context.getter()) ?? context.setter();
  const position = positionOf(accessor);
  const body = optional(accessor.block());
  refuseModifiers(reader.source, notScope(context.modifier_list()));
  return {
    position,
    modifiers: buildModifiers(reader.source, context.modifier_list(), position),
    body: body === null ? null : buildBlock(reader, body)
  };
}

/** The modifiers of an accessor that are not its one access level. */
function notScope(modifiers: readonly ModifierContext[]): readonly ModifierContext[] {
  const [first, ...others] = modifiers;
  const isScope =
    first !== undefined &&
    ['public', 'private', 'protected', 'global'].includes(first.getText().toLowerCase());
  return isScope ? others : modifiers;
}
