import type { DeclarationTarget } from './targets.ts';

/** What an annotation may stand on and which values it takes. */
export interface AnnotationRule {
  /** As messages print it. */
  readonly name: string;
  readonly on: readonly DeclarationTarget[];
  /** Names of its values as messages print them; `value` is the bare one. */
  readonly values: readonly string[];
  /** Values, in lower case, that only some of its places take. */
  readonly valuesOnlyOn: Readonly<Record<string, readonly DeclarationTarget[]>>;
}

const ANYWHERE: readonly DeclarationTarget[] = [
  'class',
  'interface',
  'enum',
  'method',
  'field',
  'property',
  'constructor'
];
const CLASS: readonly DeclarationTarget[] = ['class'];
const METHOD: readonly DeclarationTarget[] = ['method'];
const INVOCABLE =
  'label description callout category configurationEditor iconName capabilityType'.split(' ');
const VARIABLE = 'label description required placeholderText defaultValue'.split(' ');

function rule(
  name: string,
  on: readonly DeclarationTarget[],
  values: readonly string[] = [],
  valuesOnlyOn: AnnotationRule['valuesOnlyOn'] = {}
): AnnotationRule {
  return { name, on, values, valuesOnlyOn };
}

const RULES: readonly AnnotationRule[] = [
  rule('AuraEnabled', ['method', 'field', 'property'], ['cacheable', 'continuation', 'scope'], {
    cacheable: METHOD,
    continuation: METHOD,
    scope: METHOD
  }),
  rule('Deprecated', ANYWHERE),
  rule('Future', METHOD, ['callout']),
  rule('InvocableMethod', METHOD, INVOCABLE),
  rule('InvocableVariable', ['field'], VARIABLE),
  rule('IsTest', ['class', 'method'], ['SeeAllData', 'isParallel', 'OnInstall', 'testFor'], {
    isparallel: CLASS,
    testfor: CLASS
  }),
  rule('JsonAccess', CLASS, ['serializable', 'deserializable']),
  rule('NamespaceAccessible', ANYWHERE),
  rule('ReadOnly', METHOD),
  rule('RemoteAction', METHOD),
  rule('RestResource', CLASS, ['urlMapping']),
  rule('HttpGet', METHOD),
  rule('HttpPost', METHOD),
  rule('HttpPut', METHOD),
  rule('HttpPatch', METHOD),
  rule('HttpDelete', METHOD),
  rule('SuppressWarnings', ANYWHERE, ['value']),
  rule('TestSetup', METHOD),
  rule('TestVisible', ANYWHERE)
];

/**
 * Annotations of Apex by lower-cased name.
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_annotation.htm
 */
export const ANNOTATIONS: ReadonlyMap<string, AnnotationRule> = new Map(
  RULES.map((each) => [each.name.toLowerCase(), each])
);
