import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Check } from '../checks/check.ts';
import { packageComponents } from './components.ts';
import { packageDirectory } from './descriptor.ts';

/** What of an org a component cannot be without. */
interface Need {
  readonly isNeededBy: (type: string, fullName: string) => boolean;
  /** A feature of a scratch definition. */
  readonly feature?: string;
  /** A setting that has to be true. */
  readonly setting?: readonly [string, string];
}

/**
 * Components that some orgs refuse, with what those orgs lack.
 * @remarks The Metadata Coverage report has a scratch definition for each type: https://developer.salesforce.com/docs/metadata-coverage/64;
 * features: https://developer.salesforce.com/docs/atlas.en-us.sfdx_dev.meta/sfdx_dev/sfdx_dev_scratch_orgs_def_file_config_values.htm
 */
const NEEDS: readonly Need[] = [
  { isNeededBy: (type) => type === 'CustomSite', feature: 'Sites' },
  {
    isNeededBy: (type) =>
      ['Translations', 'CustomObjectTranslation', 'StandardValueSetTranslation'].includes(type),
    setting: ['languageSettings', 'enableTranslationWorkbench']
  },
  {
    isNeededBy: (_, fullName) => /^PersonAccount(\.|$)|^Account\.\w+__pc$/.test(fullName),
    feature: 'PersonAccounts'
  },
  { isNeededBy: (_, fullName) => /^Knowledge__kav(\.|$)/.test(fullName), feature: 'Knowledge' },
  {
    isNeededBy: (type) => ['Network', 'ExperienceBundle'].includes(type),
    feature: 'Communities'
  }
];

interface ScratchDefinition {
  readonly edition?: string;
  readonly features?: readonly string[];
  readonly settings?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** The org in which Salesforce builds a version has what the components need. */
export function orgFeaturesCheck(root: string): Check {
  return {
    name: 'the scratch definition asks for what the package needs',
    run: () => Promise.resolve({ faults: orgFeatureFaults(root) })
  };
}

export function orgFeatureFaults(root: string): readonly string[] {
  const file = packageDirectory(root).definitionFile;
  if (file === undefined)
    return [
      'sfdx-project.json names no definitionFile for the package: Salesforce builds a version in the org that it describes.'
    ];
  if (!existsSync(path.join(root, file)))
    return [`The definitionFile of sfdx-project.json, ${file}, does not exist.`];
  const definition = JSON.parse(readFileSync(path.join(root, file), 'utf8')) as ScratchDefinition;
  const faults = definition.edition === undefined ? [`${file} names no edition.`] : [];
  const components = packageComponents(root).flatMap((each) => [each, ...each.getChildren()]);
  for (const { type, fullName } of components)
    for (const need of NEEDS.filter((each) => each.isNeededBy(type.name, fullName)))
      if (!isMet(need, definition))
        faults.push(`${type.name} ${fullName} needs ${said(need)} in ${file}.`);
  return faults;
}

/** Salesforce takes names of features in any case. */
function isMet({ feature, setting }: Need, { features, settings }: ScratchDefinition): boolean {
  const wanted = feature?.toLowerCase();
  if (wanted !== undefined && !(features ?? []).some((name) => name.toLowerCase() === wanted))
    return false;
  return setting === undefined || settings?.[setting[0]]?.[setting[1]] === true;
}

function said({ feature, setting }: Need): string {
  return feature === undefined
    ? `the setting ${(setting ?? []).join('.')}`
    : `the feature ${feature}`;
}
