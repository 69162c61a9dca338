import { readFileSync } from 'node:fs';
import type { Plugin } from 'rollup';
import { listFiles } from './content-hash.ts';

const ICON_NAME = /(utility|standard|action|custom|doctype):(?:([A-Za-z0-9_]+)|\$\{)/g;
const WORD = /[A-Za-z0-9_]+/g;
const ICON_INDEX = /iconSvgTemplates\w+[\\/]buildTemplates[\\/]templates\.js$/;
const ICON_IMPORT = /import \{ default as (\w+) \} from '([^']+)';/g;

/**
 * Keeps only the icons that are named somewhere below the given folders, and where a file puts a name together
 * (`utility:${icon}`) all that its words can name: the base components would otherwise compile some 3,500 templates, most
 * of the build time.
 */
export function usedIcons(folders: readonly string[]): Plugin {
  const named = namedIcons(folders);
  return {
    name: 'used-icons',
    transform(code, id) {
      if (!ICON_INDEX.test(id)) return null;
      const kept = [...code.matchAll(ICON_IMPORT)].filter((match) => named.has(match[1]!));
      const imports = kept.map((match) => match[0]).join('\n');
      const names = kept.map((match) => match[1]).join(', ');
      return { code: `${imports}\nexport default { ${names} };`, map: null };
    }
  };
}

function namedIcons(folders: readonly string[]): ReadonlySet<string> {
  const named = new Set<string>();
  for (const file of folders.flatMap(listFiles)) {
    if (!/\.(js|ts|html)$/.test(file) || file.endsWith('.d.ts')) continue;
    if (/iconSvgTemplates|__examples__/.test(file)) continue;
    for (const name of namesIn(readFileSync(file, 'utf8'))) named.add(name);
  }
  return named;
}

function namesIn(text: string): readonly string[] {
  return [...text.matchAll(ICON_NAME)].flatMap(([, kind = '', name]) =>
    name === undefined
      ? [...text.matchAll(WORD)].map(([word]) => `${kind}_${word}`)
      : [`${kind}_${name}`]
  );
}
