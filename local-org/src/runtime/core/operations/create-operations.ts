import type { Host } from '../host.ts';
import type { Operations } from '../operations.ts';
import { ARITHMETIC } from './arithmetic.ts';
import { collectionOperations } from './collections.ts';
import { comparisonOperations } from './comparison.ts';
import { constantOperations } from './constants.ts';
import { conversionOperations } from './conversions.ts';
import { DATE_ARITHMETIC } from './date-arithmetic.ts';
import { databaseOperations } from './database.ts';
import { exceptionOperations } from './exceptions.ts';
import { rowOperations } from './rows.ts';

/** The operations of a host, family by family. */
export function createOperations(host: Host): Operations {
  return {
    ...ARITHMETIC,
    ...DATE_ARITHMETIC,
    ...comparisonOperations(host),
    ...conversionOperations(host),
    ...collectionOperations(host),
    ...constantOperations(host),
    ...rowOperations(host),
    ...databaseOperations(host),
    ...exceptionOperations(host)
  };
}
