import process from 'node:process';
import { buildPages, type PagesRequest } from './build-pages.ts';
import { needsCompiling } from './bundles.ts';
import { compileComponents } from './compile-components.ts';
import type { WorkerAnswer } from './page-builder.ts';

/** The child's side of `buildPagesInChild`: one request, one answer, then it ends. */
process.once('message', (request: PagesRequest) => {
  void answer(request).then((result) => process.send?.(result, () => process.disconnect()));
});

async function answer(request: PagesRequest): Promise<WorkerAnswer> {
  try {
    if (needsCompiling(request.folders)) await compileComponents(request.projectRoot);
    return { kind: 'built', pages: await buildPages(request) };
  } catch (error) {
    return { kind: 'failed', message: describe(error) };
  }
}

/** Says which file it was: compilers tell it beside their message. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const file: unknown = 'id' in error ? error.id : undefined;
  return typeof file === 'string' ? `${file.split('?', 1)[0]}: ${error.message}` : error.message;
}
