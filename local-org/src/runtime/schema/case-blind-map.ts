import type { ApexType } from '../../syntax/types.ts';
import type { Transaction } from '../transaction.ts';
import { ApexMap } from '../values/map.ts';

/**
 * The maps that describe answers: keys are lower-cased names, and a name is found in any letter case.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_dynamic_global_describe.htm
 */
export class CaseBlindMap extends ApexMap {
  constructor(type: ApexType) {
    super(type);
  }

  override has(tx: Transaction, key: unknown): boolean {
    return super.has(tx, lower(key));
  }

  override get(tx: Transaction, key: unknown): unknown {
    return super.get(tx, lower(key));
  }

  override put(tx: Transaction, key: unknown, value: unknown): unknown {
    return super.put(tx, lower(key), value);
  }

  override remove(tx: Transaction, key: unknown): unknown {
    return super.remove(tx, lower(key));
  }
}

function lower(key: unknown): unknown {
  return typeof key === 'string' ? key.toLowerCase() : key;
}
