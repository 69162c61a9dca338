import { UnsupportedError } from '../../diagnostics/errors.ts';
import type { SetupSchema, SubscriberConfigSchema } from '../setup-schema.ts';
import { checkShape } from './check-shape.ts';
import type { DeclaredNames } from './declared-names.ts';
import type { OpenFile } from './read-setup.ts';
import type { MetadataReport } from './report.ts';
import type { MetadataFile } from './source-files.ts';
import { childNumber, childOf, childText } from './xml.ts';

const LARGEST_BATCH = 2000;

/**
 * A `*.platformEventSubscriberConfig-meta.xml`. That the user exists is looked at when the org opens: users are rows, not metadata.
 * @throws UnsupportedError for parallel subscriptions
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_platformeventsubscriberconfig.htm
 */
export function readSubscriberConfig(
  source: OpenFile,
  names: DeclaredNames,
  report: MetadataReport
): SubscriberConfigSchema {
  checkShape(source, 'PlatformEventSubscriberConfig', report);
  const { root, name, file } = source;
  for (const parallel of ['numPartitions', 'partitionKey']) {
    if (childOf(root, parallel) !== undefined)
      throw new UnsupportedError(`${parallel} of a PlatformEventSubscriberConfig`, file);
  }
  const consumer = childText(root, 'platformEventConsumer') ?? '';
  if (!names.apexTriggers.has(consumer.toLowerCase())) {
    const message = `In field: platformEventConsumer - no ApexTrigger named ${consumer} found`;
    report.add(file, childOf(root, 'platformEventConsumer') ?? root, 'unknown-name', message);
  }
  const batchSize = childNumber(root, 'batchSize');
  if (batchSize !== null && !isBatchSize(batchSize)) {
    const message = `The batch size must be a whole number from 1 to ${LARGEST_BATCH}`;
    report.add(file, childOf(root, 'batchSize')!, 'wrong-value', message);
  }
  return {
    name,
    label: childText(root, 'masterLabel') ?? name,
    consumer,
    batchSize,
    username: childText(root, 'user')
  };
}

/** One trigger, one configuration. */
export function checkConsumers(
  files: readonly MetadataFile[],
  { subscriberConfigs }: SetupSchema,
  report: MetadataReport
): void {
  const taken = new Map<string, string>();
  for (const { name, consumer } of subscriberConfigs.values()) {
    const other = taken.get(consumer.toLowerCase());
    taken.set(consumer.toLowerCase(), name);
    if (other === undefined) continue;
    const file = files.findLast((each) => each.kind === 'subscriberConfig' && each.name === name)!;
    const message = `The trigger ${consumer} has the configuration ${other} already`;
    report.add(file.file, { line: 1, column: 1 }, 'duplicate-value', message);
  }
}

function isBatchSize(size: number): boolean {
  return Number.isInteger(size) && size >= 1 && size <= LARGEST_BATCH;
}
