import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UnsupportedError } from '../../diagnostics/errors.ts';
import { withCurrencies } from './currencies.ts';
import type { FeatureFields, Objects } from './feature.ts';
import { inNamespace } from './namespace.ts';
import { withPersonAccounts } from './person-accounts.ts';
import { withStatesAndCountries } from './states.ts';

/**
 * Features of an org that change its standard objects, by their names in a scratch definition. A person's fields come last: they follow
 * those of the contact.
 */
const FEATURES = {
  MultiCurrency: withCurrencies,
  StateAndCountryPicklist: withStatesAndCountries,
  PersonAccounts: withPersonAccounts
} as const satisfies Record<string, FeatureFields>;

type Feature = keyof typeof FEATURES;

/** What kind of org the metadata is deployed into. */
export interface OrgFeatures {
  readonly names: readonly Feature[];
  readonly namespace: string | null;
}

/**
 * The features that the `project-scratch-def.json` of a folder asks for, and the namespace of its `sfdx-project.json`.
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.sfdx_dev.meta/sfdx_dev/sfdx_dev_scratch_orgs_def_file_config_values.htm
 * @throws UnsupportedError for a feature that the local org does not model
 */
export function readFeatures(folders: readonly string[]): OrgFeatures {
  const names = folders.flatMap((folder) => {
    const features = readJson(join(folder, 'project-scratch-def.json'))['features'] ?? [];
    return (features as readonly string[]).map((name) => {
      if (!Object.hasOwn(FEATURES, name)) throw new UnsupportedError(`The feature ${name}`, folder);
      return name as Feature;
    });
  });
  const namespaces = folders
    .map((folder) => readJson(join(folder, 'sfdx-project.json'))['namespace'])
    .filter((namespace) => typeof namespace === 'string' && namespace !== '');
  return { names, namespace: (namespaces.at(-1) as string | undefined) ?? null };
}

function readJson(file: string): Readonly<Record<string, unknown>> {
  if (!existsSync(file)) return {};
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
}

/** The objects with the fields that the features add or change, each feature seeing what those before it made. */
export function withFeatures(objects: Objects, { names, namespace }: OrgFeatures): Objects {
  const inOrder = Object.entries(FEATURES).filter(([name]) => names.includes(name as Feature));
  const changed = inOrder.reduce((known, [, change]) => withFeature(known, change), objects);
  return new Map([...changed].map(([name, object]) => [name, inNamespace(namespace, object)]));
}

function withFeature(objects: Objects, change: FeatureFields): Objects {
  return new Map(
    [...objects].map(([name, object]) => {
      const fields = new Map(object.fields);
      for (const field of change(object, objects)) fields.set(field.name.toLowerCase(), field);
      return [name, { ...object, fields }];
    })
  );
}
