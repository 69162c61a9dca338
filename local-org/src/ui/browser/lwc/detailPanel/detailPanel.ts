import { api, LightningElement } from 'lwc';
import type { SectionModel } from '../../../server/page-model.ts';

/** The fields of the record that the user may read, in sections. */
export default class DetailPanel extends LightningElement {
  @api sections!: readonly SectionModel[];
}
