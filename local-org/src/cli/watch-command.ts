import process from 'node:process';
import { UnsupportedError } from '../diagnostics/errors.ts';
import { ProjectCompiler } from '../org/compile.ts';
import { stateFolderOf } from '../org/state-folder.ts';
import { watchFiles } from '../org/watch-files.ts';
import { testOnce } from './test-command.ts';

const APEX = /\.(cls|trigger)$/;
const METADATA = /\.(xml|md|json)$/;

/**
 * Runs the named tests now and after each change below the folders, until the process is ended. What has not changed is neither
 * read nor parsed again.
 */
export function watchCommand(
  projectRoot: string,
  folders: readonly string[],
  names: readonly string[]
): void {
  const compiler = new ProjectCompiler(projectRoot, folders, stateFolderOf(projectRoot));
  const isWanted = (file: string): boolean => APEX.test(file) || METADATA.test(file);
  watchFiles(folders, isWanted, (files) => {
    if ([...files].some((file) => METADATA.test(file))) compiler.forgetMetadata();
    run(compiler, names);
  });
  run(compiler, names);
}

function run(compiler: ProjectCompiler, names: readonly string[]): void {
  try {
    testOnce(compiler, names);
  } catch (error) {
    if (!(error instanceof UnsupportedError)) throw error;
    process.stderr.write(`${error.message}\n`);
  }
}
