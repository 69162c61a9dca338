import type { ApexType } from '../../src/syntax/types.ts';
import type { LibrarySignature } from './library-signatures.ts';

/** An Apex class, `Use.cls`, that uses one signature of the library and nothing else. */
export function classUsing(signature: LibrarySignature, typeParameters: number): string {
  const { kind, isStatic = false, parameters } = signature;
  const self = ownType(signature, typeParameters);
  const hasReceiver = (kind === 'method' || kind === 'field') && !isStatic;
  const declared = [
    ...(hasReceiver ? [`${self} receiver`] : []),
    ...parameters.map((type, index) => `${spelled(type, signature)} a${index}`)
  ];
  const body = use(signature, self, hasReceiver ? 'receiver' : signature.owner);
  return `public class Use { static void run(${declared.join(', ')}) { ${body} } }`;
}

function use(signature: LibrarySignature, self: string, target: string): string {
  const args = signature.parameters.map((_, index) => `a${index}`).join(', ');
  if (signature.kind === 'constructor') return `Object made = new ${self}(${args});`;
  if (signature.kind === 'method') return `${target}.${signature.name}(${args});`;
  return `Object value = ${target}.${signature.name};`;
}

/** Rows, where a signature is for collections of rows only. */
const OF_ROWS: ReadonlySet<string> = new Set(['deepClone', 'putAll', 'new']);

function ownType(signature: LibrarySignature, typeParameters: number): string {
  if (typeParameters === 0) return signature.owner;
  const element = argument(signature);
  const args = typeParameters === 2 ? ['Id', element] : [element];
  return `${signature.owner}<${args.join(', ')}>`;
}

/** What stands for a type variable. */
function argument({ name }: LibrarySignature): string {
  return OF_ROWS.has(name) ? 'SObject' : 'Integer';
}

function spelled(type: ApexType, signature: LibrarySignature): string {
  if (type.kind === 'variable') return type.name === 'K' ? 'Id' : argument(signature);
  if (type.name === 'System.Object') {
    return signature.owner === 'System.String' && signature.name === 'join'
      ? 'List<String>'
      : 'Object';
  }
  const args = type.args.map((each) => spelled(each, signature)).join(', ');
  return args === '' ? type.name : `${type.name}<${args}>`;
}
