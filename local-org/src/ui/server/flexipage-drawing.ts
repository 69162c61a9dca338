import type { FlexiPageComponent, FlexiPageSchema } from '../../metadata/schema.ts';
import type { ComponentModel, TabModel } from './page-model.ts';

/** Titles that the platform translates itself. */
const STANDARD_TAB_TITLES: Readonly<Record<string, string>> = {
  'Standard.Tab.detail': 'Details',
  'Standard.Tab.relatedLists': 'Related',
  'Standard.Tab.activity': 'Activity',
  'Standard.Tab.collaborate': 'Chatter',
  'Standard.Tab.news': 'News'
};

/** Draws the platform's own components of one record's page. */
export interface StandardComponents {
  highlights(key: string): ComponentModel;
  detail(key: string): ComponentModel;
  related(key: string): ComponentModel;
}

/** Turns the regions and facets of a FlexiPage into what the browser draws. */
export class FlexiPageDrawing {
  readonly #page: FlexiPageSchema;
  readonly #source: StandardComponents;

  constructor(page: FlexiPageSchema, source: StandardComponents) {
    this.#page = page;
    this.#source = source;
  }

  regions(): ReadonlyMap<string, readonly ComponentModel[]> {
    const regions = this.#page.regions.filter((region) => region.type === 'Region');
    return new Map(regions.map((region) => [region.name, this.#components(region.components)]));
  }

  #components(components: readonly FlexiPageComponent[]): readonly ComponentModel[] {
    return components.map((component) => this.#component(component));
  }

  #component(component: FlexiPageComponent): ComponentModel {
    const key = component.identifier;
    switch (component.name) {
      case 'force:highlightsPanel':
        return this.#source.highlights(key);
      case 'force:detailPanel':
        return this.#source.detail(key);
      case 'force:relatedListContainer':
        return this.#source.related(key);
      case 'flexipage:tabset':
        return { kind: 'tabset', key, tabs: this.#tabs(component.properties.get('tabs') ?? '') };
      default:
        return isCustom(component.name)
          ? {
              kind: 'custom',
              key,
              name: component.name.replace(/^c:/, ''),
              properties: propertyValues(component)
            }
          : { kind: 'unknown', key, name: component.name };
    }
  }

  /** Tabs in the order of the facet; the browser opens the first. */
  #tabs(facet: string): readonly TabModel[] {
    return this.#facet(facet).map((tab) => {
      const title = tab.properties.get('title') ?? tab.identifier;
      return {
        key: tab.identifier,
        label: STANDARD_TAB_TITLES[title] ?? title,
        components: this.#components(this.#facet(tab.properties.get('body') ?? ''))
      };
    });
  }

  #facet(name: string): readonly FlexiPageComponent[] {
    return this.#page.regions.find((region) => region.name === name)?.components ?? [];
  }
}

/** A component of the package carries no namespace, or `c:`. */
function isCustom(name: string): boolean {
  return !name.includes(':') || name.startsWith('c:');
}

/** Design attributes in their JavaScript types. */
function propertyValues(
  component: FlexiPageComponent
): Readonly<Record<string, string | number | boolean>> {
  return Object.fromEntries(
    [...component.properties].map(([name, text]) => [name, propertyValue(text)])
  );
}

function propertyValue(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d+$/.test(text) ? Number(text) : text;
}
