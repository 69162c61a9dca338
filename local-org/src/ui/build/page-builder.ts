import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { BuiltPages, PagesRequest } from './build-pages.ts';

/** What the worker answers to one request. */
export type WorkerAnswer =
  | { readonly kind: 'built'; readonly pages: BuiltPages }
  | { readonly kind: 'failed'; readonly message: string };

/** Builds the pages in a process of its own, so that the compiler of the Apex classes is not held up. `signal` ends it. */
export function buildPagesInChild(request: PagesRequest, signal: AbortSignal): Promise<BuiltPages> {
  const worker: ChildProcess = fork(path.join(import.meta.dirname, 'build-worker.ts'), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    signal
  });
  return new Promise((resolve, reject) => {
    worker.once('message', (answer: WorkerAnswer) => {
      if (answer.kind === 'built') resolve(answer.pages);
      else reject(new Error(answer.message));
    });
    worker.once('error', reject);
    worker.once('exit', (code) =>
      reject(new Error(`The build of the pages ended with code ${code}.`))
    );
    const { projectRoot, folders, cacheFolder } = request;
    worker.send({ projectRoot, folders, cacheFolder } satisfies PagesRequest);
  });
}
