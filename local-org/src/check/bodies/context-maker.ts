import { BodyContext, type Binder, type BodyDetails } from '../body-context.ts';
import type { Environment } from '../environment.ts';
import { bindExpression } from '../expressions/bind-expression.ts';
import { bindStatement } from '../statements/bind-statement.ts';
import { VOID } from '../../syntax/types.ts';
import type { ClassSymbol } from '../symbols.ts';

const BINDER: Binder = { expression: bindExpression, statement: bindStatement };

type Particulars = Pick<BodyDetails, 'role' | 'isStatic' | 'returnType'> & {
  readonly property?: BodyDetails['property'];
  readonly initialized?: BodyDetails['initialized'];
};

/** Makes the contexts of all bodies of one class. */
export interface ContextMaker {
  make(particulars: Particulars): BodyContext;
}

/** Contexts of the bodies of a class. */
export function contextsOf(environment: Environment, owner: ClassSymbol): ContextMaker {
  const { file, apiVersion, name: unitName } = owner;
  const common = {
    environment,
    file,
    apiVersion,
    unitName,
    owner,
    property: null,
    initialized: null,
    triggerObject: null
  };
  return { make: (particulars) => new BodyContext({ ...common, ...particulars }, BINDER) };
}

type TriggerParticulars = Pick<
  BodyDetails,
  'environment' | 'file' | 'apiVersion' | 'unitName' | 'triggerObject'
>;

/** The context of a trigger's body. */
export function triggerContext(particulars: TriggerParticulars): BodyContext {
  const details: BodyDetails = {
    ...particulars,
    owner: null,
    isStatic: true,
    role: 'trigger',
    returnType: VOID,
    property: null,
    initialized: null
  };
  return new BodyContext(details, BINDER);
}
