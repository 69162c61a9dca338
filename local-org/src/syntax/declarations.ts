import type {
  ClassBodyDeclarationContext,
  ClassDeclarationContext,
  EnumDeclarationContext,
  InterfaceDeclarationContext,
  MemberDeclarationContext,
  ModifierContext,
  TypeDeclarationContext,
  TypeListContext
} from '@apexdevtools/apex-parser';
import type {
  ClassDeclaration,
  EnumDeclaration,
  InterfaceDeclaration,
  Member,
  TypeDeclaration,
  TypeRef
} from './ast.ts';
import {
  buildConstructor,
  buildField,
  buildInterfaceMethod,
  buildMethod,
  buildProperty
} from './members.ts';
import { buildModifiers } from './modifiers.ts';
import { optional, positionOf, positionOfTerminal, type ExpressionReader } from './source.ts';
import { buildBlock } from './statements.ts';
import { buildTypeRef } from './types-as-written.ts';

/** The one top-level type of a class file. */
export function buildTypeDeclaration(
  reader: ExpressionReader,
  context: TypeDeclarationContext
): TypeDeclaration {
  const type = buildTypeMember(reader, context, context.modifier_list());
  if (type !== null) return type;
  throw reader.source.error(positionOf(context), 'syntax', "Unexpected token '<EOF>'.");
}

type TypeHolder = Pick<
  TypeDeclarationContext,
  'classDeclaration' | 'enumDeclaration' | 'interfaceDeclaration'
>;

/** A class, enum or interface among other members; null for another member. */
export function buildTypeMember(
  reader: ExpressionReader,
  context: TypeHolder,
  modifiers: readonly ModifierContext[]
): TypeDeclaration | null {
  const classContext = optional(context.classDeclaration());
  if (classContext !== null) return buildClass(reader, classContext, modifiers);
  const interfaceContext = optional(context.interfaceDeclaration());
  if (interfaceContext !== null) return buildInterface(reader, interfaceContext, modifiers);
  const enumContext = optional(context.enumDeclaration());
  return enumContext === null ? null : buildEnum(reader, enumContext, modifiers);
}

function buildClass(
  reader: ExpressionReader,
  context: ClassDeclarationContext,
  modifiers: readonly ModifierContext[]
): ClassDeclaration {
  const position = positionOf(context);
  const superclass = optional(context.typeRef());
  const body = context.classBody();
  return {
    kind: 'class',
    position,
    modifiers: buildModifiers(reader.source, modifiers, position),
    name: reader.source.identifier(context.id()),
    superclass: superclass === null ? null : buildTypeRef(reader.source, superclass),
    interfaces: typeList(reader, optional(context.typeList())),
    members: body.classBodyDeclaration_list().map((member) => buildMember(reader, member)),
    end: positionOfTerminal(body.RBRACE())
  };
}

function typeList(reader: ExpressionReader, context: TypeListContext | null): readonly TypeRef[] {
  return (context?.typeRef_list() ?? []).map((type) => buildTypeRef(reader.source, type));
}

function buildInterface(
  reader: ExpressionReader,
  context: InterfaceDeclarationContext,
  modifiers: readonly ModifierContext[]
): InterfaceDeclaration {
  const position = positionOf(context);
  const parents = optional(context.typeList());
  const [comma] = parents?.COMMA_list() ?? [];
  if (comma !== undefined) {
    const place = positionOfTerminal(comma);
    throw reader.source.error(place, 'syntax', "Expecting '{' but was: ','");
  }
  return {
    kind: 'interface',
    position,
    modifiers: buildModifiers(reader.source, modifiers, position),
    name: reader.source.identifier(context.id()),
    interfaces: typeList(reader, parents),
    methods: context
      .interfaceBody()
      .interfaceMethodDeclaration_list()
      .map((method) => buildInterfaceMethod(reader, method))
  };
}

function buildEnum(
  reader: ExpressionReader,
  context: EnumDeclarationContext,
  modifiers: readonly ModifierContext[]
): EnumDeclaration {
  const position = positionOf(context);
  const constants = optional(context.enumConstants())?.id_list() ?? [];
  return {
    kind: 'enum',
    position,
    modifiers: buildModifiers(reader.source, modifiers, position),
    name: reader.source.identifier(context.id()),
    constants: constants.map((constant) => reader.source.identifier(constant))
  };
}

function buildMember(reader: ExpressionReader, context: ClassBodyDeclarationContext): Member {
  const block = optional(context.block());
  if (block !== null) {
    const isStatic = optional(context.STATIC()) !== null;
    const body = buildBlock(reader, block);
    return { kind: 'initializer', position: positionOf(context), isStatic, body };
  }
  const declaration = optional(context.memberDeclaration());
  if (declaration !== null) return memberOf(reader, declaration, context.modifier_list());
  throw reader.source.error(positionOf(context), 'syntax', "Extra '}', at ';'.");
}

function memberOf(
  reader: ExpressionReader,
  context: MemberDeclarationContext,
  modifiers: readonly ModifierContext[]
): Member {
  const field = optional(context.fieldDeclaration());
  if (field !== null) return buildField(reader, field, modifiers);
  const method = optional(context.methodDeclaration());
  if (method !== null) return buildMethod(reader, method, modifiers);
  const constructor = optional(context.constructorDeclaration());
  if (constructor !== null) return buildConstructor(reader, constructor, modifiers);
  const property = optional(context.propertyDeclaration());
  if (property !== null) return buildProperty(reader, property, modifiers);
  const type = buildTypeMember(reader, context, modifiers);
  if (type !== null) return type;
  throw reader.source.error(positionOf(context), 'syntax', 'Unexpected member.');
}
