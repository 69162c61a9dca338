import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UnsupportedError } from '../../diagnostics/errors.ts';
import { withCurrencies } from './currencies.ts';
import type { FeatureFields, Objects } from './feature.ts';
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

/**
 * The features that the `project-scratch-def.json` of a folder asks for.
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.sfdx_dev.meta/sfdx_dev/sfdx_dev_scratch_orgs_def_file_config_values.htm
 * @throws UnsupportedError for a feature that the local org does not model, and for a namespace
 */
export function readFeatures(folders: readonly string[]): readonly Feature[] {
  return folders.flatMap((folder) => {
    const project = readJson(join(folder, 'sfdx-project.json'));
    if (typeof project['namespace'] === 'string' && project['namespace'] !== '') {
      throw new UnsupportedError(`The namespace ${project['namespace']}`, folder);
    }
    const features = readJson(join(folder, 'project-scratch-def.json'))['features'] ?? [];
    return (features as readonly string[]).map((name) => {
      if (!Object.hasOwn(FEATURES, name)) throw new UnsupportedError(`The feature ${name}`, folder);
      return name as Feature;
    });
  });
}

function readJson(file: string): Readonly<Record<string, unknown>> {
  if (!existsSync(file)) return {};
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
}

/** The objects with the fields that the features add or change, each feature seeing what those before it made. */
export function withFeatures(objects: Objects, features: readonly Feature[]): Objects {
  const inOrder = Object.entries(FEATURES).filter(([name]) => features.includes(name as Feature));
  return inOrder.reduce((known, [, change]) => withFeature(known, change), objects);
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
