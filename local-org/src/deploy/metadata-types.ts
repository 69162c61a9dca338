/** How the files of a metadata type lie in a package and in a project. */
export interface MetadataType {
  /** `ApexClass`, as package.xml names it. */
  readonly name: string;
  /** Folder in a package: `classes`. */
  readonly directory: string;
  /** Suffix of the file in a package, without the dot; empty for bundles. */
  readonly suffix: string;
  /**
   * `xml`: one XML file, which ends in `-meta.xml` in a project; `content`: a file of its own kind and its `-meta.xml`; `bundle`: a folder;
   * `object`: one file in a package, a folder of parts in a project; `labels`: entries of one file.
   */
  readonly form: 'xml' | 'content' | 'bundle' | 'object' | 'labels';
  readonly inFolder: boolean;
  /** First three characters of ids; null where the platform gives none. */
  readonly keyPrefix: string | null;
}

function xml(name: string, directory: string, suffix: string, keyPrefix: string | null = null) {
  return { name, directory, suffix, form: 'xml', inFolder: false, keyPrefix } as const;
}

function content(name: string, directory: string, suffix: string, keyPrefix: string) {
  return { name, directory, suffix, form: 'content', inFolder: false, keyPrefix } as const;
}

/**
 * Metadata types that the local org deploys and retrieves.
 * @remarks Names, folders and suffixes: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_types_list.htm
 */
export const METADATA_TYPES: readonly MetadataType[] = [
  content('ApexClass', 'classes', 'cls', '01p'),
  content('ApexTrigger', 'triggers', 'trigger', '01q'),
  content('StaticResource', 'staticresources', 'resource', '081'),
  content('ContentAsset', 'contentassets', 'asset', '03S'),
  { ...xml('CustomObject', 'objects', 'object', '01I'), form: 'object' },
  { ...xml('CustomLabels', 'labels', 'labels'), form: 'labels' },
  { ...xml('LightningComponentBundle', 'lwc', '', '0Rb'), form: 'bundle' },
  xml('ConnectedApp', 'connectedApps', 'connectedApp', '0H4'),
  xml('CspTrustedSite', 'cspTrustedSites', 'cspTrustedSite', '08y'),
  xml('CustomApplication', 'applications', 'app', '02u'),
  xml('CustomMetadata', 'customMetadata', 'md'),
  xml('CustomNotificationType', 'notificationtypes', 'notiftype', '0ML'),
  xml('CustomObjectTranslation', 'objectTranslations', 'objectTranslation'),
  xml('CustomPermission', 'customPermissions', 'customPermission', '0CP'),
  xml('CustomSite', 'sites', 'site', '0DM'),
  xml('CustomTab', 'tabs', 'tab', '01r'),
  { ...xml('Dashboard', 'dashboards', 'dashboard', '01Z'), inFolder: true },
  xml('ExternalClientApplication', 'externalClientApps', 'eca', '0xI'),
  xml('ExtlClntAppConfigurablePolicies', 'extlClntAppPolicies', 'ecaPlcy'),
  xml('ExtlClntAppGlobalOauthSettings', 'extlClntAppGlobalOauthSets', 'ecaGlblOauth'),
  xml('ExtlClntAppOauthConfigurablePolicies', 'extlClntAppOauthPolicies', 'ecaOauthPlcy'),
  xml('ExtlClntAppOauthSettings', 'extlClntAppOauthSettings', 'ecaOauth'),
  xml('FlexiPage', 'flexipages', 'flexipage', '0M0'),
  xml('Layout', 'layouts', 'layout', '00h'),
  xml('PermissionSet', 'permissionsets', 'permissionset', '0PS'),
  xml(
    'PlatformEventSubscriberConfig',
    'PlatformEventSubscriberConfigs',
    'platformEventSubscriberConfig',
    '5BI'
  ),
  xml('Profile', 'profiles', 'profile', '00e'),
  xml('Queue', 'queues', 'queue', '00G'),
  { ...xml('Report', 'reports', 'report', '00O'), inFolder: true },
  xml('ReportType', 'reportTypes', 'reportType', '070'),
  xml('Settings', 'settings', 'settings'),
  xml('Translations', 'translations', 'translation')
];

/** A part of an object: an element of its file in a package, a file of its own in a project. */
export interface ObjectPart {
  /** Type as package.xml names it, also the root element of the part's file. */
  readonly name: string;
  /** Element of the object's file. */
  readonly element: string;
  readonly directory: string;
  readonly suffix: string;
  readonly keyPrefix: string | null;
}

export const OBJECT_PARTS: readonly ObjectPart[] = [
  part('CustomField', 'fields', 'fields', 'field', '00N'),
  part('ValidationRule', 'validationRules', 'validationRules', 'validationRule', '03d'),
  part('ListView', 'listViews', 'listViews', 'listView', '00B'),
  part('CompactLayout', 'compactLayouts', 'compactLayouts', 'compactLayout', '0AH'),
  part('Index', 'indexes', 'indexes', 'indx', null),
  part('RecordType', 'recordTypes', 'recordTypes', 'recordType', '012'),
  part('WebLink', 'webLinks', 'webLinks', 'webLink', '00b'),
  part('FieldSet', 'fieldSets', 'fieldSets', 'fieldSet', '0IX'),
  part('BusinessProcess', 'businessProcesses', 'businessProcesses', 'businessProcess', '019'),
  part('SharingReason', 'sharingReasons', 'sharingReasons', 'sharingReason', null)
];

function part(
  name: string,
  element: string,
  directory: string,
  suffix: string,
  keyPrefix: string | null
): ObjectPart {
  return { name, element, directory, suffix, keyPrefix };
}

export function typeByName(name: string): MetadataType | undefined {
  return METADATA_TYPES.find((type) => type.name === name);
}

export function typeByDirectory(directory: string): MetadataType | undefined {
  return METADATA_TYPES.find((type) => type.directory === directory);
}

export function partByName(name: string): ObjectPart | undefined {
  return OBJECT_PARTS.find((candidate) => candidate.name === name);
}

/** Whether the local org deploys a type of this name: a type, a part of an object, a label. */
export function isKnownType(name: string): boolean {
  return typeByName(name) !== undefined || partByName(name) !== undefined || name === 'CustomLabel';
}

/** First three characters of the ids of a type; null where there are none. */
export function keyPrefixOf(type: string): string | null {
  if (type === 'CustomLabel') return '101';
  return typeByName(type)?.keyPrefix ?? partByName(type)?.keyPrefix ?? null;
}
