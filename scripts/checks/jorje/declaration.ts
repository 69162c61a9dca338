import type {
  LibraryMethod,
  LibraryTypeTable
} from '../../../local-org/src/check/platform-tables.ts';
import type { ApexType } from '../../../local-org/src/syntax/types.ts';

/** What every exception class inherits, and may not declare again. */
const OF_EVERY_EXCEPTION: ReadonlySet<string> = new Set([
  'getcause',
  'getlinenumber',
  'getmessage',
  'getstacktracestring',
  'gettypename',
  'initcause',
  'setmessage'
]);

/** A library type as an Apex declaration with empty bodies. @param inner types declared inside it */
export function declarationOf(table: LibraryTypeTable, inner: readonly LibraryTypeTable[]): string {
  const last = table.name.slice(table.name.lastIndexOf('.') + 1);
  if (table.kind === 'enum') return `global enum ${last} { ${table.enumConstants.join(', ')} }`;
  if (table.kind === 'interface') {
    const methods = table.methods.map((method) => `${signature(method)};`);
    return `global interface ${last}${parents(' extends', table.interfaces)} { ${methods.join('\n')} }`;
  }
  return `global virtual class ${last}${classParents(table)} {
${[...members(table, last), ...inner.map((type) => declarationOf(type, []))].join('\n')}
}`;
}

function members(table: LibraryTypeTable, last: string): readonly string[] {
  const exception = isException(table);
  const methods = table.methods.filter(
    ({ name }) => !exception || !OF_EVERY_EXCEPTION.has(name.toLowerCase())
  );
  return [
    ...(exception
      ? []
      : table.constructors.map(({ parameters }) => `global ${last}(${list(parameters)}) {}`)),
    ...table.fields.map(
      ({ name, isStatic, type }) => `global ${isStatic ? 'static ' : ''}${written(type)} ${name};`
    ),
    ...methods.map(
      (method) => `global ${method.isStatic ? 'static' : 'virtual'} ${signature(method)} {}`
    )
  ];
}

function classParents(table: LibraryTypeTable): string {
  if (isException(table)) return ' extends Exception';
  const superclass = table.superclass === null ? '' : ` extends ${written(table.superclass)}`;
  return superclass + parents(' implements', table.interfaces);
}

function isException(table: LibraryTypeTable): boolean {
  return table.name.endsWith('Exception') && table.superclass?.name === 'System.Exception';
}

function parents(keyword: string, types: readonly ApexType[]): string {
  return types.length === 0 ? '' : `${keyword} ${types.map(written).join(', ')}`;
}

function signature({ name, parameters, returnType }: LibraryMethod): string {
  return `${written(returnType)} ${name}(${list(parameters)})`;
}

function list(parameters: readonly ApexType[]): string {
  return parameters.map((type, index) => `${written(type)} p${index}`).join(', ');
}

function written(type: ApexType): string {
  if (type.kind === 'sobject' && type.name !== 'SObject') return `Schema.${type.name}`;
  const name = CORE.has(type.name) ? type.name.slice('System.'.length) : type.name;
  return type.args.length === 0 ? name : `${name}<${type.args.map(written).join(', ')}>`;
}

/** Types of the language itself: the compiler knows them without a namespace only. */
const CORE: ReadonlySet<string> = new Set(
  [
    ...['Object', 'String', 'Id', 'Boolean', 'Integer', 'Long', 'Decimal', 'Double', 'Blob'],
    ...['Date', 'Datetime', 'Time', 'List', 'Set', 'Map', 'Exception']
  ].map((name) => `System.${name}`)
);
