import { printType, type ApexType } from '../../syntax/types.ts';
import type { ActionSide, ActionVariable, InvocableAction } from './invocable-action.ts';

/** Entry of the list of actions. */
export function actionEntry(action: InvocableAction, version: string): Record<string, unknown> {
  const name = action.className;
  const url = `/services/data/v${version}/actions/custom/apex/${name}`;
  return { label: action.label, name, type: 'APEX', url };
}

/** An action with its inputs and outputs, as `GET …/actions/custom/apex/{name}` answers. */
export function describeAction(action: InvocableAction): Record<string, unknown> {
  return {
    category: action.category,
    description: action.description,
    inputs: variables(action.input).map((each) => ({ ...input(each), ...common(each) })),
    label: action.label,
    name: action.className,
    outputs: variables(action.output).map(common),
    standard: false,
    targetEntityName: null,
    type: 'APEX'
  };
}

function variables(side: ActionSide | null): readonly ActionVariable[] {
  return side?.variables ?? [];
}

function input({ required }: ActionVariable): Record<string, unknown> {
  return { byteLength: 0, required };
}

function common({ name, label, description, type }: ActionVariable): Record<string, unknown> {
  const isList = type.name === 'System.List';
  const element = isList ? (type.args[0] ?? type) : type;
  return {
    description,
    label,
    maxOccurs: isList ? 2000 : 1,
    name,
    picklistValues: null,
    sobjectType: element.kind === 'sobject' ? element.name : null,
    type: typeWord(element)
  };
}

const WORDS: Readonly<Record<string, string>> = {
  'System.Id': 'REFERENCE',
  'System.Decimal': 'NUMBER'
};

function typeWord(type: ApexType): string {
  if (type.kind === 'sobject') return 'SOBJECT';
  if (type.kind === 'user') return 'APEX';
  return WORDS[type.name] ?? printType(type).toUpperCase();
}
