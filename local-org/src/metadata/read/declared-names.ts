import { childFlag, readXml } from './xml.ts';
import type { MetadataFile } from './source-files.ts';

/** Names of the things that other metadata may point at but the schema does not hold. */
export interface DeclaredNames {
  /** Lower-cased. */
  readonly apexClasses: ReadonlySet<string>;
  readonly apexTriggers: ReadonlySet<string>;
  readonly applications: ReadonlySet<string>;
  readonly customPermissions: ReadonlySet<string>;
  readonly tabs: ReadonlySet<string>;
  /** Names of the Lightning web components, with whether pages may use them. */
  readonly components: ReadonlyMap<string, { readonly isExposed: boolean }>;
}

export function declaredNames(files: readonly MetadataFile[]): DeclaredNames {
  const named = (kind: MetadataFile['kind']): readonly MetadataFile[] =>
    files.filter((file) => file.kind === kind);
  return {
    apexClasses: new Set(named('apexClass').map((file) => file.name.toLowerCase())),
    apexTriggers: new Set(named('apexTrigger').map((file) => file.name.toLowerCase())),
    customPermissions: new Set(named('customPermission').map((file) => file.name)),
    applications: new Set(named('application').map((file) => file.name)),
    tabs: new Set(named('tab').map((file) => file.name)),
    components: new Map(
      named('lwc').map((file) => [
        file.name,
        { isExposed: childFlag(readXml(file.absolutePath, file.file), 'isExposed') }
      ])
    )
  };
}
