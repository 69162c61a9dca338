/** Declarations that modifiers and annotations stand on. */
export type DeclarationTarget =
  'class' | 'interface' | 'enum' | 'method' | 'constructor' | 'field' | 'property';

/** The declarations as messages name them. */
export const PLURALS: Readonly<Record<DeclarationTarget, string>> = {
  class: 'classes',
  interface: 'interfaces',
  enum: 'enums',
  method: 'methods',
  constructor: 'constructors',
  field: 'fields',
  property: 'properties'
};
