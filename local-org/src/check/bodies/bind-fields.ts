import type {
  Accessor,
  ClassDeclaration,
  FieldDeclaration,
  InitializerBlock,
  PropertyDeclaration
} from '../../syntax/ast.ts';
import { VOID } from '../../syntax/types.ts';
import type { BoundField, BoundInitializer, BoundStatement } from '../bound.ts';
import { coerce } from '../conversions.ts';
import type { ClassSymbol, FieldSymbol } from '../symbols.ts';
import { bindBody, bindParameters } from './bind-body.ts';
import type { ContextMaker } from './context-maker.ts';

/** Fields and properties of a class, in textual order. */
export function bindFields(contexts: ContextMaker, symbol: ClassSymbol): readonly BoundField[] {
  return symbol.declaration.members.flatMap((member) => {
    if (member.kind !== 'field' && member.kind !== 'property') return [];
    return declaredBy(symbol, member).map((field) => bindField(contexts, field));
  });
}

/** The symbols of one declaration; a name that was taken has none. */
function declaredBy(
  symbol: ClassSymbol,
  declaration: FieldDeclaration | PropertyDeclaration
): readonly FieldSymbol[] {
  return [...symbol.fields.values()].filter((field) => field.declaration === declaration);
}

function bindField(contexts: ContextMaker, field: FieldSymbol): BoundField {
  const { name, type, isStatic, isTransient, isFinal, visibility, annotations, position } = field;
  const { declaration } = field;
  const property =
    declaration.kind === 'property' ? bindProperty(contexts, field, declaration) : null;
  return {
    name,
    type,
    isStatic,
    isTransient,
    isFinal,
    visibility,
    annotations,
    position,
    property
  };
}

function bindProperty(
  contexts: ContextMaker,
  field: FieldSymbol,
  declaration: PropertyDeclaration
): BoundField['property'] {
  const { getter, setter } = declaration;
  return {
    getter: getter === null ? null : bindAccessor(contexts, field, getter, 'getter'),
    setter: setter === null ? null : bindAccessor(contexts, field, setter, 'setter'),
    hasGetter: getter !== null,
    hasSetter: setter !== null
  };
}

function bindAccessor(
  contexts: ContextMaker,
  field: FieldSymbol,
  accessor: Accessor,
  kind: 'getter' | 'setter'
): readonly BoundStatement[] | null {
  const { body } = accessor;
  if (body === null) return null;
  const returnType = kind === 'getter' ? field.type : VOID;
  const context = contexts.make({
    role: 'accessor',
    isStatic: field.isStatic,
    returnType,
    property: field
  });
  if (kind === 'setter') {
    bindParameters(context, [
      { name: 'value', type: field.type, isFinal: false, position: accessor.position }
    ]);
  }
  return bindBody(context, body, field.position);
}

/** Field initialisers and blocks, static or not, in textual order. */
export function bindInitializers(
  contexts: ContextMaker,
  symbol: ClassSymbol,
  isStatic: boolean
): readonly BoundInitializer[] {
  return memberInitializers(contexts, symbol, symbol.declaration, isStatic);
}

function memberInitializers(
  contexts: ContextMaker,
  symbol: ClassSymbol,
  declaration: ClassDeclaration,
  isStatic: boolean
): readonly BoundInitializer[] {
  return declaration.members.flatMap((member) => {
    if (member.kind === 'initializer' && member.isStatic === isStatic)
      return [bindInitializerBlock(contexts, member)];
    return member.kind === 'field' ? bindFieldValues(contexts, symbol, member, isStatic) : [];
  });
}

function bindInitializerBlock(contexts: ContextMaker, block: InitializerBlock): BoundInitializer {
  const { isStatic, position, body } = block;
  const context = contexts.make({ role: 'initializer', isStatic, returnType: VOID });
  return { kind: 'block', body: bindBody(context, body, position), position };
}

function bindFieldValues(
  contexts: ContextMaker,
  symbol: ClassSymbol,
  declaration: FieldDeclaration,
  isStatic: boolean
): readonly BoundInitializer[] {
  return declaration.declarators.flatMap((declarator) => {
    const field = symbol.fields.get(declarator.name.text.toLowerCase());
    const { initializer } = declarator;
    if (initializer === null || field?.declaration !== declaration || field.isStatic !== isStatic)
      return [];
    const context = contexts.make({
      role: 'initializer',
      isStatic,
      returnType: null,
      initialized: field
    });
    const value = context.environment.reporter.attempt(symbol.file, () =>
      coerce(context, context.bind(initializer), field.type, { position: declarator.name.position })
    );
    return value === null
      ? []
      : [{ kind: 'field', field: field.name, value, position: declarator.position }];
  });
}
