import type {
  BoundAnnotation,
  BoundClass,
  BoundEnum,
  BoundField,
  BoundInterface,
  BoundMethod
} from '../check/bound.ts';
import type {
  CompiledAnnotation,
  CompiledField,
  CompiledMethod,
  CompiledType
} from '../runtime/core/compiled-unit.ts';

/** The facts of a type and its inner types that stay known at run time; the outer type first. */
export function describeTypes(
  bound: BoundClass | BoundInterface | BoundEnum
): readonly CompiledType[] {
  const own: CompiledType = {
    name: bound.name,
    kind: bound.kind,
    isAbstract: bound.kind === 'class' ? bound.isAbstract : bound.kind === 'interface',
    superclass: bound.kind === 'class' ? bound.superclass : null,
    interfaces: bound.kind === 'enum' ? [] : bound.interfaces,
    annotations: bound.kind === 'class' ? bound.annotations.map(describeAnnotation) : [],
    fields: bound.kind === 'class' ? bound.fields.map(describeField) : [],
    methods: bound.kind === 'class' ? bound.methods.map(describeMethod) : [],
    constructors:
      bound.kind === 'class'
        ? bound.constructors.map((declared) => ({
            key: declared.key,
            visibility: declared.visibility,
            parameters: declared.parameters.map((parameter) => parameter.type)
          }))
        : [],
    enumConstants: bound.kind === 'enum' ? bound.constants : []
  };
  return bound.kind === 'class' ? [own, ...bound.innerTypes.flatMap(describeTypes)] : [own];
}

function describeAnnotation(annotation: BoundAnnotation): CompiledAnnotation {
  return { name: annotation.name, values: annotation.values };
}

function describeField(field: BoundField): CompiledField {
  return {
    name: field.name,
    type: field.type,
    isStatic: field.isStatic,
    isTransient: field.isTransient,
    visibility: field.visibility,
    annotations: field.annotations.map(describeAnnotation),
    hasGetter: field.property?.hasGetter ?? true,
    hasSetter: field.property?.hasSetter ?? true
  };
}

function describeMethod(method: BoundMethod): CompiledMethod {
  return {
    name: method.name,
    key: method.key,
    isStatic: method.isStatic,
    isAbstract: method.body === null,
    visibility: method.visibility,
    annotations: method.annotations.map(describeAnnotation),
    parameters: method.parameters.map(({ name, type }) => ({ name, type })),
    returnType: method.returnType,
    position: method.position
  };
}
