import type { AppSchema, Schema, TabSchema } from '../schema.ts';
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

/** A `*.tab-meta.xml`. */
export function readTab(
  source: SourceFile,
  name: string,
  schema: Schema,
  report: MetadataReport
): TabSchema {
  checkShape(source, 'CustomTab', report);
  const { root, file } = source;
  const isObjectTab = childText(root, 'customObject') === 'true';
  const object = isObjectTab ? schema.object(name) : undefined;
  if (isObjectTab && object === undefined) {
    const message = `In field: customObject - no CustomObject named ${name} found`;
    report.add(file, root, 'unknown-object', message);
  }
  const page = childText(root, 'flexiPage');
  if (page !== null && !schema.flexiPages.has(page)) {
    const message = `In field: flexiPage - no FlexiPage named ${page} found`;
    report.add(file, root, 'unknown-page', message);
  }
  const motif = childText(root, 'motif') ?? '';
  if (!/^Custom\d{1,3}: .+$/.test(motif)) {
    report.add(file, root, 'missing-property', 'Required field is missing: motif');
  }
  return {
    name,
    label: childText(root, 'label') ?? object?.pluralLabel ?? name,
    objectName: isObjectTab ? name : null,
    flexiPage: page,
    motif
  };
}
