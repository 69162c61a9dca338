import { childText, childrenOf, parseXml, type XmlElement } from '../metadata/read/xml.ts';
import { metadataFile } from './xml-text.ts';

/** Where the deployed source keeps every label. */
export const LABEL_FILE = 'labels/CustomLabels.labels-meta.xml';

/** Labels of a file by name. @throws Diagnostic for text that is no XML */
export function readLabelFile(text: string, fileName: string): ReadonlyMap<string, XmlElement> {
  const labels = new Map<string, XmlElement>();
  for (const label of childrenOf(parseXml(text, fileName), 'labels')) {
    const name = childText(label, 'fullName');
    if (name !== null) labels.set(name, label);
  }
  return labels;
}

/** A file of labels in alphabetical order. */
export function labelFileText(labels: ReadonlyMap<string, XmlElement>): string {
  const sorted = [...labels].sort(([a], [b]) => (a < b ? -1 : 1));
  return metadataFile(
    'CustomLabels',
    sorted.map(([, label]) => label)
  );
}
