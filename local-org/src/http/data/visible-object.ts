import type { ObjectSchema } from '../../metadata/schema.ts';
import type { Transaction } from '../../runtime/transaction.ts';
import { notFound } from '../api-error.ts';

/** An object with rows that the user may read. @throws ApiError 404: the platform does not tell a hidden object from none. */
export function visibleObject(tx: Transaction, name: string): ObjectSchema {
  const object = tx.schema.object(name);
  if (object === undefined || !object.stored || !tx.user.permissions.canRead(object.name))
    throw notFound();
  return object;
}
