import { basename } from 'node:path';
import type { TriggerDeclaration } from '../../syntax/ast.ts';
import type { BoundTrigger } from '../bound.ts';
import type { SourceUnit } from '../declarations/declare-types.ts';
import type { Environment } from '../environment.ts';
import { fail } from '../mistakes.ts';
import { unsupported } from '../types/resolve-type.ts';
import { bindBody } from './bind-body.ts';
import { triggerContext } from './context-maker.ts';

/** Binds a trigger; null when its object is wrong. */
export function bindTrigger(
  environment: Environment,
  source: SourceUnit,
  trigger: TriggerDeclaration
): BoundTrigger | null {
  const { file, apiVersion } = source;
  const object = environment.reporter.attempt(file, () =>
    triggerObject(environment, source, trigger)
  );
  if (object === null) return null;
  const context = triggerContext({
    environment,
    file,
    apiVersion,
    unitName: trigger.name.text,
    triggerObject: object
  });
  const body = bindBody(context, trigger.body, trigger.position);
  return { kind: 'trigger', name: trigger.name.text, file, object, events: trigger.events, body };
}

function triggerObject(
  environment: Environment,
  source: SourceUnit,
  trigger: TriggerDeclaration
): string {
  const { name, object: written } = trigger;
  const expected = basename(source.file).replace('.trigger', '');
  if (expected.toLowerCase() !== name.text.toLowerCase()) {
    fail(
      'file-name',
      name.position,
      `Invalid trigger name: ${name.text}, the file is named ${expected}`
    );
  }
  const object = environment.schema.object(written.text);
  if (object === undefined) {
    if (environment.platform.isStandardObject(written.text)) {
      throw unsupported(`the object ${written.text}`, source.file, written.position);
    }
    return fail('unknown-type', name.position, `Invalid type: Schema.${written.text}`);
  }
  if (object.kind === 'customMetadata') {
    fail('illegal-trigger', name.position, `SObject type does not allow triggers: ${object.name}`);
  }
  const wrong = trigger.events.find(
    (event) => object.kind === 'platformEvent' && event !== 'after insert'
  );
  if (wrong !== undefined) {
    const message = `Platform Event SObjects only supports after insert: ${object.name}`;
    fail('illegal-trigger', name.position, message);
  }
  const repeated = trigger.events.find((event, index) => trigger.events.indexOf(event) !== index);
  if (repeated !== undefined)
    fail('illegal-trigger', trigger.position, `Duplicate Trigger Usage: ${repeated.toUpperCase()}`);
  return object.name;
}
