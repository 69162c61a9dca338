import type { LocalOrg } from '../org/local-org.ts';
import { makeId } from '../store/ids.ts';
import { componentKey, type Component } from './component.ts';
import type { ComponentFacts, DeployedSource } from './deployed-source.ts';
import { keyPrefixOf } from './metadata-types.ts';

/** Types whose components are rows, too, by the field that holds their name. */
const ROWS: ReadonlyMap<string, string> = new Map([
  ['ApexClass', 'Name'],
  ['PermissionSet', 'Name'],
  ['StaticResource', 'Name']
]);

/** Ids of what is deployed, and who deployed it. */
export class ComponentIds {
  readonly #org: LocalOrg;
  readonly #facts: ReadonlyMap<string, ComponentFacts>;
  readonly #rows = new Map<string, ReadonlyMap<string, string>>();

  constructor(org: LocalOrg, source: DeployedSource) {
    this.#org = org;
    this.#facts = source.facts();
  }

  facts(component: Pick<Component, 'type' | 'fullName'>): ComponentFacts | null {
    return this.#facts.get(componentKey(component)) ?? null;
  }

  /** null for what has none, or is not deployed. */
  idOf(component: Pick<Component, 'type' | 'fullName'>): string | null {
    const nameField = ROWS.get(component.type);
    if (nameField !== undefined)
      return this.#rowIds(component.type, nameField).get(component.fullName) ?? null;
    const prefix = keyPrefixOf(component.type);
    const facts = this.facts(component);
    return prefix === null || facts === null ? null : makeId(prefix, facts.number);
  }

  #rowIds(type: string, nameField: string): ReadonlyMap<string, string> {
    const known = this.#rows.get(type);
    if (known !== undefined) return known;
    const rows = this.#org.runtime.services.platformRows.find(type, {});
    const ids = new Map(rows.map((row) => [String(row[nameField]), String(row['Id'])] as const));
    this.#rows.set(type, ids);
    return ids;
  }
}
