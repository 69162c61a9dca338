import type {
  CreatedNameContext,
  QualifiedNameContext,
  TypeNameContext,
  TypeRefContext
} from '@apexdevtools/apex-parser';
import type { Identifier, TypeRef } from './ast.ts';
import { identifierOf, optional, positionOf, positionOfTerminal, type Source } from './source.ts';

/** `Map<Id, List<Lead>>`, `Database.SaveResult`, `String[]`. */
export function buildTypeRef(source: Source, context: TypeRefContext): TypeRef {
  const parts = context.typeName_list();
  const names = parts.map((part) => typeName(source, part));
  const args = parts.flatMap((part, index) => {
    const written = optional(part.typeArguments());
    if (written === null) return [];
    if (index < parts.length - 1) {
      throw source.error(positionOf(written), 'syntax', "Unexpected token '<'.");
    }
    return written
      .typeList()
      .typeRef_list()
      .map((arg) => buildTypeRef(source, arg));
  });
  let type: TypeRef = { position: positionOf(context), names, args };
  const subscripts = optional(context.arraySubscripts())?.LBRACK_list().length ?? 0;
  const [written] = parts.flatMap((part) => optional(part.typeArguments()) ?? []);
  if (subscripts > 0 && written !== undefined) {
    throw source.error(positionOf(written), 'syntax', "Unexpected token '<'.");
  }
  for (let depth = 0; depth < subscripts; depth++) type = arrayOf(type);
  return type;
}

/** `T[]` is another spelling of `List<T>`. */
export function arrayOf(element: TypeRef): TypeRef {
  return {
    position: element.position,
    names: [{ position: element.position, text: 'List' }],
    args: [element]
  };
}

function typeName(source: Source, part: TypeNameContext): Identifier {
  const word = optional(part.LIST()) ?? optional(part.SET()) ?? optional(part.MAP());
  if (word !== null) return { position: positionOfTerminal(word), text: word.getText() };
  return source.identifier(part.id());
}

/** The type behind `new`. */
export function buildCreatedName(source: Source, context: CreatedNameContext): TypeRef {
  const parts = context.idCreatedNamePair_list();
  const args = parts.flatMap((part) => optional(part.typeList())?.typeRef_list() ?? []);
  return {
    position: positionOf(context),
    names: parts.map((part) => identifierOf(part.anyId())),
    args: args.map((arg) => buildTypeRef(source, arg))
  };
}

/** `catch (Database.QueryException e)`, `upsert rows Key__c`. */
export function buildQualifiedType(source: Source, context: QualifiedNameContext): TypeRef {
  return {
    position: positionOf(context),
    names: context.id_list().map((id) => source.identifier(id)),
    args: []
  };
}
