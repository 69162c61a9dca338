import { api, LightningElement } from 'lwc';
import { components } from 'local-org/components';

/** A component of the package, created with what a record page gives it. */
export default class CustomComponent extends LightningElement {
  @api name!: string;
  @api properties!: Readonly<Record<string, string | number | boolean>>;
  /** Absent on app and home pages. */
  @api recordId?: string;
  @api objectApiName?: string;

  get constructorOf(): typeof LightningElement {
    const constructor = components.get(this.name);
    if (constructor === undefined) {
      throw new Error(`lwc/${this.name} is not exposed for record, app or home pages.`);
    }
    return constructor;
  }

  /** A component gets the record's id and object only where it declares them. */
  get attributes(): Readonly<Record<string, unknown>> {
    const given = { recordId: this.recordId, objectApiName: this.objectApiName };
    const { prototype } = this.constructorOf;
    const wanted = Object.entries(given).filter(([name]) => name in prototype);
    return { ...this.properties, ...Object.fromEntries(wanted) };
  }
}
