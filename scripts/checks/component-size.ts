import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { rollup, type Plugin } from 'rollup';
import { minify } from 'terser';
import type { Check } from './check.ts';

const LWC = path.join(import.meta.dirname, '../../force-app/main/default/lwc');
/** What stands on record and home pages all day; the set-up pages are opened once. */
const DAILY = ['birdConversations', 'birdInboxSummary'] as const;
const LIMIT_BYTES = 60_000;
const ENTRY = '\0daily';

/** The components of the pages that people keep open, all together and minified. */
export const componentSizeCheck: Check = {
  name: `JavaScript of the record and home pages below ${LIMIT_BYTES / 1000} KB`,
  async run() {
    const bytes = await minifiedSize();
    const fault = `${bytes} bytes minified; fewer than ${LIMIT_BYTES} are allowed`;
    return { faults: bytes < LIMIT_BYTES ? [] : [fault] };
  }
};

async function minifiedSize(): Promise<number> {
  const build = await rollup({
    input: ENTRY,
    plugins: [components(withChildren(DAILY))],
    onLog: () => undefined
  });
  const { output } = await build.generate({ format: 'esm' });
  await build.close();
  const { code = '' } = await minify(output[0].code, {
    module: true,
    ecma: 2020,
    compress: { passes: 3, hoist_funs: true }
  });
  return Buffer.byteLength(code);
}

/** The bundles, and those that stand in their templates. */
function withChildren(names: readonly string[]): readonly string[] {
  const found = new Set(names);
  for (const name of found) {
    for (const template of globSync(path.join(LWC, name, '*.html'))) {
      for (const [, tag = ''] of readFileSync(template, 'utf8').matchAll(/<c-([a-z-]+)/g))
        found.add(tag.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()));
    }
  }
  return [...found];
}

/** Finds `c/*` and the modules beside them; what the platform brings stays outside. */
function components(names: readonly string[]): Plugin {
  return {
    name: 'components',
    resolveId(id, importer) {
      if (id === ENTRY) return id;
      if (id.startsWith('c/')) return path.join(LWC, id.slice(2), `${id.slice(2)}.js`);
      if (!id.startsWith('.') || importer === undefined) return { id, external: true };
      const file = path.resolve(path.dirname(importer), id);
      return existsSync(file) ? file : `${file}.js`;
    },
    load(id) {
      if (id === ENTRY)
        return names.map((name) => `export { default as ${name} } from 'c/${name}';`).join('\n');
      return withoutDecorators(readFileSync(id, 'utf8'));
    }
  };
}

/** Decorators are LWC's own syntax; they weigh next to nothing. */
function withoutDecorators(code: string): string {
  return code.replaceAll(/^(\s*)@(?:api|wire|track)\b[ \t]*(?:\([^\n]*\))?/gm, '$1');
}
