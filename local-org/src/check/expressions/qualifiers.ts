import type { Identifier } from '../../syntax/ast.ts';
import { libraryType, listOf, mapOf, ID, sobjectType, type ApexType } from '../../syntax/types.ts';
import type { BodyContext } from '../body-context.ts';
import type { BoundExpression } from '../bound.ts';
import { userSymbol } from '../environment.ts';
import { findEnumConstant, findField, libraryInnerType } from '../members/find-fields.ts';
import { fail } from '../mistakes.ts';
import { isTypeVisible } from '../types/resolve-type.ts';
import { innerTypeOf, lookupSObject } from '../types/type-lookup.ts';
import { libraryFieldRead, userFieldRead } from './fields.ts';
import { fieldDescribe, objectDescribe, objectToken, fieldToken } from './describes.ts';
import type { Resolved } from './names.ts';
import { isLabelHolder, labelMember } from './labels.ts';

/** A name that stands for a type, a namespace or both, or for the fields of an object: more must follow. */
export type Qualifier =
  | {
      readonly kind: 'qualifier';
      readonly type: ApexType | null;
      readonly namespace: string | null;
      readonly text: string;
    }
  /**
   * `Lead.fields`, followed by a field's token, or `Schema.SObjectType.Lead.fields`, followed by a field's describe: then
   * `holder` is the value that methods such as `getMap` are called on.
   */
  | { readonly kind: 'fields'; readonly object: string; readonly holder: BoundExpression | null };

/** What `.name` after a type or namespace is. */
export function qualifierMember(
  context: BodyContext,
  qualifier: Qualifier,
  name: Identifier
): Resolved {
  if (qualifier.kind === 'fields') {
    const make = qualifier.holder === null ? fieldToken : fieldDescribe;
    return value(make(context, qualifier.object, name));
  }
  const found =
    (qualifier.type === null ? null : typeMember(context, qualifier.type, name)) ??
    (qualifier.namespace === null ? null : namespaceMember(context, qualifier.namespace, name));
  if (found !== null) return found;
  return fail('unknown-variable', name.position, `Variable does not exist: ${name.text}`);
}

function value(expression: BoundExpression): Resolved {
  return { kind: 'value', value: expression };
}

function typeMember(context: BodyContext, type: ApexType, name: Identifier): Resolved | null {
  const constant = findEnumConstant(context.environment, type, name.text);
  if (constant !== null) {
    return value({ kind: 'enumValue', position: name.position, type, owner: type, name: constant });
  }
  switch (type.kind) {
    case 'user':
      return userTypeMember(context, type, name);
    case 'sobject':
      return objectMember(context, type.name, name);
    case 'library':
      return libraryTypeMember(context, type, name);
    default:
      return null;
  }
}

function userTypeMember(context: BodyContext, type: ApexType, name: Identifier): Resolved | null {
  const field = findField(context.environment, type, name.text);
  if (field?.kind === 'user' && field.symbol.isStatic) {
    return value(userFieldRead(context, field.symbol, null, name.position));
  }
  const inner = innerTypeOf(
    context.environment,
    userSymbol(context.environment, type.name),
    name.text
  );
  if (inner === null) return null;
  if (!isTypeVisible(context.owner, inner))
    fail('not-visible', name.position, `Type is not visible: ${inner.name}`);
  return {
    kind: 'qualifier',
    type: { kind: 'user', name: inner.name, args: [] },
    namespace: null,
    text: inner.name
  };
}

function objectMember(context: BodyContext, object: string, name: Identifier): Resolved | null {
  switch (name.text.toLowerCase()) {
    case 'sobjecttype':
      return value(objectToken(context, object, name.position));
    case 'fields':
      return { kind: 'fields', object, holder: null };
    default:
      return value(fieldToken(context, object, name));
  }
}

function libraryTypeMember(
  context: BodyContext,
  type: ApexType,
  name: Identifier
): Resolved | null {
  if (isLabelHolder(type)) return value(labelMember(context, name));
  if (type.name === 'Schema.SObjectType') {
    const object = lookupSObject(context.environment, name.text);
    return object === null
      ? null
      : { kind: 'value', value: objectDescribe(context, object.name, name.position) };
  }
  const field = findField(context.environment, type, name.text);
  if (field?.kind === 'library' && field.isStatic) {
    return value({
      ...libraryFieldRead(field, null, name.position),
      type: triggerType(context, field)
    });
  }
  const inner = libraryInnerType(context.environment, type.name, name.text);
  return inner === null
    ? null
    : { kind: 'qualifier', type: inner, namespace: null, text: inner.name };
}

/** In a trigger on Lead, `Trigger.new` is a list of Lead. */
function triggerType(
  context: BodyContext,
  field: { owner: string; name: string; type: ApexType }
): ApexType {
  const object = context.details.triggerObject;
  if (object === null || field.owner !== 'System.Trigger') return field.type;
  if (field.type.name === 'System.List') return listOf(sobjectType(object));
  if (field.type.name === 'System.Map') return mapOf(ID, sobjectType(object));
  return field.type;
}

function namespaceMember(
  context: BodyContext,
  namespace: string,
  name: Identifier
): Resolved | null {
  const table = context.environment.platform.type(`${namespace}.${name.text}`);
  const type =
    table !== undefined
      ? libraryType(table.name)
      : namespace === 'Schema'
        ? lookupSObject(context.environment, name.text)
        : null;
  return type === null ? null : { kind: 'qualifier', type, namespace: null, text: name.text };
}
