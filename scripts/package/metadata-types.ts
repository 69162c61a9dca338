import type { Check } from '../checks/check.ts';
import { packageComponents } from './components.ts';

/**
 * Types that an unlocked package without namespace may hold. A type that is not here has first to be looked up.
 * @remarks https://developer.salesforce.com/docs/metadata-coverage/64, channel Unlocked Packaging without Namespace: true for each but
 * CustomLabel and ValidationRule, which were not looked up. Connected apps, settings, StandardValueSets and the policies and global
 * settings of external client apps are false there; sites, translations, the other parts of external client apps, profiles and
 * subscriber configurations are true, and belong to the org.
 */
const PACKAGEABLE: ReadonlySet<string> = new Set([
  'ApexClass',
  'ApexTrigger',
  'CompactLayout',
  'CspTrustedSite',
  'CustomApplication',
  'CustomField',
  'CustomLabel',
  'CustomLabels',
  'CustomMetadata',
  'CustomNotificationType',
  'CustomObject',
  'CustomTab',
  'FlexiPage',
  'Layout',
  'LightningComponentBundle',
  'ListView',
  'PermissionSet',
  'Report',
  'ReportFolder',
  'ReportType',
  'StaticResource',
  'ValidationRule'
]);

/** Types that belong to the org; where the project keeps them. */
const OF_THE_ORG: ReadonlyMap<string, string> = new Map([
  ['ConnectedApp', 'config/auth'],
  ['CustomSite', 'config/webhook-site'],
  ['ExternalClientApplication', 'config/auth'],
  ['ExtlClntAppConfigurablePolicies', 'config/auth'],
  ['ExtlClntAppGlobalOauthSettings', 'config/auth'],
  ['ExtlClntAppOauthConfigurablePolicies', 'config/auth'],
  ['ExtlClntAppOauthSettings', 'config/auth'],
  ['PlatformEventSubscriberConfig', 'scripts/deploy'],
  ['Profile', 'a permission set instead'],
  ['Translations', 'config/translations']
]);

/** Only types that a package may hold, and nothing that names users or hosts of one org. */
export function metadataTypesCheck(root: string): Check {
  return {
    name: 'only metadata that an unlocked package may hold',
    run: () => Promise.resolve({ faults: metadataTypeFaults(root) })
  };
}

export function metadataTypeFaults(root: string): readonly string[] {
  return packageComponents(root)
    .flatMap((component) => [component, ...component.getChildren()])
    .filter(({ type }) => !PACKAGEABLE.has(type.name))
    .map(({ type, fullName }) => {
      const place = OF_THE_ORG.get(type.name);
      return place === undefined
        ? `${type.name} ${fullName}: whether a package may hold this type is not known here; look it up in the Metadata Coverage report.`
        : `${type.name} ${fullName} belongs to the org, not to the package: ${place}.`;
    });
}
