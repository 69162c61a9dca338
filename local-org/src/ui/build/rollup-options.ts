import { createRequire } from 'node:module';
import path from 'node:path';
import type { InputOptions, Plugin } from 'rollup';
import type { LwcBundle } from './bundles.ts';
import { lwcPlugin, replacePlugin } from './plugins.ts';
import { salesforceModules, type ModuleReferences } from './salesforce-modules.ts';
import { stripTypes } from './strip-types.ts';
import { usedIcons } from './used-icons.ts';

const BROWSER = path.join(import.meta.dirname, '../browser');
const REGISTRY = 'local-org/components';

/** Modules of the platform that the local org answers itself; everything else of `lightning/*` is the real base component. */
const PLATFORM_MODULES: Readonly<Record<string, string>> = {
  'local-org/context': 'context.ts',
  'local-org/server': 'server.ts',
  'local-org/events': 'event-hub.ts',
  '@salesforce/apex': 'apex.ts',
  'lightning/empApi': 'emp-api.ts',
  'lightning/navigation': 'navigation.ts',
  'lightning/platformShowToastEvent': 'toast.ts',
  'lightning/uiRecordApi': 'ui-record-api.ts'
};

const SHELL_COMPONENTS = [
  'app',
  'globalHeader',
  'listPage',
  'recordPage',
  'pageComponent',
  'highlights',
  'fieldValue',
  'detailPanel',
  'relatedLists',
  'customComponent',
  'toasts'
] as const;

/** What a page is built from beside the package's bundles. */
export interface PageEntry {
  readonly input: string;
  /** LWC warns of mistakes in a development build only, which is many times slower. */
  readonly mode: 'development' | 'production';
  /** Further components by module name (`bench/naive`): files. */
  readonly modules: Readonly<Record<string, string>>;
}

const ORG_PAGES: PageEntry = {
  input: path.join(BROWSER, 'main.ts'),
  mode: 'development',
  modules: {}
};

/** Rollup's view of the page: the package's bundles as `c/*`, real base components, synthetic shadow. */
export function rollupOptions(
  projectRoot: string,
  bundles: readonly LwcBundle[],
  references: ModuleReferences,
  entry: PageEntry = ORG_PAGES
): InputOptions {
  return {
    input: entry.input,
    onLog(level, log, handler) {
      if (log.code === 'CIRCULAR_DEPENDENCY' || log.code === 'THIS_IS_UNDEFINED') return;
      if (log.pluginCode === 'LWC1137') return;
      if (log.code === 'UNRESOLVED_IMPORT')
        throw new Error(unresolved(log.exporter ?? '', log.id ?? ''));
      handler(level, log);
    },
    plugins: [
      stripTypes(),
      componentRegistry(bundles),
      salesforceModules(references),
      usedIcons([
        BROWSER,
        path.join(import.meta.dirname, '../server'),
        ...bundles.map((bundle) => bundle.folder),
        baseComponentFolder()
      ]),
      compileComponents(projectRoot, bundles, entry.modules),
      replacePlugin({
        preventAssignment: true,
        values: {
          'process.env.NODE_ENV': JSON.stringify(entry.mode),
          'import.meta.env.SSR': 'false'
        }
      })
    ]
  };
}

function compileComponents(
  projectRoot: string,
  bundles: readonly LwcBundle[],
  further: PageEntry['modules']
): Plugin {
  const shell = SHELL_COMPONENTS.map((name) => ({
    name: `shell/${name}`,
    path: path.join(BROWSER, 'lwc', name, `${name}.ts`)
  }));
  const platform = Object.entries(PLATFORM_MODULES).map(([name, file]) => ({
    name,
    path: path.join(BROWSER, 'platform', file)
  }));
  const added = Object.entries(further).map(([name, file]) => ({ name, path: file }));
  const packaged = bundles.map((bundle) => ({ name: `c/${bundle.name}`, path: bundle.script }));
  return lwcPlugin({
    rootDir: projectRoot,
    enableDynamicComponents: true,
    apiVersion: 66,
    modules: [...packaged, ...shell, ...platform, ...added, { npm: 'lightning-base-components' }]
  });
}

/** A module with the package's page components by name, so that a FlexiPage can name them. */
function componentRegistry(bundles: readonly LwcBundle[]): Plugin {
  const names = bundles.filter((bundle) => bundle.onPages).map((bundle) => bundle.name);
  return {
    name: 'component-registry',
    resolveId: (id) => (id === REGISTRY ? `\0${REGISTRY}.js` : null),
    load(id) {
      if (id !== `\0${REGISTRY}.js`) return null;
      const imports = names.map((name, index) => `import c${index} from 'c/${name}';`).join('\n');
      const entries = names.map((name, index) => `['${name}', c${index}]`).join(', ');
      return `${imports}\nexport const components = new Map([${entries}]);`;
    }
  };
}

function unresolved(module: string, importer: string): string {
  return `${module} is not modelled by the local org (imported by ${importer.split('?', 1)[0]}).`;
}

function baseComponentFolder(): string {
  const require = createRequire(import.meta.url);
  return path.join(
    path.dirname(require.resolve('lightning-base-components/package.json')),
    'src/lightning'
  );
}
