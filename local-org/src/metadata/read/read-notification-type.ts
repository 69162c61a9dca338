import type { NotificationTypeSchema } from '../setup-schema.ts';
import { checkShape } from './check-shape.ts';
import type { OpenFile } from './read-setup.ts';
import type { MetadataReport } from './report.ts';
import { childFlag, childText } from './xml.ts';

/**
 * A `*.notiftype-meta.xml`.
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_customnotificationtype.htm
 */
export function readNotificationType(
  source: OpenFile,
  report: MetadataReport
): NotificationTypeSchema {
  checkShape(source, 'CustomNotificationType', report);
  const { root, name } = source;
  return {
    name,
    customNotifTypeName: childText(root, 'customNotifTypeName') ?? name,
    label: childText(root, 'masterLabel') ?? name,
    desktop: childFlag(root, 'desktop'),
    mobile: childFlag(root, 'mobile')
  };
}
