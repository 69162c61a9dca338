import { openLibrary } from '../local-org/src/org/library.ts';
import {
  isImplemented,
  librarySignatures,
  type LibrarySignature
} from '../local-org/test/support/library-signatures.ts';

/** What the runtime has of one type of the platform. */
interface TypeSupport {
  readonly name: string;
  readonly implemented: readonly LibrarySignature[];
  readonly refused: readonly LibrarySignature[];
}

/** The two lists of the page: what of the platform's library is implemented, and what is refused by name at compile time. */
export function librarySection(): readonly string[] {
  const types = typeSupport();
  const begun = types.filter(({ implemented }) => implemented.length > 0);
  const count = (list: readonly TypeSupport[], part: 'implemented' | 'refused'): number =>
    list.reduce((sum, type) => sum + type[part].length, 0);
  return [
    '## The library',
    '',
    `Of ${types.length} types of the platform ${begun.length} are modelled; ${count(types, 'implemented')} signatures are`,
    `implemented, each run by a behaviour test, and ${count(types, 'refused')} are refused by name at compile time.`,
    '',
    '<!-- prettier-ignore -->',
    '| Type | Implemented | Refused |',
    '| --- | --- | --- |',
    ...begun.map(typeRow),
    '',
    '### Refused whole',
    '',
    '<!-- prettier-ignore -->',
    '| Namespace | Types | Signatures |',
    '| --- | --- | --- |',
    ...namespaceRows(types.filter(({ implemented }) => implemented.length === 0))
  ];
}

function typeSupport(): readonly TypeSupport[] {
  const library = openLibrary();
  return [...Map.groupBy(librarySignatures(), ({ owner }) => owner)]
    .map(([name, signatures]) => ({
      name,
      implemented: signatures.filter((each) => isImplemented(library, each)),
      refused: signatures.filter((each) => !isImplemented(library, each))
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function typeRow({ name, implemented, refused }: TypeSupport): string {
  const all = implemented.length;
  const what = refused.length === 0 ? `all ${all}` : `${all} of ${all + refused.length}`;
  return `| ${name} | ${what} | ${spelled(refused)} |`;
}

/** `left/1`, each name and number of parameters once. */
function spelled(signatures: readonly LibrarySignature[]): string {
  const names = signatures.map(({ kind, name, parameters }) =>
    kind === 'method' || kind === 'constructor' ? `${name}/${parameters.length}` : name
  );
  return [...new Set(names)].sort().join(', ');
}

function namespaceRows(types: readonly TypeSupport[]): readonly string[] {
  const namespaces = Map.groupBy(types, ({ name }) => name.slice(0, name.indexOf('.')));
  return [...namespaces].map(([namespace, members]) => {
    const signatures = members.reduce((sum, { refused }) => sum + refused.length, 0);
    return `| ${namespace} | ${members.length} | ${signatures} |`;
  });
}
