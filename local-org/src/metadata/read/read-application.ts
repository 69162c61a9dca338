import type { AppSchema, Schema } from '../schema.ts';
import { checkShape } from './check-shape.ts';
import type { DeclaredNames } from './declared-names.ts';
import type { MetadataReport, SourceFile } from './report.ts';
import { childText, childrenOf } from './xml.ts';

/** A `*.app-meta.xml`. */
export function readApplication(
  source: SourceFile,
  name: string,
  report: MetadataReport
): AppSchema {
  checkShape(source, 'CustomApplication', report);
  const { root } = source;
  return {
    name,
    label: childText(root, 'label') ?? name,
    tabs: childrenOf(root, 'tabs').map((tab) => tab.text.trim()),
    actionOverrides: childrenOf(root, 'actionOverrides')
      .filter((override) => childText(override, 'type') === 'Flexipage')
      .map((override) => ({
        objectName: childText(override, 'pageOrSobjectType') ?? '',
        flexiPage: childText(override, 'content') ?? '',
        formFactor: childText(override, 'formFactor') ?? 'Large'
      }))
  };
}

/** Checks the tabs, objects and pages an application names. */
export function checkApplication(
  source: SourceFile,
  app: AppSchema,
  schema: Schema,
  names: DeclaredNames,
  report: MetadataReport
): void {
  const say = (code: string, message: string): void =>
    report.add(source.file, source.root, code, message);
  for (const tab of app.tabs) {
    if (!tab.startsWith('standard-') && !names.tabs.has(tab))
      say('unknown-tab', `In field: tab - no CustomTab named ${tab} found`);
  }
  for (const override of app.actionOverrides) {
    if (schema.object(override.objectName) === undefined) {
      say(
        'unknown-object',
        `In field: pageOrSobjectType - no CustomObject named ${override.objectName} found`
      );
    }
    if (!schema.flexiPages.has(override.flexiPage)) {
      say('unknown-page', `In field: content - no FlexiPage named ${override.flexiPage} found`);
    }
  }
}

/** Checks a `*.tab-meta.xml`. */
export function checkTab(
  source: SourceFile,
  name: string,
  schema: Schema,
  report: MetadataReport
): void {
  checkShape(source, 'CustomTab', report);
  const isObjectTab = childText(source.root, 'customObject') === 'true';
  if (isObjectTab && schema.object(name) === undefined) {
    report.add(
      source.file,
      source.root,
      'unknown-object',
      `In field: customObject - no CustomObject named ${name} found`
    );
  }
  const page = childText(source.root, 'flexiPage');
  if (page !== null && !schema.flexiPages.has(page)) {
    report.add(
      source.file,
      source.root,
      'unknown-page',
      `In field: flexiPage - no FlexiPage named ${page} found`
    );
  }
}
