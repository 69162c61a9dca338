declare module 'local-org/components' {
  import type { LightningElement } from 'lwc';
  /** The package's components that may stand on a record page, by bundle name. */
  export const components: ReadonlyMap<string, typeof LightningElement>;
}

declare module '@lwc/synthetic-shadow';
