import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

/**
 * Compiles the components' TypeScript in place, as `npm run build` does.
 * @throws Error with the compiler's messages.
 */
export function compileComponents(projectRoot: string): Promise<void> {
  const require = createRequire(import.meta.url);
  const compiler = path.join(path.dirname(require.resolve('typescript/package.json')), 'bin/tsc');
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [compiler, '-p', 'tsconfig.build.json'],
      { cwd: projectRoot },
      (error, output) => {
        if (error === null) resolve();
        else reject(new Error(output.trim() === '' ? error.message : output.trim()));
      }
    );
  });
}
