import { checkShape } from './check-shape.ts';
import type { MetadataReport, SourceFile } from './report.ts';
import { childText, childrenOf } from './xml.ts';

/** Adds the labels of a `CustomLabels.labels-meta.xml` to the map, by lower-cased name. */
export function readLabels(
  source: SourceFile,
  labels: Map<string, { readonly name: string; readonly value: string }>,
  report: MetadataReport
): void {
  checkShape(source, 'CustomLabels', report);
  const seen = new Set<string>();
  for (const element of childrenOf(source.root, 'labels')) {
    const name = childText(element, 'fullName');
    const value = childText(element, 'value') ?? '';
    if (name === null) {
      report.add(source.file, element, 'label-name', 'Required field is missing: fullName');
      continue;
    }
    if (seen.has(name.toLowerCase()))
      report.add(source.file, element, 'duplicate-label', `Duplicate name ${name} specified`);
    if (value.length > 1000)
      report.add(
        source.file,
        element,
        'label-length',
        `Label ${name}: Value too long (max 1000 characters)`
      );
    seen.add(name.toLowerCase());
    labels.set(name.toLowerCase(), { name, value });
  }
}
