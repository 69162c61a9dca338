import { signatureKey, type LibrarySignature } from './library-signatures.ts';

/**
 * The signatures that no executed key names. A test that calls a function of the library by hand gives no parameter types: it counts
 * for the only overload of that name with as many parameters, never for one of several.
 */
export function notExecuted(
  signatures: readonly LibrarySignature[],
  executed: ReadonlySet<string>
): readonly LibrarySignature[] {
  const overloads = Map.groupBy(signatures, byArity);
  const byHand = new Set([...executed].map(arityOf));
  return signatures.filter(
    (each) =>
      !executed.has(signatureKey(each)) &&
      !(overloads.get(byArity(each))!.length === 1 && byHand.has(byArity(each)))
  );
}

function byArity(signature: LibrarySignature): string {
  return arityOf(signatureKey(signature));
}

/** `method System.String.left(System.Integer)` to `method System.String.left/1`. */
function arityOf(key: string): string {
  const open = key.indexOf('(');
  if (open === -1) return key;
  return `${key.slice(0, open)}/${topLevelParts(key.slice(open + 1, -1))}`;
}

function topLevelParts(list: string): number {
  if (list === '') return 0;
  let depth = 0;
  let parts = 1;
  for (const letter of list) {
    if (letter === '<') depth++;
    if (letter === '>') depth--;
    if (letter === ',' && depth === 0) parts++;
  }
  return parts;
}
