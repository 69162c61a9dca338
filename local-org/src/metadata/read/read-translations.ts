import { checkShape } from './check-shape.ts';
import type { MetadataReport, SourceFile } from './report.ts';
import { childText, childrenOf, type XmlElement } from './xml.ts';

/** Texts of custom labels in one language, by lower-cased name of the label. */
export type LabelTexts = Map<string, string>;

/**
 * Languages that the platform supports fully or for end users, by the codes it uses.
 * @remarks https://help.salesforce.com/s/articleView?id=platform.faq_getstart_what_languages_does.htm
 */
const LANGUAGES: ReadonlySet<string> = new Set(
  `ar bg cs da de el en_GB en_US es es_MX fi fr he hr hu in it ja ko nl_NL no pl pt_BR pt_PT ro ru sk sl sv th tr uk vi zh_CN zh_TW`.split(
    ' '
  )
);

const MAXIMUM_LENGTH = 1000;

/**
 * Adds what a `<language>.translation-meta.xml` says of custom labels; its other parts have no place here and are only checked in shape.
 * @param language from the file's name: `in`
 */
export function readTranslations(
  source: SourceFile,
  language: string,
  labels: ReadonlyMap<string, unknown>,
  texts: LabelTexts,
  report: MetadataReport
): void {
  checkShape(source, 'Translations', report);
  if (!LANGUAGES.has(language)) {
    const message = `Not available for deploy for this organization: ${language}`;
    report.add(source.file, source.root, 'translation-language', message);
    return;
  }
  const add = (element: XmlElement, code: string, message: string): void =>
    report.add(source.file, element, code, message);
  const seen = new Set<string>();
  for (const element of childrenOf(source.root, 'customLabels')) {
    const name = childText(element, 'name');
    if (name === null) {
      add(element, 'translation-name', 'Required field is missing: name');
      continue;
    }
    const key = name.toLowerCase();
    const text = childText(element, 'label') ?? '';
    if (!labels.has(key))
      add(element, 'translation-label', `In field: name - no CustomLabel named ${name} found`);
    if (seen.has(key)) add(element, 'duplicate-translation', `Duplicate name ${name} specified`);
    if (text.length > MAXIMUM_LENGTH)
      add(
        element,
        'translation-length',
        `Label ${name}: Value too long (max ${MAXIMUM_LENGTH} characters)`
      );
    seen.add(key);
    if (text !== '') texts.set(key, text);
  }
}
