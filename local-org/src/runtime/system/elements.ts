import { UnsupportedError } from '../../diagnostics/errors.ts';
import { ApexList } from '../values/list.ts';
import { ApexSet } from '../values/set.ts';
import { notNull } from './arguments.ts';

/** The elements of an argument that may be a List or a Set. @throws System.NullPointerException for null. */
export function elementsOf(collection: ApexList | ApexSet | null): readonly unknown[] {
  const given: unknown = notNull(collection);
  if (given instanceof ApexList) return given.items;
  if (given instanceof ApexSet) return given.values();
  throw new UnsupportedError('An Iterable of a user class as the argument of a collection method');
}
