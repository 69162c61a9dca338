/**
 * How the type-table jars spell Apex in Java, undone in this one file.
 *
 * - Packages below `com/nawforce/runforce` are Apex namespaces, some of them in lower case because the name is also a class's.
 * - `$` parts an inner class from its outer one, or ends a name that Java already gives another meaning (`toString$`).
 * - Two members start with a capital letter because their name is a Java keyword (`System.assert`, `Trigger.new`).
 * - `Internal` holds helpers of the tables; `SObjectStubs` and `SObjects` hold objects.
 */
const ROOT = 'com/nawforce/runforce/';
const CLASS_SUFFIX = '.class';

const NAMESPACE_CASE: Readonly<Record<string, string>> = {
  cache: 'Cache',
  dom: 'Dom',
  eventbus: 'EventBus',
  reports: 'Reports'
};

const NAMESPACES_WITHOUT_TYPES: ReadonlySet<string> = new Set([
  'Internal',
  'SObjectStubs',
  'SObjects'
]);

const MEMBER_CASE: Readonly<Record<string, string>> = {
  Assert: 'assert',
  New: 'new',
  hashcode$: 'hashCode'
};

/** Where an internal Java name points: a type of the library, an object, or a helper that is no Apex type. */
export type ApexTarget =
  | { readonly kind: 'library'; readonly name: string }
  | { readonly kind: 'sobject'; readonly name: string }
  | { readonly kind: 'list' }
  | { readonly kind: 'object' };

const JAVA_TYPES: Readonly<Record<string, ApexTarget>> = {
  'java/lang/Object': { kind: 'object' },
  'java/lang/String': { kind: 'library', name: 'System.String' },
  'java/lang/Integer': { kind: 'library', name: 'System.Integer' },
  'java/lang/Boolean': { kind: 'library', name: 'System.Boolean' }
};

/** Turns an internal Java name such as `com/nawforce/runforce/Database/DMLOptions$EmailHeader` into what it means in Apex. */
export function apexTarget(internalName: string): ApexTarget {
  const java = JAVA_TYPES[internalName];
  if (java !== undefined) return java;
  const [packageName, className] = splitName(internalName);
  if (packageName === 'SObjects' || packageName === 'SObjectStubs')
    return { kind: 'sobject', name: className };
  if (packageName === 'System' && className === 'SObject')
    return { kind: 'sobject', name: 'SObject' };
  if (packageName === 'Internal')
    return className === 'RecordSet$' ? { kind: 'list' } : { kind: 'object' };
  return {
    kind: 'library',
    name: `${apexNamespace(packageName)}.${className.replaceAll('$', '.')}`
  };
}

/** Qualified Apex name of a class entry of the jar; null for entries that are no Apex type. */
export function apexNameOfEntry(entry: string): string | null {
  if (!entry.startsWith(ROOT) || !entry.endsWith(CLASS_SUFFIX)) return null;
  const [packageName, className] = splitName(entry.slice(0, -CLASS_SUFFIX.length));
  if (NAMESPACES_WITHOUT_TYPES.has(packageName)) return null;
  return `${apexNamespace(packageName)}.${className.replaceAll('$', '.')}`;
}

/** Object API name of a class entry of the objects' jar; null for every other entry. */
export function objectNameOfEntry(entry: string): string | null {
  if (!entry.startsWith(`${ROOT}SObjects/`) || !entry.endsWith(CLASS_SUFFIX)) return null;
  const name = entry.slice(ROOT.length + 'SObjects/'.length, -CLASS_SUFFIX.length);
  return name.includes('$') ? null : name;
}

/** Entry of an object in the objects' jar. */
export function entryOfObject(name: string): string {
  return `${ROOT}SObjects/${name}${CLASS_SUFFIX}`;
}

/** Apex name of a member; null for members that only Java needs. */
export function apexMember(javaName: string): string | null {
  const exact = Object.hasOwn(MEMBER_CASE, javaName) ? MEMBER_CASE[javaName] : undefined;
  if (exact !== undefined) return exact;
  if (javaName.startsWith('<')) return null;
  if (javaName.startsWith('$')) return javaName === '$VALUES' ? null : javaName.slice(1);
  return javaName.endsWith('$') ? javaName.slice(0, -1) : javaName;
}

function apexNamespace(packageName: string): string {
  return NAMESPACE_CASE[packageName] ?? packageName;
}

function splitName(internalName: string): readonly [string, string] {
  const path = internalName.startsWith(ROOT) ? internalName.slice(ROOT.length) : internalName;
  const slash = path.lastIndexOf('/');
  return [path.slice(0, slash), path.slice(slash + 1)];
}
