import { checkShape } from './check-shape.ts';
import type { MetadataReport, SourceFile } from './report.ts';
import { childText, childrenOf, type XmlElement } from './xml.ts';

/** Texts in one language, by lower-cased name of what they name. */
export type Texts = Map<string, string>;

/** A part of a file of translations that has a place in the local org. */
export interface TranslatedPart {
  readonly element: 'customLabels' | 'customTabs';
  readonly type: 'CustomLabel' | 'CustomTab';
  /** Lower-cased names of what is deployed. */
  readonly known: ReadonlySet<string>;
  /** Characters. */
  readonly maximum: number;
  /** Where the texts go. */
  readonly texts: Texts;
}

/**
 * Languages that the platform supports fully or for end users, by the codes it uses.
 * @remarks https://help.salesforce.com/s/articleView?id=platform.faq_getstart_what_languages_does.htm
 */
const LANGUAGES: ReadonlySet<string> = new Set(
  `ar bg cs da de el en_GB en_US es es_MX fi fr he hr hu in it ja ko nl_NL no pl pt_BR pt_PT ro ru sk sl sv th tr uk vi zh_CN zh_TW`.split(
    ' '
  )
);

/**
 * Adds what a `<language>.translation-meta.xml` says of custom labels and tabs; its other parts have no place here and are only
 * checked in shape.
 * @param language from the file's name: `in`
 */
export function readTranslations(
  source: SourceFile,
  language: string,
  parts: readonly TranslatedPart[],
  report: MetadataReport
): void {
  checkShape(source, 'Translations', report);
  if (!LANGUAGES.has(language)) {
    const message = `Not available for deploy for this organization: ${language}`;
    report.add(source.file, source.root, 'translation-language', message);
    return;
  }
  for (const part of parts) readPart(source, part, report);
}

function readPart(source: SourceFile, part: TranslatedPart, report: MetadataReport): void {
  const { type, known, maximum, texts } = part;
  const add = (element: XmlElement, code: string, message: string): void =>
    report.add(source.file, element, code, message);
  const seen = new Set<string>();
  for (const element of childrenOf(source.root, part.element)) {
    const name = childText(element, 'name');
    if (name === null) {
      add(element, 'translation-name', 'Required field is missing: name');
      continue;
    }
    const key = name.toLowerCase();
    const text = childText(element, 'label') ?? '';
    if (!known.has(key))
      add(element, 'translation-label', `In field: name - no ${type} named ${name} found`);
    if (seen.has(key)) add(element, 'duplicate-translation', `Duplicate name ${name} specified`);
    if (text.length > maximum)
      add(
        element,
        'translation-length',
        `Label ${name}: Value too long (max ${maximum} characters)`
      );
    seen.add(key);
    if (text !== '') texts.set(key, text);
  }
}
