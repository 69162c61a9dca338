import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from '../project.ts';
import type { Check } from './check.ts';

const PAGES = ['*.md', 'docs/**/*.md', 'config/**/*.md', 'local-org/*.md'];
/** A scheme, such as `https:` or `mailto:`. */
const ELSEWHERE = /^[a-z][a-z+.-]*:/;

/** Every relative link and every anchor in the project's pages leads somewhere. */
export const docLinksCheck: Check = {
  name: 'links and anchors of the documentation',
  run: () => Promise.resolve({ faults: docLinkFaults(PROJECT_ROOT) })
};

/** One sentence for each link that leads nowhere. */
export function docLinkFaults(root: string): readonly string[] {
  const pages = globSync(PAGES, { cwd: root }).sort();
  if (pages.length === 0) return ['No page was found.'];
  return pages.flatMap((page) =>
    linksOf(readFileSync(path.join(root, page), 'utf8'))
      .filter((link) => !ELSEWHERE.test(link))
      .flatMap((link) => fault(root, page, link) ?? [])
  );
}

function fault(root: string, page: string, link: string): string | null {
  const [address = '', anchor] = link.split('#');
  const target = address === '' ? page : path.join(path.dirname(page), decodeURIComponent(address));
  const file = path.join(root, target);
  if (!existsSync(file)) return `${page} links to ${link}, but ${target} does not exist.`;
  if (anchor === undefined || statSync(file).isDirectory()) return null;
  const known = target.endsWith('.md') && anchorsOf(readFileSync(file, 'utf8')).has(anchor);
  return known ? null : `${page} links to ${link}, but ${target} has no heading #${anchor}.`;
}

/** Addresses of the links and pictures of a page, code left out. */
export function linksOf(text: string): readonly string[] {
  const prose = withoutBlocks(text).replaceAll(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(\s*<?([^)\s>]+)/g)].map(([, address = '']) => address);
}

/**
 * Anchors that GitHub gives the headings of a page.
 * @remarks https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#section-links
 */
export function anchorsOf(text: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const [, heading = ''] of withoutBlocks(text).matchAll(/^#{1,6} +(.+?) *#*$/gm)) {
    const name = heading
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(/\s/g, '-');
    let anchor = name;
    for (let again = 1; anchors.has(anchor); again += 1) anchor = `${name}-${again}`;
    anchors.add(anchor);
  }
  return anchors;
}

function withoutBlocks(text: string): string {
  return text.replaceAll(/^( *)(```+|~~~+)[^\n]*\n[\s\S]*?\n\1\2 *$/gm, '');
}
