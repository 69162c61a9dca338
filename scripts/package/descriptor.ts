import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Check } from '../checks/check.ts';

/** What sfdx-project.json says of a folder; a package where it has a name. */
export interface PackageDirectory {
  readonly path: string;
  readonly default?: boolean;
  readonly package?: string;
  readonly versionNumber?: string;
  /** Scratch definition of the org in which Salesforce builds a version. */
  readonly definitionFile?: string;
  readonly dependencies?: readonly { readonly package?: string; readonly versionNumber?: string }[];
}

interface Project {
  readonly packageDirectories: readonly PackageDirectory[];
  readonly namespace?: string;
  readonly packageAliases?: Readonly<Record<string, string>>;
}

const VERSION_NUMBER = /^(\d+\.\d+\.\d+)\.(NEXT|\d+)$/;
const VERSION_CLASS = 'main/default/classes/shared/BirdVersion.cls';

/**
 * The package as sfdx-project.json describes it: one, unlocked, without namespace, its dependencies named, its version the same
 * wherever it is written.
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.sfdx_dev.meta/sfdx_dev/sfdx_dev_unlocked_pkg_config_file.htm
 */
export function descriptorCheck(root: string): Check {
  return {
    name: 'the package is described, and its version is one',
    run: () => Promise.resolve({ faults: descriptorFaults(root) })
  };
}

/** The folder of the package. @throws Error where sfdx-project.json describes none */
export function packageDirectory(root: string): PackageDirectory {
  const found = readProject(root).packageDirectories.filter((each) => each.package !== undefined);
  if (found.length === 1) return found[0]!;
  throw new Error('sfdx-project.json must name the package of exactly one of its directories.');
}

export function descriptorFaults(root: string): readonly string[] {
  const { namespace, packageAliases } = readProject(root);
  const directory = packageDirectory(root);
  const faults: string[] = [];
  if (namespace !== undefined && namespace !== '')
    faults.push(
      `sfdx-project.json has the namespace ${namespace}; addresses and API names would change.`
    );
  if (directory.default !== true)
    faults.push(
      `sfdx-project.json: ${directory.path} must have "default": true, or a bare deployment finds nothing; sf package create takes it away.`
    );
  for (const { package: name = '', versionNumber } of directory.dependencies ?? [])
    if (
      packageAliases?.[name] === undefined &&
      !name.startsWith('04t') &&
      versionNumber === undefined
    )
      faults.push(
        `The dependency ${name} is no alias of sfdx-project.json, and has no versionNumber.`
      );
  const version = VERSION_NUMBER.exec(directory.versionNumber ?? '')?.[1];
  if (version === undefined)
    return [
      ...faults,
      `versionNumber must be like 1.2.3.NEXT, not ${directory.versionNumber ?? 'absent'}.`
    ];
  return [...faults, ...otherVersions(root, directory, version)];
}

function otherVersions(root: string, directory: PackageDirectory, version: string): string[] {
  const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
  const written: readonly (readonly [string, string | undefined])[] = [
    ['package.json', (JSON.parse(read('package.json')) as { readonly version?: string }).version],
    [
      `${directory.path}/${VERSION_CLASS}`,
      /CURRENT = '([^']*)'/.exec(read(`${directory.path}/${VERSION_CLASS}`))?.[1]
    ],
    ['the newest heading of CHANGELOG.md', /^## (\d+\.\d+\.\d+)/m.exec(read('CHANGELOG.md'))?.[1]]
  ];
  return written
    .filter(([, found]) => found !== version)
    .map(
      ([where, found]) =>
        `sfdx-project.json says version ${version}, ${where} says ${found ?? 'none'}.`
    );
}

function readProject(root: string): Project {
  return JSON.parse(readFileSync(path.join(root, 'sfdx-project.json'), 'utf8')) as Project;
}
