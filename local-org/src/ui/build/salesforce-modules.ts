import type { Plugin } from 'rollup';

/** What the package's components import from the platform by name; checked against the deployed metadata. */
export interface ModuleReferences {
  /** Label names without their namespace: `Bird_All`. */
  readonly labels: string[];
  /** `BirdConversationController.getThread` */
  readonly apexMethods: string[];
  /** `Lead.Phone`, `Lead` */
  readonly schema: string[];
}

const PREFIX = '\0salesforce:';
const CONTEXT = 'local-org/context';

/** `@salesforce/*` modules, which the platform resolves when it compiles a component. */
export function salesforceModules(references: ModuleReferences): Plugin {
  return {
    name: 'salesforce-modules',
    resolveId(id) {
      return moduleSource(id, null) === null ? null : `${PREFIX}${id}.js`;
    },
    load(id) {
      if (!id.startsWith(PREFIX)) return null;
      return moduleSource(id.slice(PREFIX.length, -'.js'.length), references);
    }
  };
}

/** The code of one `@salesforce/…` module; null when the base components bring it themselves or nobody has it. */
function moduleSource(id: string, references: ModuleReferences | null): string | null {
  const [scope, kind, ...rest] = id.split('/');
  if (scope !== '@salesforce' || kind === undefined) return null;
  const name = rest.join('/');
  switch (kind) {
    case 'apex':
      return apexSource(name, references);
    case 'label':
      return labelSource(name, references);
    case 'schema':
      references?.schema.push(name);
      return `export default ${schemaReference(name)};`;
    case 'user':
      return `import { context } from '${CONTEXT}';\nexport default context.userModule(${JSON.stringify(name)});`;
    case 'i18n':
      return RUNTIME_I18N.has(name)
        ? `import { context } from '${CONTEXT}';\nexport default context.i18n(${JSON.stringify(name)});`
        : null;
    case 'client':
      return name === 'formFactor'
        ? `import { context } from '${CONTEXT}';\nexport default context.formFactor();`
        : null;
    default:
      return null;
  }
}

/** Follow the user's locale and time zone; the base components' own stubs serve the rest. */
const RUNTIME_I18N: ReadonlySet<string> = new Set([
  'lang',
  'locale',
  'timeZone',
  'dir',
  'number.decimalSeparator',
  'number.groupingSeparator'
]);

function apexSource(name: string, references: ModuleReferences | null): string | null {
  if (name === '') return null;
  references?.apexMethods.push(name);
  return `import { apexMethod } from '@salesforce/apex';\nexport default apexMethod(${JSON.stringify(name)});`;
}

function labelSource(name: string, references: ModuleReferences | null): string | null {
  if (!name.startsWith('c.')) return null;
  references?.labels.push(name.slice(2));
  return `import { context } from '${CONTEXT}';\nexport default context.label(${JSON.stringify(name.slice(2))});`;
}

function schemaReference(name: string): string {
  const [objectApiName, ...field] = name.split('.');
  return field.length === 0
    ? JSON.stringify({ objectApiName })
    : JSON.stringify({ objectApiName, fieldApiName: field.join('.') });
}
