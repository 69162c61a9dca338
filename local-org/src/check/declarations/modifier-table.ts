import type { ModifierName } from '../../syntax/ast.ts';
import type { DeclarationTarget } from './targets.ts';

const SHARING: readonly ModifierName[] = ['with sharing', 'without sharing', 'inherited sharing'];
const SCOPES: readonly ModifierName[] = ['public', 'private', 'protected', 'global'];
const TYPE_SCOPES: readonly ModifierName[] = ['public', 'private', 'global'];
const VARIABLE: readonly ModifierName[] = [...SCOPES, 'static', 'final', 'transient', 'webservice'];

/**
 * The modifiers each kind of declaration takes.
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_keywords.htm
 */
const ALLOWED: Readonly<Record<DeclarationTarget, readonly ModifierName[]>> = {
  class: [...TYPE_SCOPES, ...SHARING, 'abstract', 'virtual'],
  interface: [...TYPE_SCOPES, 'virtual'],
  enum: TYPE_SCOPES,
  method: [...SCOPES, 'static', 'abstract', 'virtual', 'override', 'testmethod', 'webservice'],
  constructor: SCOPES,
  field: VARIABLE,
  property: VARIABLE
};

/** True when a declaration of that kind can carry the modifier. */
export function isAllowed(target: DeclarationTarget, modifier: ModifierName): boolean {
  return ALLOWED[target].includes(modifier);
}

/** What classes and methods are without saying it, so that saying it is a mistake. */
export function isByDefault(target: DeclarationTarget, modifier: ModifierName): boolean {
  return modifier === 'final' && (target === 'class' || target === 'method');
}

/** A modifier as messages print it: `withSharing`. */
export function printModifier(modifier: ModifierName): string {
  switch (modifier) {
    case 'with sharing':
      return 'withSharing';
    case 'without sharing':
      return 'withoutSharing';
    case 'inherited sharing':
      return 'inheritedSharing';
    case 'testmethod':
      return 'testMethod';
    case 'webservice':
      return 'webService';
    default:
      return modifier;
  }
}
