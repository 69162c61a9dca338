import type { CustomPermissionSchema } from '../setup-schema.ts';
import { UnsupportedError } from '../../diagnostics/errors.ts';
import { checkShape } from './check-shape.ts';
import type { OpenFile } from './read-setup.ts';
import type { MetadataReport } from './report.ts';
import { childrenOf, childText } from './xml.ts';

/** A `*.customPermission-meta.xml`. @throws UnsupportedError for one that requires another */
export function readCustomPermission(
  source: OpenFile,
  report: MetadataReport
): CustomPermissionSchema {
  checkShape(source, 'CustomPermission', report);
  const { root, name } = source;
  if (childrenOf(root, 'requiredPermission').length > 0)
    throw new UnsupportedError('A custom permission that requires another', source.file);
  return {
    name,
    label: childText(root, 'label') ?? name,
    description: childText(root, 'description')
  };
}
