import type { FlexiPageComponent, FlexiPageRegion, FlexiPageSchema, Schema } from '../schema.ts';
import { checkShape } from './check-shape.ts';
import type { DeclaredNames } from './declared-names.ts';
import type { MetadataReport, SourceFile } from './report.ts';
import { childOf, childText, childrenOf, type XmlElement } from './xml.ts';

/** Name a field on a page gets as a component; its `fieldItem` property says which. */
export const FIELD_COMPONENT = 'fieldInstance';

/** A `*.flexipage-meta.xml`. */
export function readFlexiPage(
  source: SourceFile,
  name: string,
  report: MetadataReport
): FlexiPageSchema {
  checkShape(source, 'FlexiPage', report);
  const { root } = source;
  const template = childOf(root, 'template');
  return {
    name,
    label: childText(root, 'masterLabel') ?? name,
    objectName: childText(root, 'sobjectType'),
    template: (template && childText(template, 'name')) ?? '',
    regions: childrenOf(root, 'flexiPageRegions').map(region)
  };
}

function region(element: XmlElement): FlexiPageRegion {
  return {
    name: childText(element, 'name') ?? '',
    type: childText(element, 'type') === 'Facet' ? 'Facet' : 'Region',
    components: childrenOf(element, 'itemInstances').flatMap(components)
  };
}

function components(item: XmlElement): readonly FlexiPageComponent[] {
  return item.children.flatMap((instance) => {
    const identifier = childText(instance, 'identifier') ?? '';
    if (instance.name === 'fieldInstance') {
      const fieldItem = childText(instance, 'fieldItem') ?? '';
      return [
        {
          name: FIELD_COMPONENT,
          identifier,
          properties: new Map([
            ['fieldItem', fieldItem],
            ...properties(instance, 'fieldInstanceProperties')
          ])
        }
      ];
    }
    if (instance.name !== 'componentInstance') return [];
    return [
      {
        name: childText(instance, 'componentName') ?? '',
        identifier,
        properties: new Map(properties(instance, 'componentInstanceProperties'))
      }
    ];
  });
}

function properties(instance: XmlElement, name: string): readonly (readonly [string, string])[] {
  return childrenOf(instance, name).map((property) => [
    childText(property, 'name') ?? '',
    propertyValue(property)
  ]);
}

function propertyValue(property: XmlElement): string {
  const list = childOf(property, 'valueList');
  if (list === undefined) return childText(property, 'value') ?? '';
  return childrenOf(list, 'valueListItems')
    .map((item) => childText(item, 'value') ?? '')
    .join(',');
}

/** Checks the object, fields, components and facets a page names. */
export function checkFlexiPage(
  source: SourceFile,
  page: FlexiPageSchema,
  schema: Schema,
  names: DeclaredNames,
  report: MetadataReport
): void {
  const say = (code: string, message: string): void =>
    report.add(source.file, source.root, code, message);
  const object = page.objectName === null ? undefined : schema.object(page.objectName);
  if (page.objectName !== null && object === undefined) {
    say('unknown-object', `In field: sobjectType - no CustomObject named ${page.objectName} found`);
  }
  const facets = new Set(page.regions.map((found) => found.name));
  const identifiers = new Set<string>();
  for (const component of page.regions.flatMap((found) => found.components)) {
    if (component.identifier !== '' && identifiers.has(component.identifier)) {
      say(
        'duplicate-identifier',
        `The identifier ${component.identifier} is used more than once on the page`
      );
    }
    identifiers.add(component.identifier);
    checkComponent(component, page, schema, names, say);
    for (const [property, value] of component.properties) {
      if (value.startsWith('Facet-') && !facets.has(value))
        say(
          'unknown-facet',
          `The property ${property} names the facet ${value}, which the page does not have`
        );
    }
  }
}

function checkComponent(
  component: FlexiPageComponent,
  page: FlexiPageSchema,
  schema: Schema,
  names: DeclaredNames,
  say: (code: string, message: string) => void
): void {
  if (component.name === FIELD_COMPONENT) {
    const field = (component.properties.get('fieldItem') ?? '').replace('Record.', '');
    if (page.objectName !== null && schema.field(page.objectName, field) === undefined) {
      say(
        'unknown-field',
        `In field: fieldItem - no CustomField named ${page.objectName}.${field} found`
      );
    }
    return;
  }
  const custom = component.name.startsWith('c:')
    ? component.name.slice(2)
    : component.name.includes(':')
      ? null
      : component.name;
  if (custom === null) return;
  const known = names.components.get(custom);
  if (known === undefined || !known.isExposed) {
    say(
      'unknown-component',
      `We couldn't retrieve the design time component information for component ${component.name}.`
    );
  }
}
