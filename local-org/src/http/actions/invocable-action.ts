import {
  hasAnnotation,
  type CompiledAnnotation,
  type CompiledMethod,
  type CompiledType
} from '../../runtime/core/compiled-unit.ts';
import type { ApexType } from '../../syntax/types.ts';

/** One `@InvocableMethod`: an action named after its class. */
export interface InvocableAction {
  readonly className: string;
  readonly method: CompiledMethod;
  readonly label: string;
  readonly description: string | null;
  readonly category: string | null;
  readonly input: ActionSide | null;
  readonly output: ActionSide | null;
}

/** What goes in, or comes out, of one invocation. */
export interface ActionSide {
  /** Element type of the method's list. */
  readonly type: ApexType;
  /** Of a class the variables it shows, of any other type the one value. */
  readonly isClass: boolean;
  readonly variables: readonly ActionVariable[];
}

export interface ActionVariable {
  readonly name: string;
  readonly label: string;
  readonly description: string | null;
  readonly required: boolean;
  readonly type: ApexType;
}

/** Every invocable action among the types, by class name. */
export function invocableActions(types: readonly CompiledType[]): readonly InvocableAction[] {
  return types
    .flatMap((type) => {
      const method = type.methods.find((each) => hasAnnotation(each, 'invocablemethod'));
      return method === undefined ? [] : [actionOf(type, method, types)];
    })
    .toSorted((a, b) => (a.className < b.className ? -1 : 1));
}

function actionOf(
  type: CompiledType,
  method: CompiledMethod,
  types: readonly CompiledType[]
): InvocableAction {
  const words = wordsOf(method.annotations, 'invocablemethod');
  const parameter = method.parameters[0];
  const answer = method.returnType.args[0];
  return {
    className: type.name,
    method,
    label: words('label') ?? method.name,
    description: words('description'),
    category: words('category'),
    input: parameter === undefined ? null : sideOf(parameter.name, parameter.type.args[0], types),
    output: sideOf('output', answer, types)
  };
}

function sideOf(
  name: string,
  type: ApexType | undefined,
  types: readonly CompiledType[]
): ActionSide | null {
  if (type === undefined) return null;
  if (type.kind === 'user')
    return { type, isClass: true, variables: variablesOf(type.name, types) };
  const variable = { name, label: name, description: null, required: name !== 'output', type };
  return { type, isClass: false, variables: [variable] };
}

/** The `@InvocableVariable` fields of a class, inherited ones first. */
export function variablesOf(
  className: string,
  types: readonly CompiledType[]
): readonly ActionVariable[] {
  const found = types.find(({ name }) => name === className);
  if (found === undefined) return [];
  const inherited = found.superclass === null ? [] : variablesOf(found.superclass.name, types);
  const own = found.fields.filter((field) => hasAnnotation(field, 'invocablevariable'));
  return [
    ...inherited,
    ...own.map(({ name, type, annotations }) => {
      const words = wordsOf(annotations, 'invocablevariable');
      return {
        name,
        label: words('label') ?? name,
        description: words('description'),
        required: words('required')?.toLowerCase() === 'true',
        type
      };
    })
  ];
}

/** Values of an annotation by name in any letter case. */
function wordsOf(
  annotations: readonly CompiledAnnotation[],
  name: string
): (key: string) => string | null {
  const values = annotations.find((each) => each.name === name)?.values;
  const texts = new Map(
    [...(values ?? [])].map(([key, value]) => [key.toLowerCase(), String(value)])
  );
  return (key) => texts.get(key.toLowerCase()) ?? null;
}
