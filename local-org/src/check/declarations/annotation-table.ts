/** What an annotation may stand on and which values it takes. */
export interface AnnotationRule {
  readonly on: readonly AnnotationTarget[];
  /** Lower-cased names of its values; `value` is the bare one. */
  readonly values: readonly string[];
}

/** Declarations an annotation can stand on. */
export type AnnotationTarget =
  'class' | 'interface' | 'enum' | 'method' | 'field' | 'property' | 'constructor';

const ANYWHERE: readonly AnnotationTarget[] = [
  'class',
  'interface',
  'enum',
  'method',
  'field',
  'property',
  'constructor'
];
const METHOD: readonly AnnotationTarget[] = ['method'];
const VARIABLE: readonly AnnotationTarget[] = ['field', 'property'];

const HTTP: AnnotationRule = { on: METHOD, values: [] };
const INVOCABLE =
  'label description callout category configurationeditor iconname capabilitytype'.split(' ');

/**
 * Annotations of Apex by lower-cased name.
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_annotation.htm
 */
export const ANNOTATIONS: ReadonlyMap<string, AnnotationRule> = new Map<string, AnnotationRule>([
  ['auraenabled', { on: [...METHOD, ...VARIABLE], values: ['cacheable', 'continuation', 'scope'] }],
  ['deprecated', { on: ANYWHERE, values: [] }],
  ['future', { on: METHOD, values: ['callout', 'limits'] }],
  ['invocablemethod', { on: METHOD, values: INVOCABLE }],
  [
    'invocablevariable',
    { on: VARIABLE, values: [...INVOCABLE, 'required', 'placeholdertext', 'defaultvalue'] }
  ],
  ['istest', { on: ['class', 'method'], values: ['seealldata', 'isparallel', 'oninstall'] }],
  ['jsonaccess', { on: ['class'], values: ['serializable', 'deserializable'] }],
  ['namespaceaccessible', { on: ANYWHERE, values: [] }],
  ['readonly', { on: METHOD, values: [] }],
  ['remoteaction', { on: METHOD, values: [] }],
  ['restresource', { on: ['class'], values: ['urlmapping'] }],
  ['httpget', HTTP],
  ['httppost', HTTP],
  ['httpput', HTTP],
  ['httppatch', HTTP],
  ['httpdelete', HTTP],
  ['suppresswarnings', { on: ANYWHERE, values: ['value'] }],
  ['testsetup', { on: METHOD, values: [] }],
  ['testvisible', { on: ANYWHERE, values: [] }]
]);
