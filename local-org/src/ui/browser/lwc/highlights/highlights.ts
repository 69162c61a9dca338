import { api, LightningElement } from 'lwc';
import type { ComponentModel } from '../../../server/page-model.ts';

/** The record's name and most important fields. */
export default class Highlights extends LightningElement {
  @api model!: Extract<ComponentModel, { kind: 'highlights' }>;
}
